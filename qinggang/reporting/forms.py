"""What is asked of the reporting calendar, and what somebody says of a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.forms import arranged
from committees.forms.arranging import whole_number_input
from qinggang.dashboard.forms import ReachForm

ALL, NOTHING = "all", "nothing"


class CalendarForm(ReachForm):
    """A committee within the person's reach, and a year; both may be left as they are."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100, widget=whole_number_input())

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__({**data.dict(), "year": data.get("year") or timezone.localdate().year}, user=user)
        self.is_used = bool(data)


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
