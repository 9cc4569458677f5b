"""What happens to a pairing while it goes on, as forms: a pause, an end, a change of helpers."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import pairing_steps
from assistance.models import EndReason, Helper, Pairing
from committees.forms.arranging import CHOOSE, ROW, arranged, day_field
from committees.forms.picking import PickingForm
from committees.models import Elder


class StepForm(PickingForm):
    """A form about one pairing. It carries the version that was read when the page opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, data: Any = None, *, by: Any, pairing: Pairing) -> None:
        super().__init__(data, by=by, kept=[], initial={"version": pairing.version})
        self.pairing = pairing
        self.prepare()

    def prepare(self) -> None:
        """Offer choices and arrange the fields."""
        raise NotImplementedError

    @property
    def said(self) -> dict[str, Any]:
        """What the action is told."""
        return dict(self.cleaned_data)


class PauseForm(StepForm):
    on = day_field(_("Paused since"), initial=timezone.localdate)
    why = forms.CharField(
        label=_("Why"), max_length=200, required=False, help_text=_("No names, and nothing about health.")
    )

    def prepare(self) -> None:
        self.helper = arranged("version", "on", "why")


class EndForm(StepForm):
    on = day_field(_("Ended on"), initial=timezone.localdate)
    reason = forms.ModelChoiceField(EndReason.objects.none(), label=_("Why it ended"), empty_label=CHOOSE)

    def prepare(self) -> None:
        self.fields["reason"].queryset = EndReason.objects.active().in_order()
        self.helper = arranged("version", "on", "reason")


class HelpersForm(StepForm):
    """Who leaves and who comes. One of the two is enough."""

    leaving = forms.ModelChoiceField(
        Helper.objects.none(), label=_("Who leaves"), required=False, empty_label=_("Nobody leaves"),
    )  # fmt: skip
    until = day_field(
        _("Last day"),
        required=False,
        help_text=_("Best some days after the next one begins."),
    )
    elder = forms.ModelChoiceField(
        Elder.objects.none(), label=_("Five-old volunteer"), required=False, empty_label=CHOOSE
    )
    teacher = forms.CharField(label=_("Or a teacher"), required=False, max_length=60)
    since = day_field(_("First day"), required=False)

    def prepare(self) -> None:
        self.fields["leaving"].queryset = self.pairing.helpers.filter(
            pk__in=[helper.pk for helper in pairing_steps.staying(self.pairing)]
        )
        self.pick("elder", Elder.objects.filter(status="active"))
        self.helper = arranged(
            "version",
            Fieldset(_("Who leaves"), Div("leaving", "until", template=ROW)),
            Fieldset(_("Who comes"), "elder", "teacher", "since"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("leaving") and not cleaned.get("until") and not self.has_error("until"):
            self.add_error("until", _("Say which day is the last one."))
        if cleaned.get("elder") and cleaned.get("teacher"):
            self.add_error("teacher", _("Choose a five-old volunteer, or write the name of a teacher: not both."))
        comes = cleaned.get("elder") or cleaned.get("teacher")
        if comes and not cleaned.get("since") and not self.has_error("since"):
            self.add_error("since", _("Say which day is the first one."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        typed = self.cleaned_data
        coming = None
        if typed["elder"] or typed["teacher"]:
            role = Helper.Role.ELDER if typed["elder"] else Helper.Role.TEACHER
            coming = {"role": role, "elder": typed["elder"], "teacher": typed["teacher"], "since": typed["since"]}
        return {
            "leaving": typed["leaving"], "until": typed["until"] if typed["leaving"] else None, "coming": coming,
            "version": typed["version"],
        }  # fmt: skip
