"""The kinds, indicators and jobs of the ground floor."""

from __future__ import annotations

from datetime import date

from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import attachments, doubts, due, indicators, kinds, shelves, surplus, trash, volumes
from committees.choices import ElderStatus, Nature
from committees.indicators import Indicator, once
from committees.models import Campaign, Committee, Document, Elder, Publication, ReportedFigure
from committees.review import overdue

AT_NIGHT = 3  # the hour of the county's day at which the portal tidies up


def register_all() -> None:
    _register_kinds()
    volumes.register_all()
    _register_registers()
    _register_papers()
    _register_jobs()


def _register_kinds() -> None:
    kinds.register(
        kinds.Kind(
            "campaign", Campaign, "campaigns", form="committees.forms.campaign.CampaignEntry", shelf=shelves.CAMPAIGNS
        )
    )
    kinds.register(
        kinds.Kind(
            "document", Document, "documents", form="committees.forms.document.DocumentEntry", shelf=shelves.DOCUMENTS
        )
    )
    kinds.register(
        kinds.Kind(
            "publication",
            Publication,
            "publications",
            form="committees.forms.publication.PublicationEntry",
            shelf=shelves.PUBLICATIONS,
        )
    )
    kinds.register(
        kinds.Kind(
            "reported_figure",
            ReportedFigure,
            "figures",
            form="committees.forms.reported_figure.ReportedFigureEntry",
            missing=surplus.problems_with,
            doubts=doubts.about_figure,
            shelf=shelves.REPORTED_FIGURES,
        )
    )


def committees_at(committee: Committee, day: date | None) -> QuerySet:
    """The committees from this one down that were open on a day; today's where none is asked."""
    found = Committee.objects.within(committee).committees_only()
    return found.filter(closed_on__isnull=True) if day is None else found.exclude(closed_on__lte=day)


def elders_at(committee: Committee, _day: date | None) -> QuerySet:
    """The active volunteers of this committee and those below it."""
    return Elder.objects.filter(committee__in=Committee.objects.within(committee), status=ElderStatus.ACTIVE)


def _register_registers() -> None:
    indicators.register(
        Indicator(
            "committees", "organisation", _("committees"), "committee",
            _("Committees of the county, towns, departments, schools and villages; stations and teams not counted."),
            nature=Nature.STOCK, in_register=committees_at,
        ),
        Indicator(
            "five_old_volunteers", "organisation", _("five-old volunteers"), "person",
            _("Five-old volunteers on the register who are active."),
            nature=Nature.STOCK, in_register=elders_at,
        ),
    )  # fmt: skip


def _register_papers() -> None:
    indicators.register(
        Indicator(
            "campaigns", "organisation", _("campaigns"), "item", _("Campaigns carried out, each counted once."),
            kind="campaign", measure=lambda _campaign: [once("item")],
        ),
        Indicator(
            "documents", "organisation", _("documents"), "document",
            _("Plans, reports, notices and other papers on file."),
            kind="document", measure=lambda _document: [once("document")],
        ),
        Indicator(
            "publications", "red_education", _("booklets and readers"), "copy",
            _("Publications that the committees edited themselves."),
            kind="publication", measure=lambda publication: [once("copy")] if publication.is_own else [],
        ),
    )  # fmt: skip


def _register_jobs() -> None:
    due.register(due.Job("overdue-reviews", _("raise overdue reviews to the committee above"), overdue.raise_overdue))
    due.register(due.Job("plans", _("ask after plans whose day is over"), overdue.ask_after_plans))
    due.register(due.Job("trash", _("empty the trash"), trash.empty, from_hour=AT_NIGHT))
    due.register(
        due.Job("files", _("remove files of drafts that are gone"), lambda: attachments.purge(timezone.now()),
                from_hour=AT_NIGHT)
    )  # fmt: skip
    due.register(due.Job("sessions", _("forget sign-ins that have ended"), _forget_sessions, from_hour=AT_NIGHT))


def _forget_sessions() -> int:
    ended = SessionStore().model.objects.filter(expire_date__lt=timezone.now())
    return ended.delete()[0]
