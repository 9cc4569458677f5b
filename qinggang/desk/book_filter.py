"""The filters of a register on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import access, finding
from committees.books import Book
from committees.forms.picking import Pick
from committees.models import Committee
from committees.words import plain


class BookFilter(forms.Form):
    """Committee with all below it, the register's own choices, words. What cannot be read filters nothing."""

    q = forms.CharField(label=_("Name or its pinyin"), required=False, max_length=100)

    def __init__(self, data, *, user, book: Book) -> None:
        super().__init__(data)
        self.book = book
        within = access.committees_within_reach(user, book.readers)
        self.fields["committee"] = Pick(
            within, by=user, sort=finding.SORTS["committee"], label=_("Committee, with all below it"), required=False
        )
        if book.find_label:
            self.fields["q"].label = book.find_label
        for name in book.narrowing:
            self.fields[name] = _choice(_field(book.model, name))

    @property
    def is_used(self) -> bool:
        return any(self[name].data for name in self.fields)

    def applied_to(self, entries):
        """The entries that fit."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("committee"):
            entries = entries.filter(committee__in=Committee.objects.within(chosen["committee"]))
        for name in self.book.narrowing:
            if chosen.get(name):
                # What has several of them is still one entry.
                fitting = self.book.model.objects.filter(**{name: chosen[name]})
                entries = entries.filter(pk__in=fitting.values("pk"))
        words = plain(chosen.get("q", ""))
        return entries.filter(self.book.finds(words)) if words else entries


def _field(model: Any, path: str) -> Any:
    """The field at the end of a path like circumstances__kind."""
    *steps, last = path.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(last)


def _choice(field) -> forms.Field:
    """One value of the field, or all."""
    label = capfirst(field.verbose_name)
    if field.is_relation:
        things = field.related_model.objects.active().in_order()
        return forms.ModelChoiceField(things, label=label, required=False, empty_label=_("all"))
    return forms.ChoiceField(label=label, required=False, choices=[("", _("all")), *field.choices])
