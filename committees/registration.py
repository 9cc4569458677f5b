"""The kinds and indicators of the ground floor."""

from django.utils.translation import gettext_lazy as _

from committees import indicators, kinds
from committees.choices import Nature
from committees.indicators import Indicator, once


def register_all() -> None:
    from committees import surplus
    from committees.models import Campaign, Committee, Document, Elder, Publication, ReportedFigure

    kinds.register(kinds.Kind("campaign", Campaign, "campaigns"))
    kinds.register(kinds.Kind("document", Document, "documents"))
    kinds.register(kinds.Kind("publication", Publication, "publications"))
    kinds.register(kinds.Kind("reported_figure", ReportedFigure, "figures", missing=surplus.problems_with))

    def committees_at(committee, day):
        found = Committee.objects.within(committee).committees_only()
        return found.filter(closed_on__isnull=True) if day is None else found.exclude(closed_on__lte=day)

    def elders_at(committee, _day):
        return Elder.objects.filter(
            committee__path__gte=committee.path, committee__path__lt=committee_end(committee), status="active"
        )

    indicators.register(
        Indicator(
            "committees",
            "organisation",
            _("committees"),
            "committee",
            _("Committees of the county, towns, departments, schools and villages; stations and teams not counted."),
            nature=Nature.STOCK,
            in_register=committees_at,
        ),
        Indicator(
            "five_old_volunteers",
            "organisation",
            _("five-old volunteers"),
            "person",
            _("Five-old volunteers on the register who are active."),
            nature=Nature.STOCK,
            in_register=elders_at,
        ),
        Indicator(
            "campaigns",
            "organisation",
            _("campaigns"),
            "item",
            _("Campaigns carried out, each counted once."),
            kind="campaign",
            measure=lambda _campaign: [once("item")],
        ),
        Indicator(
            "documents",
            "organisation",
            _("documents"),
            "document",
            _("Plans, reports, notices and other papers on file."),
            kind="document",
            measure=lambda _document: [once("document")],
        ),
        Indicator(
            "publications",
            "red_education",
            _("booklets and readers"),
            "copy",
            _("Publications that the committees edited themselves."),
            kind="publication",
            measure=lambda publication: [once("copy")] if publication.is_own else [],
        ),
    )


def committee_end(committee):
    from committees.models.committee import path_end

    return path_end(committee.path)
