"""The web form for a studio: its name, who leads it, when it opened; its standard and its end folded away."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision, ElderStatus
from committees.entry import Entry
from committees.forms import FOLDED, ROW, WITHOUT_AREA, RecordForm, arranged, day_field
from committees.models import Elder
from studios.models import CriteriaSet, Studio, StudioType
from studios.models.studio import AREA
from studios.slugs import word_for

OWN_FIELDS = (
    "slug", "studio_type", "speciality", "speciality_en", "lead", "members", "criteria_set", "status", "closed_on",
    "closed_reason",
)  # fmt: skip


class StudioForm(RecordForm):
    """Its title is its name. A day to come is when a studio that is being prepared is to open."""

    area_key = AREA
    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    starts_today = False
    may_be_planned = True
    day_label = _("When it opened")

    slug = forms.SlugField(
        label=_("Word in the address"), required=False, max_length=80,
        help_text=_("Left empty, it is made from the pinyin of the name."),
        error_messages={"invalid": _("Only Latin letters, digits and hyphens.")},
    )  # fmt: skip
    closed_on = day_field(_("Closed on"), required=False)

    class Meta(RecordForm.Meta):
        model = Studio
        fields = (*WITHOUT_AREA, *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "title": _("Name of the studio"), "title_en": _("Name in English"), "summary": _("What it does"),
            "summary_en": _("What it does, in English"), "studio_type": _("Type of studio"),
            "speciality": _("What it is good at"), "speciality_en": _("What it is good at, in English"),
            "lead": _("Leading volunteer"), "members": _("Core members"), "criteria_set": _("Standard it is held to"),
            "status": _("Where it stands"), "closed_reason": _("Why it was closed"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "title": _("The full name, as it stands on the sign."),
            "speciality": _("In a few words: paper-cutting, pig farming, law ..."),
        }
        widgets = {**RecordForm.Meta.widgets, "members": forms.SelectMultiple(attrs={"size": 4})}

    def offer_choices(self) -> None:
        self._offer("studio_type", StudioType.objects.active().in_order())
        self._offer("criteria_set", CriteriaSet.objects.active().in_order())
        for name in ("lead", "members"):
            self._offer(name, Elder.objects.filter(status=ElderStatus.ACTIVE).order_by("name", "pk"))
        sets = self.fields["criteria_set"].queryset
        if self.record is None and len(sets) == 1:
            self.initial["criteria_set"] = sets[0].pk

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("The studio"), "title", "studio_type", "speciality", "summary"),
            Fieldset(_("Who works there"), "lead", "members"),
            Fieldset(_("Since when"), Div(*self.when_parts, template=ROW), "places"),
        )
        self.more_helper = arranged(
            Fieldset(_("Prepared, model or closed"), "status", "closed_on", "closed_reason", template=FOLDED),
            self.folded_more("criteria_set", "slug"),
            self.folded_english("speciality_en"),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        status, first = cleaned.get("status"), cleaned.get("held_on")
        if first and first > timezone.localdate() and status != Studio.Status.PREPARING:
            self.add_error("status", _("A studio that has yet to open is 'being prepared'."))
        if status == Studio.Status.CLOSED:
            for name in ("closed_on", "closed_reason"):
                if not cleaned.get(name) and not self.has_error(name):
                    self.add_error(name, _("A studio that is closed has a day and a reason."))
        elif cleaned.get("closed_on") or cleaned.get("closed_reason"):
            self.add_error("status", _("Only a closed studio has a day and a reason for its end: choose 'closed'."))
        return cleaned

    def record_fields(self) -> dict[str, Any]:
        values = super().record_fields()
        return values | {"slug": values["slug"] or word_for(values["title"])}


class StudioEntry(Entry):
    kind_key = "studio"
    form_class = StudioForm
