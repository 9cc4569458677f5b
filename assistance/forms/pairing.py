"""The web form for a pairing: which child, who helps from when until when, to what end, and why it ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from assistance.forms.child_record import ChildRecordEntry, ChildRecordForm, named_in
from assistance.models import Aim, Aspect, CircumstanceKind, EndReason, Helper, HelpKind, Pairing
from committees import access
from committees.choices import DatePrecision
from committees.forms import CHOOSE, FOLDED, ROW, QuantityTable, RecordForm, arranged
from committees.forms.arranging import day_field
from committees.forms.picking import PickingForm
from committees.models import Elder

OWN_FIELDS = ("child", "counted_as", "tier", "aspects", "help_kinds", "paused_on", "ended_on", "end_reason")


class PairingForm(ChildRecordForm):
    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)
    day_label = _("Began on")

    paused_on = day_field(
        _("Paused since"), required=False, help_text=_("While it pauses no contact is due. Empty it to resume.")
    )
    ended_on = day_field(_("Ended on"), required=False, help_text=_("Leave empty while it goes on."))

    class Meta(RecordForm.Meta):
        model = Pairing
        fields = ("committee", *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "child": _("Child"), "counted_as": _("Counted under"), "tier": _("How closely accompanied"),
            "aspects": _("Aspects of help"), "help_kinds": _("Kinds of help"), "end_reason": _("Why it ended"),
        }  # fmt: skip
        widgets = {
            "tier": forms.RadioSelect, "aspects": forms.CheckboxSelectMultiple,
            "help_kinds": forms.CheckboxSelectMultiple,
        }  # fmt: skip

    def offer_choices(self) -> None:
        self.offer_children()
        self._offer("counted_as", CircumstanceKind.objects.active().in_order())
        self._offer("help_kinds", HelpKind.objects.active().in_order())
        self._offer("end_reason", EndReason.objects.active().in_order())
        self.offer_aspects()

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("The child"), "child", "counted_as", "tier", Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(
            Fieldset(_("How it helps"), "aspects", "help_kinds"),
            Fieldset(_("Pause or end"), "paused_on", "ended_on", "end_reason", template=FOLDED),
        )


class HelperForm(PickingForm):
    """One who helps: a volunteer who is picked, or a teacher by name; nobody's name where none is known."""

    role = forms.ChoiceField(label=_("Helps as"), choices=[("", CHOOSE), *Helper.Role.choices], required=False)
    elder = forms.ModelChoiceField(
        Elder.objects.none(), label=_("Five-old volunteer"), required=False, empty_label=CHOOSE
    )
    teacher = forms.CharField(label=_("Name of the teacher"), required=False, max_length=60)
    since = day_field(_("Helps since"), required=False)
    until = day_field(_("Helps until"), required=False)

    names = ("role", "elder", "teacher", "since", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("elder", Elder.objects.filter(status="active"))

    @staticmethod
    def values_of(row: Helper) -> dict[str, Any]:
        return {
            "role": row.role, "elder": row.elder_id, "teacher": row.teacher, "since": row.since, "until": row.until,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["role"] = cleaned.get("role") or (Helper.Role.TEACHER if cleaned.get("teacher") else Helper.Role.ELDER)
        is_teacher = cleaned["role"] == Helper.Role.TEACHER
        if is_teacher and cleaned.get("elder"):
            self.add_error("elder", _("Choose a five-old volunteer, or write the name of a teacher: not both."))
        if not is_teacher and cleaned.get("teacher"):
            self.add_error("teacher", _("Choose a five-old volunteer, or write the name of a teacher: not both."))
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("Who helps stops after they began."))
        return cleaned

    @property
    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.names}


class AimForm(forms.Form):
    """What is to be reached in one aspect. What is stored is not shown: it is read on the child's page."""

    aspect = forms.ModelChoiceField(Aspect.objects.none(), label=_("Aspect"), empty_label=CHOOSE)
    aim = forms.CharField(
        label=_("Aim"), max_length=300, required=False, widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("In one sentence. What is stored is not shown; leave this empty to keep it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aspect"].queryset = Aspect.objects.active().in_order()

    @staticmethod
    def values_of(row: Aim) -> dict[str, Any]:
        return {"aspect": row.aspect_id, "aim": ""}

    @property
    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("aspect", "aim")}


class HelperTable(forms.formset_factory(HelperForm, formset=QuantityTable, extra=1, max_num=10, can_delete=True)):
    title = _("Who helps")
    add_label = _("Add another helper")
    once = ("role", "elder", "teacher", "since")
    entered_twice = _("This helper is entered twice.")


class AimTable(forms.formset_factory(AimForm, formset=QuantityTable, extra=1, max_num=4, can_delete=True)):
    title = _("What it aims at")
    add_label = _("Add another aim")
    once = ("aspect",)
    entered_twice = _("This aspect has an aim already; write both into one.")


class PairingEntry(ChildRecordEntry):
    """A pairing with its helpers and aims."""

    kind_key = "pairing"
    form_class = PairingForm
    table_classes = {"helpers": HelperTable, "aims": AimTable}

    def is_valid(self) -> bool:
        """An aim that is left empty stands for the one that is stored; where none is, it has to be written."""
        is_valid, kept = super().is_valid(), self._aims_kept
        for row in self.tables["aims"].forms:
            said = getattr(row, "cleaned_data", {})
            if said.get("aspect") and not said.get("aim") and not said.get("DELETE"):
                if said["aspect"].pk in kept:
                    said["aim"] = kept[said["aspect"].pk]
                else:
                    row.add_error("aim", _("Say in one sentence what is to be reached."))
                    is_valid = False
        return is_valid

    @cached_property
    def _aims_kept(self) -> dict[str, str]:
        """By aspect, what is stored."""
        aims = self.record.aims.order_by("pk") if self.record else ()
        return {aim.aspect_id: aim.aim for aim in aims}

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """With ?elder=number too the first helper is that volunteer; of one circumstance alone nobody is asked."""
        super().begin_with(asked)
        child = named_in(asked, "child", self.form.fields["child"].queryset)
        held = set(child.circumstances.open_at(timezone.localdate()).values_list("kind", flat=True)) if child else set()
        if len(held) == 1:
            self._show({"counted_as": held.pop()})
        elders = access.usable_elders(self.by, Elder.objects.filter(status="active"))
        elder = named_in(asked, "elder", elders)
        if elder is not None:
            self.tables["helpers"] = self._table("helpers", None, initial=[{"role": "elder", "elder": elder.pk}])
