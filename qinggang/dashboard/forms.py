"""What the dashboard is asked: which committee, which days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.models import Committee
from committees.periods import ALL_TIME, Window


class DashboardForm(forms.Form):
    """A committee within the person's reach, and a period; both may be left as they are."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), required=False, empty_label=None)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data, *, user) -> None:
        super().__init__(data)
        self.user = user
        self.allowed = access.committees_within_reach(user, access.READS_DASHBOARD).in_tree_order()
        self.fields["committee"].queryset = self.allowed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("since"), cleaned.get("until")
        if first and last and last < first:
            self.add_error("until", _("The last day cannot be before the first."))
        return cleaned

    @property
    def chosen(self) -> Committee | None:
        """The one asked for, else the highest within reach."""
        return self.cleaned_data.get("committee") or self.allowed.first()

    @property
    def window(self) -> Window:
        if not self.is_valid():
            return ALL_TIME
        return Window.through(self.cleaned_data["since"], self.cleaned_data["until"])

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)
