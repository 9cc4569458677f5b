"""The web form for a document: what paper it is, its number, who issued it and when."""

from __future__ import annotations

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms.arranging import ROW, arranged, whole_number_input
from committees.forms.record import SHARED_FIELDS, RecordForm
from committees.models import Document, DocumentKind

OWN_FIELDS = ("document_kind", "number", "issued_by", "issued_by_en", "section_count")


class DocumentForm(RecordForm):
    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    starts_today = False
    day_label = _("Date of the paper")

    class Meta(RecordForm.Meta):
        model = Document
        fields = (*SHARED_FIELDS, *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "document_kind": _("Kind of document"), "number": _("Document number"), "issued_by": _("Issued by"),
            "issued_by_en": _("Issued by, in English"), "section_count": _("Numbered sections"),
            "title": _("Full title of the paper"), "summary": _("What it says"),
            "summary_en": _("What it says, in English"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "title": _("As it stands on the paper."),
            "number": _("As it stands on the paper, with year and number."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }
        widgets = {**RecordForm.Meta.widgets, "section_count": whole_number_input()}

    def offer_choices(self) -> None:
        self.initial.setdefault("area", "organisation")
        self._offer("document_kind", DocumentKind.objects.active().in_order())

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("The paper"), "document_kind", "title", "number", "issued_by"),
            Fieldset(_("Its date"), Div(*self.when_parts, template=ROW)),
            Fieldset(_("What it is about"), "area", "summary"),
        )
        self.more_helper = arranged(self.folded_more("section_count", "places"), self.folded_english("issued_by_en"))


class DocumentEntry(Entry):
    kind_key = "document"
    form_class = DocumentForm
