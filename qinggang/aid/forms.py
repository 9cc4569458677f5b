"""The forms of the way of aid: a step, and lines of a roster."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import aid_steps, rosters
from assistance.models import AidBatch
from committees.forms import CHOOSE, arranged
from committees.forms.arranging import day_field


class StepForm(forms.Form):
    """The step that comes next, when it was taken, and what is to be noted of it."""

    stage = forms.ChoiceField(label=_("Step"))
    on = day_field(_("On"))
    note = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("Number of the paper, or why. No names.")
    )

    def __init__(self, data: Any = None, *, batch: AidBatch) -> None:
        super().__init__(data)
        stages = aid_steps.open_stages(aid_steps.steps_of(batch))
        self.fields["stage"].choices = [("", CHOOSE), *((stage.value, stage.label) for stage in stages)]
        self.initial = {"stage": stages[0].value if stages else "", "on": timezone.localdate()}
        self.helper = arranged("stage", "on", "note")


class LinesForm(forms.Form):
    """Lines of a roster, typed or pasted from a table. Nothing of it is kept as a draft."""

    lines = forms.CharField(
        label=_("Lines"), strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One child a line: name, ID number, class, amount. Copied from Excel, it can be pasted as it is."),
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.helper = arranged("lines")

    def clean_lines(self) -> list[rosters.Typed]:
        return rosters.read(self.cleaned_data["lines"])

    def add_refusal(self, refusal: ValidationError) -> None:
        self.add_error("lines", refusal.messages)
