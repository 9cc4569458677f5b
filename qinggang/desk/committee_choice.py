"""Choosing one committee of those within reach: from a list while it is short, else by typing its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from committees.models import Committee

Text = str | Promise
COMMITTEE, ALL = _("Committee"), _("all")
MOST_IN_A_LIST = 60
MOST_NAMED = 6
LONGEST_NUMBER = 18


def committee_choice(allowed: QuerySet[Committee], label: Text = COMMITTEE, none: Text = ALL) -> forms.Field:
    """The field for it, with the word for choosing none. Costs one query."""
    found = list(allowed.in_tree_order()[: MOST_IN_A_LIST + 1])
    if len(found) > MOST_IN_A_LIST:
        return TypedCommittee(allowed, label)
    return ListedCommittee(found, label, none)


class ListedCommittee(forms.TypedChoiceField):
    """One of a few committees, chosen from a list that is already loaded."""

    def __init__(self, committees: list[Committee], label: Text, none: Text) -> None:
        self.by_number = {str(committee.pk): committee for committee in committees}
        choices = [("", none), *((number, str(committee)) for number, committee in self.by_number.items())]
        super().__init__(label=label, required=False, choices=choices, coerce=self.by_number.get, empty_value=None)


class TypedCommittee(forms.CharField):
    """One of many committees, by its name, its short name or their letters; addresses may give its number."""

    def __init__(self, allowed: QuerySet[Committee], label: Text) -> None:
        named = format_lazy(_("{field}, by its name"), field=label)
        super().__init__(label=named, required=False, max_length=120, empty_value=None)
        self.allowed = allowed

    def clean(self, value: Any) -> Committee | None:
        typed = super().clean(value)
        return self._found(typed) if typed else None

    def prepare_value(self, value: Any) -> Any:
        """A number in the address is shown as the name it stands for."""
        committee = self._numbered(value) if isinstance(value, str) else None
        return str(committee) if committee else value

    def _found(self, typed: str) -> Committee:
        if committee := self._numbered(typed):
            return committee
        exactly = Q(name=typed) | Q(name_en__iexact=typed) | Q(short_name=typed) | Q(short_name_en__iexact=typed)
        fits = list(self.allowed.filter(exactly).in_tree_order()[: MOST_NAMED + 1])
        fits = fits or list(self.allowed.filter(_partly(typed)).in_tree_order()[: MOST_NAMED + 1])
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise ValidationError(_("No committee that you can see has this name."))
        names = pgettext("between two names", ", ").join(str(committee) for committee in fits[:MOST_NAMED])
        raise ValidationError(_("Several committees fit. Write more of the name: %(names)s"), params={"names": names})

    def _numbered(self, typed: str) -> Committee | None:
        if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER):
            return None
        return self.allowed.filter(pk=typed).first()


def _partly(typed: str) -> Q:
    fits = Q(name__icontains=typed) | Q(name_en__icontains=typed) | Q(short_name__icontains=typed)
    return fits | Q(letters__contains=typed.lower())
