"""What is asked of the reporting calendar, and what somebody says of a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.forms import arranged
from committees.forms.arranging import whole_number_input
from committees.models import Committee

ALL, NOTHING = "all", "nothing"


class CalendarForm(forms.Form):
    """A committee within the person's reach, and a year; both may be left as they are."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), required=False, empty_label=None)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, widget=whole_number_input())

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__({**data.dict(), "year": data.get("year") or timezone.localdate().year})
        self.is_used = bool(data)
        self.allowed = access.committees_within_reach(user, access.READS_DASHBOARD).in_tree_order()
        self.fields["committee"].queryset = self.allowed

    @property
    def chosen(self) -> Committee | None:
        """The one asked for, else the highest within reach."""
        return self.cleaned_data.get("committee") or self.allowed.first()


class PeriodForm(forms.Form):
    """That a committee has reported everything, or that there was nothing."""

    said = forms.ChoiceField(
        label=_("What do you report?"), widget=forms.RadioSelect,
        choices=[(ALL, _("Everything of this period is entered and handed in")),
                 (NOTHING, _("There was nothing in this period"))],
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = arranged("said", "note")


class OpenAgainForm(forms.Form):
    why = forms.CharField(label=_("Why is it opened again?"), max_length=200)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = arranged("why")
