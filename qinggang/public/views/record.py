"""A published document, publication, campaign or reported figure; records with a page of their own lead there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access, indicators, kinds
from committees.models import Campaign, Document, Publication, Record, ReportedFigure
from qinggang.look.parts import Fact, Link, RecordLine
from qinggang.presenting import addresses, figures
from qinggang.presenting.figures import Units
from qinggang.presenting.records import record_line
from qinggang.public import files
from qinggang.public.crumbs import crumbs
from qinggang.public.record_parts import about, held_by, narrowed, when_and_where

RELATED = 10


@login_not_required
@require_safe
def record(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.public_records(Record.objects.filter(pk=pk)).for_list().first()
    if found is None:
        raise Http404
    of_its_kind = kinds.as_kind(found)
    if hasattr(of_its_kind, "get_public_url"):
        return redirect(of_its_kind.get_public_url())
    return TemplateResponse(request, "public/activity.html", record_page(of_its_kind))


def record_page(found: Any) -> dict[str, Any]:
    """The context of public/activity.html, for any kind without a page of its own."""
    facts = FACTS.get(found.kind, _no_facts)
    return {
        **about(found),
        "crumbs": crumbs(found.say("title"), *_above(found)),
        "facts": [
            Fact(_("Kind"), [Link(capfirst(kinds.of(found).name))]),
            *when_and_where(found),
            *held_by(found),
            *facts(found),
        ],
        "tables": [],
        **files.shown_on_page(found),
        "related": _activities_of(found) if found.kind == "campaign" else [],
    }


def _above(found: Record) -> list[Link]:
    """The area's page, where it has one."""
    area = found.area
    return [Link(area.say("name"), reverse("public:area", args=[area.slug]))] if area.is_public else []


def _no_facts(_found: Record) -> Iterator[Fact]:
    yield from ()


def _of_campaign(found: Campaign) -> Iterator[Fact]:
    if found.called_for_by:
        yield Fact(_("Called for by"), [Link(found.say("called_for_by"))])
    yield Fact(_("Activities"), [Link(_("All activities of this campaign"), narrowed(campaign=str(found.pk)))])


def _of_document(found: Document) -> Iterator[Fact]:
    yield Fact(_("Kind of document"), [Link(found.document_kind.say("name"))])
    if found.number:
        yield Fact(_("Document number"), [Link(found.number)])
    if found.issued_by:
        yield Fact(_("Issued by"), [Link(found.say("issued_by"))])
    if found.section_count:
        yield Fact(_("Numbered sections"), [Link(str(found.section_count))])


def _of_publication(found: Publication) -> Iterator[Fact]:
    yield Fact(_("Kind of publication"), [Link(found.publication_kind.say("name"))])
    yield Fact(
        _("Edited by"), [Link(_("the committee itself") if found.is_own else _("others; used by the committee"))]
    )
    if found.copies:
        yield Fact(_("Copies"), [Link(f"{found.copies:,}")])


def _of_reported_figure(found: ReportedFigure) -> Iterator[Fact]:
    indicator = indicators.find(found.indicator)
    if indicator and not indicator.counts_children:
        yield Fact(_("Figure"), [Link(figures.name(indicator), addresses.of_figure(indicator))])
        yield Fact(_("Reported"), [Link(figures.quantity(found.quantity, Units()))], note=found.words)


FACTS: dict[str, Callable[[Any], Iterator[Fact]]] = {
    "campaign": _of_campaign,
    "document": _of_document,
    "publication": _of_publication,
    "reported_figure": _of_reported_figure,
}


def _activities_of(found: Campaign) -> list[RecordLine]:
    """The newest activities of a campaign."""
    activities = access.public_records().filter(as_activity__campaign=found.pk, is_plan=False)
    newest = activities.for_list().with_places().newest_first()[:RELATED]
    return [record_line(one, addresses.of_record(one), with_places=True) for one in newest]
