"""What an article is asked for: which committee, until which day, from when, and for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import suppression
from committees.forms.arranging import day_field
from qinggang.dashboard.forms import ReachForm
from qinggang.reports.drafting import Outline


class OutlineForm(ReachForm):
    """All may be left as they are: the highest committee within reach, and the whole year up to today."""

    since = day_field(_("From"), required=False)
    studios_since = day_field(_("Studios from"), required=False)
    as_of = day_field(_("As of"), required=False)
    internal = forms.BooleanField(label=_("Internal draft, with all numbers"), required=False)

    def __init__(self, data: Any, *, user: Any, year: int) -> None:
        super().__init__(data, user=user)
        self.year = year
        self.first = self.allowed.first()
        last = min(date(year, 12, 31), timezone.localdate())
        self.usual = {"since": date(year, 1, 1), "studios_since": date(year, 1, 1), "as_of": last}
        self.initial = {"committee": self.first, **self.usual}
        if self.first is None or not suppression.sees_all_counts(user, self.first):
            del self.fields["internal"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        days = {name: cleaned.get(name) or usual for name, usual in self.usual.items()}
        for name in ("since", "studios_since"):
            if days["as_of"] < days[name] and not self.has_error(name):
                self.add_error("as_of", _("The last day cannot be before the first."))
                break
        return cleaned | days

    @property
    def outline(self) -> Outline:
        said = self.cleaned_data
        committee = said.get("committee") or self.first
        is_internal = bool(said.get("internal")) and suppression.sees_all_counts(self.user, committee)
        return Outline(committee, self.year, said["as_of"], said["since"], said["studios_since"], is_internal)
