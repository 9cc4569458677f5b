"""The web form for a campaign: its name, when it runs, who called for it."""

from __future__ import annotations

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms.arranging import ROW, arranged
from committees.forms.record import SHARED_FIELDS, RecordForm
from committees.models import Campaign


class CampaignForm(RecordForm):
    precisions = (DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    starts_today = False
    day_label = _("First day")

    class Meta(RecordForm.Meta):
        model = Campaign
        fields = (*SHARED_FIELDS, "called_for_by", "called_for_by_en")
        labels = {
            **RecordForm.Meta.labels,
            "title": _("Name of the campaign"), "title_en": _("Name in English"), "summary": _("What it is about"),
            "summary_en": _("What it is about, in English"), "called_for_by": _("Called for by"),
            "called_for_by_en": _("Called for by, in English"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "title": _("As activities and reports will name it."),
            "called_for_by": _("The office or committee whose paper calls for it."),
        }

    def offer_choices(self) -> None:
        self.initial.setdefault("area", "red_education")

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("What it is"), "area", "title", "called_for_by", "summary"),
            Fieldset(_("When it runs"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more("places"), self.folded_english("called_for_by_en"))


class CampaignEntry(Entry):
    kind_key = "campaign"
    form_class = CampaignForm
