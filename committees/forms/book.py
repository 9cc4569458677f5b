"""What the web forms of all registers share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import QuerySet
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.entry import Entry
from committees.forms.arranging import CHOOSE, FOLDED, arranged
from committees.forms.picking import Pick, as_picked
from committees.models import User


class BookForm(forms.ModelForm):
    """A register's form names its fields in three parts: what matters, what few need, and the same in English."""

    legend: ClassVar[Any] = ""
    first: ClassVar[tuple[str, ...]] = ()
    more: ClassVar[tuple[str, ...]] = ()
    english: ClassVar[tuple[str, ...]] = ()

    more_helper = None  # there are no tables of rows, so nothing stands behind them

    def __init__(self, data=None, *, by: User, committees: QuerySet, record: Any = None) -> None:
        super().__init__(data, instance=record)
        self.by = by
        if "committee" in self.fields:
            self._offer_committees(committees)
        self.offer_choices()
        self._ask_in_words()
        parts = [Fieldset(self.legend, *self.first)]
        if self.more:
            parts.append(Fieldset(_("More, if you like"), *self.more, template=FOLDED))
        if self.english:
            parts.append(Fieldset(_("In English"), *self.english, template=FOLDED))
        self.helper = arranged(*(["committee"] if "committee" in self.fields else []), *parts)

    def offer_choices(self) -> None:
        """Limit the choices of a register's own fields; a register overrides it."""

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """Begin with what the address says: the name that somebody looked for in vain."""
        if "name" in self.fields:
            self.initial["name"] = asked.get("name", "")[:100]

    def _ask_in_words(self) -> None:
        """Where nothing is chosen yet a list says so, not a row of dashes."""
        for field in self.fields.values():
            if isinstance(field, forms.TypedChoiceField) and field.choices[:1] == BLANK_CHOICE_DASH:
                field.choices = [("", CHOOSE), *field.choices[1:]]

    def offer(self, name: str, things: QuerySet) -> None:
        self.fields[name].queryset = things
        if getattr(self.fields[name], "empty_label", None):
            self.fields[name].empty_label = CHOOSE

    def pick(self, name: str, things: QuerySet) -> None:
        """Let this field be picked by name out of these things."""
        before = [] if self.instance.pk is None else as_picked(self.initial.get(name)).chosen
        self.fields[name] = Pick.instead_of(self.fields[name], things, by=self.by, kept=before)

    def _offer_committees(self, committees: QuerySet) -> None:
        """The committees whose registers the person keeps; where there is but one, nobody is asked."""
        first = list(committees[:2])
        if first and self.initial.get("committee") is None:
            self.initial["committee"] = first[0].pk
        if len(first) == 1:
            self.fields["committee"].queryset = committees
            self.fields["committee"].widget = forms.HiddenInput()
        else:
            self.pick("committee", committees)

    def _post_clean(self) -> None:
        """Model rules are checked once, by the action that writes the entry."""

    def record_fields(self) -> dict[str, Any]:
        """The fields of the model, as the action takes them."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


def check_naming(form: forms.ModelForm, cleaned: Mapping[str, Any]) -> None:
    """A name stands in public on a stated basis only."""
    if cleaned.get("named_in_public") and not cleaned.get("naming_basis") and not form.has_error("naming_basis"):
        form.add_error("naming_basis", _("Say why: the consent and its date, or the source."))


class BookEntry(Entry):
    """The web form of an entry of a register: one form without tables."""

    def roles(self) -> tuple[str, ...]:
        return access.KEEPS_REGISTERS
