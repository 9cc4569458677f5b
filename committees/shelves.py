"""What the lists of the ground floor's kinds can show and be narrowed by."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.listing import Filter, Shelf, choice, column, quantity
from committees.models import Campaign, Document, Publication, ReportedFigure


def _indicators() -> list[tuple[str, indicators.Text]]:
    """Every indicator by its name. Costs a few queries."""
    return sorted(((one.key, one.name) for one in indicators.every()), key=lambda named: str(named[1]))


CAMPAIGNS = Shelf(columns=(column(Campaign, "called_for_by"),))

DOCUMENTS = Shelf(
    columns=(
        column(Document, "document_kind", is_usual=True),
        column(Document, "number"),
        column(Document, "issued_by"),
        column(Document, "section_count"),
    ),
    filters=(choice(Document, "document_kind"),),
)

PUBLICATIONS = Shelf(
    columns=(
        column(Publication, "publication_kind", is_usual=True),
        column(Publication, "copies"),
        column(Publication, "is_own"),
    ),
    filters=(choice(Publication, "publication_kind"),),
)

REPORTED_FIGURES = Shelf(
    columns=(quantity(_("number"), is_usual=True), column(ReportedFigure, "is_beside_items")),
    filters=(Filter("indicator", _("indicator"), ReportedFigure, "indicator", options=_indicators),),
)
