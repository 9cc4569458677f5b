"""The filters of public lists, as forms that are only drawn: what they send is read by qinggang.asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.models import Area
from committees.periods import Window
from qinggang.presenting import dates
from qinggang.public.scope import Scope

Choices = list[tuple[str, Any]]
UNKNOWN = "unknown"


class Filter(forms.Form):
    """A form of the fields it is given."""

    def __init__(self, fields: Mapping[str, forms.Field], chosen: Mapping[str, Any]) -> None:
        super().__init__(initial=dict(chosen))
        self.fields.update(fields)


def by_committee(scope: Scope) -> forms.Field:
    names = [("" if node == scope.root else node.slug, node.short) for node in scope.choices]
    return forms.ChoiceField(label=_("Committee"), choices=names, required=False)


def by_year(years: Iterable[int], *, chosen: str = "", with_unknown: bool = False) -> forms.Field:
    """The years, newest first; one that was asked for is among them even if nothing is known of it."""
    known = sorted({*years, *([int(chosen)] if chosen.isdigit() else [])}, reverse=True)
    choices: Choices = [
        ("", pgettext_lazy("filter", "all years")),
        *((str(year), dates.period(Window.year(year))) for year in known),
    ]
    if with_unknown:
        choices.append((UNKNOWN, _("year unknown")))
    return forms.ChoiceField(label=_("Year"), choices=choices, required=False)


def by_area(areas: Iterable[Area]) -> forms.Field:
    choices: Choices = [("", pgettext_lazy("filter", "all areas")), *((area.key, area.say("name")) for area in areas)]
    return forms.ChoiceField(label=_("Area"), choices=choices, required=False)


def by_day(label: Any) -> forms.Field:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


def kept() -> forms.Field:
    """Something that stays chosen while the rest is changed."""
    return forms.CharField(widget=forms.HiddenInput, required=False)
