"""The web form for a publication: what it is, whether a committee edited it, how many copies."""

from __future__ import annotations

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms.arranging import ROW, arranged, whole_number_input
from committees.forms.record import SHARED_FIELDS, RecordForm
from committees.models import Publication, PublicationKind


class PublicationForm(RecordForm):
    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    starts_today = False
    day_label = _("When it came out")

    class Meta(RecordForm.Meta):
        model = Publication
        fields = (*SHARED_FIELDS, "publication_kind", "is_own", "copies")
        labels = {
            **RecordForm.Meta.labels,
            "publication_kind": _("Kind of publication"), "is_own": _("Edited by a committee"), "copies": _("Copies"),
            "summary": _("What is in it"), "summary_en": _("What is in it, in English"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "title": _("As it stands on the cover."),
            "is_own": _("Only publications that a committee edited itself count in the figures."),
            "copies": _("Leave empty if nobody counted."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }
        widgets = {**RecordForm.Meta.widgets, "copies": whole_number_input()}

    def offer_choices(self) -> None:
        self.initial.setdefault("area", "red_education")
        self._offer("publication_kind", PublicationKind.objects.active().in_order())

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("The publication"), "publication_kind", "title", "is_own", "copies"),
            Fieldset(_("When it came out"), Div(*self.when_parts, template=ROW)),
            Fieldset(_("What it is about"), "area", "summary"),
        )
        self.more_helper = arranged(self.folded_more("places"), self.folded_english())


class PublicationEntry(Entry):
    kind_key = "publication"
    form_class = PublicationForm
