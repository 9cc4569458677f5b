"""The question before a child's file opens: what somebody needs to know who the child is for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.access import LONGEST_PURPOSE
from committees.forms import arranged


class RevealForm(forms.Form):
    """The purpose; without an approval in force, also that it is an emergency."""

    purpose = forms.CharField(
        label=_("What you need it for"),
        max_length=LONGEST_PURPOSE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("It stands in the log, with your name and the time. Do not write the child's name."),
    )
    is_emergency = forms.BooleanField(
        label=_("It is an emergency"),
        required=False,
        help_text=_("You have no approval in force. Who answers for the files is told at once."),
    )

    def __init__(self, data: Any = None, *, has_approval: bool) -> None:
        super().__init__(data)
        if has_approval:
            del self.fields["is_emergency"]
        else:
            self.fields["is_emergency"].required = True
        self.helper = arranged(*self.fields)
