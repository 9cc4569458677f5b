"""What the dashboard is asked: which committee, which period, and which figure month by month."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from committees import access, indicators
from committees.indicators import Indicator
from committees.models import Committee
from committees.named_periods import Named, window_of
from committees.periods import ALL_TIME, Window
from qinggang.presenting.figures import name
from qinggang.presenting.trends import can_be_drawn


class ReachForm(forms.Form):
    """A committee whose dashboard the person may read; it may be left as it is."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), required=False, empty_label=None)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data)
        self.user = user
        self.allowed = access.committees_within_reach(user, access.READS_DASHBOARD).in_tree_order()
        self.fields["committee"].queryset = self.allowed

    @property
    def chosen(self) -> Committee | None:
        """The one asked for, else the highest within reach."""
        return self.cleaned_data.get("committee") or self.allowed.first()


class DashboardForm(ReachForm):
    """A committee within the person's reach, and a period by its name or by its days; all may be left as they are."""

    period = forms.ChoiceField(
        label=_("Period"), required=False, choices=[("", _("all time, or these days:")), *Named.choices]
    )
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    chart = forms.ChoiceField(label=_("Month by month"), required=False)

    def __init__(self, data, *, user) -> None:
        super().__init__(data, user=user)
        self.fields["chart"].choices = [(one.key, name(one)) for one in self._drawable]

    @cached_property
    def _drawable(self) -> list[Indicator]:
        return [one for one in indicators.every() if one.is_headline and can_be_drawn(one)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("since"), cleaned.get("until")
        if first and last and last < first and not cleaned.get("period"):
            self.add_error("until", _("The last day cannot be before the first."))
        return cleaned

    @property
    def charted(self) -> Indicator | None:
        """The figure that is drawn: the one asked for, else the first."""
        wanted = self.cleaned_data.get("chart")
        return next((one for one in self._drawable if one.key == wanted), next(iter(self._drawable), None))

    @property
    def window(self) -> Window:
        """The period by its name, else by its days."""
        if not self.is_valid():
            return ALL_TIME
        if self.cleaned_data["period"]:
            return window_of(self.cleaned_data["period"], timezone.localdate())
        return Window.through(self.cleaned_data["since"], self.cleaned_data["until"])

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def asked(self, committee: Committee) -> str:
        """The same question of another committee, as the end of an address."""
        asked = {"committee": str(committee.pk)}
        if self.is_valid():
            said = self.cleaned_data
            days = {} if said["period"] else {name: said[name].isoformat() for name in ("since", "until") if said[name]}
            asked |= days | {name: said[name] for name in ("period", "chart") if said[name]}
        return urlencode(asked)
