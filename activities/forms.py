"""The web form for an activity: when and where, what was done, who came; all else folded away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.keydates import suggested
from activities.models import Activity, AudienceKind, KeyDate, Law, Speaker
from activities.readiness import WHO_TOOK_PART
from activities.widgets import forms_by_area
from committees.entry import Entry
from committees.forms import (
    CHOOSE,
    ROW,
    SHARED_FIELDS,
    FoldedBoxes,
    QuantityForm,
    QuantityTable,
    RecordForm,
    arranged,
    whole_number_input,
)
from committees.forms.picking import PickingForm
from committees.kinds import Problem
from committees.models import Campaign, Elder, Unit

OWN_FIELDS = (
    "mode", "forms", "key_date", "campaign", "theme", "theme_en", "laws", "occasion_count", "occasion_unit",
    "certificate_count",
)  # fmt: skip


class ActivityMainForm(RecordForm):
    """Everything about an activity but its rows."""

    may_be_planned = True

    class Meta(RecordForm.Meta):
        model = Activity
        fields = (*SHARED_FIELDS, *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "mode": _("Mode"), "forms": _("Forms of activity"), "key_date": _("Key date"), "campaign": _("Campaign"),
            "theme": _("Theme"), "theme_en": _("Theme in English"), "laws": _("Laws"),
            "occasion_count": _("How many times"), "occasion_unit": _("Counted as"),
            "certificate_count": _("Certificates given"),
        }  # fmt: skip
        help_texts = {**RecordForm.Meta.help_texts, "key_date": _("Left empty, it is found from the date.")}
        widgets = {
            **RecordForm.Meta.widgets,
            "forms": FoldedBoxes,
            "laws": forms.CheckboxSelectMultiple,
            "occasion_count": whole_number_input(),
            "certificate_count": whole_number_input(),
        }

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("When and where"), Div(*self.when_parts, template=ROW), "places"),
            Fieldset(_("What was done"), "area", "title"),
        )
        # What must be said stands before what may be: on a phone the forms alone fill a screen.
        self.more_helper = arranged(
            Fieldset(_("How it was done"), "forms", "summary"),
            self.folded_more(
                "mode", "key_date", "campaign", "theme", "laws", "occasion_count", "occasion_unit", "certificate_count"
            ),
            self.folded_english("theme_en"),
        )

    def offer_choices(self) -> None:
        self.initial.setdefault("area", "red_education")
        self.fields["forms"].choices = forms_by_area()
        self.fields["forms"].widget.open_heading = self.area_name
        self._offer("laws", Law.objects.active().in_order())
        self._offer("campaign", Campaign.objects.counted().newest_first())
        self._offer("key_date", KeyDate.objects.active().in_order())
        self._offer("occasion_unit", Unit.objects.active().filter(kind="occasions").in_order())
        self.fields["occasion_unit"].empty_label = None

    def area_name(self) -> str:
        """The name of the area that is chosen, asked when the page is drawn: a draft or a copy may change it."""
        return next((label for key, label in self.fields["area"].choices if str(key) == str(self["area"].value())), "")

    def record_fields(self) -> dict[str, Any]:
        values = super().record_fields()
        first = self.cleaned_data["held_on"]
        if first and not values["key_date"] and (self.record is None or first != self.record.since):
            values["key_date"] = suggested(first)
        return values


class AudienceForm(QuantityForm):
    """One group of people: a number, or a tick at 'not counted'."""

    names = ("audience",)

    audience = forms.ModelChoiceField(AudienceKind.objects.none(), label=_("Who took part"), empty_label=CHOOSE)

    field_order = ("audience", "number", "is_uncounted", "unit", "upper", "bound")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].queryset = AudienceKind.objects.active().in_order()
        counted_in = Q(kind__in=("persons", "person_times")) | Q(pk="committee")  # who came for how many committees
        self.fields["unit"].queryset = Unit.objects.filter(counted_in).in_order()
        self.fields["unit"].initial = "person_time"


class SpeakerForm(PickingForm):
    """One five-old volunteer who spoke."""

    elder = forms.ModelChoiceField(Elder.objects.none(), label=_("Five-old volunteer"), empty_label=CHOOSE)
    hours = forms.DecimalField(label=_("Hours"), required=False, min_value=0, max_value=100, decimal_places=1)
    told = forms.CharField(label=_("What they told"), required=False, max_length=300)
    told_en = forms.CharField(
        label=_("What they told, in English"), required=False, max_length=400, widget=forms.HiddenInput()
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.initial.get("told_en") or self.data.get(self.add_prefix("told_en")):
            self.fields["told_en"].widget = forms.TextInput()
        self.pick("elder", Elder.objects.filter(status="active"))

    @staticmethod
    def values_of(row: Speaker) -> dict[str, Any]:
        return {"elder": row.elder_id, "hours": row.hours, "told": row.told, "told_en": row.told_en}

    @property
    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("elder", "hours", "told", "told_en")}


class AudienceTable(forms.formset_factory(AudienceForm, formset=QuantityTable, extra=1, max_num=30, can_delete=True)):
    title = _("Who took part")
    add_label = _("Add another group")
    once = ("audience", "unit")


class SpeakerTable(forms.formset_factory(SpeakerForm, formset=QuantityTable, extra=1, max_num=30, can_delete=True)):
    title = _("Five-old volunteers who spoke")
    add_label = _("Add another speaker")
    once = ("elder",)
    entered_twice = _("This volunteer is entered twice; put both together in one row.")


class ActivityEntry(Entry):
    """An activity with its audiences and speakers."""

    kind_key = "activity"
    form_class = ActivityMainForm
    table_classes = {"audiences": AudienceTable, "speakers": SpeakerTable}

    @property
    def hints(self) -> dict[str, str]:
        first = self.so_far["since"]
        found = suggested(first) if first else None
        return {"held_on": _("Key date: %(name)s") % {"name": found}} if found else {}

    def still_missing(self) -> Iterator[Problem]:
        first = self.so_far["since"]
        if first and first <= timezone.localdate() and self.tables["audiences"].is_empty:
            yield WHO_TOOK_PART
