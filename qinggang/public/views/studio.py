"""One five-old studio: what it is good at, the standard it meets, and what it did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access, indicators
from committees.figures import Answer
from committees.periods import ALL_TIME
from committees.quantities import Total
from qinggang.look.parts import Cell, Check, Column, Fact, Figure, Link, RecordLine, Table, Tag, table
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, figure, quantity
from qinggang.presenting.records import public_name, record_line
from qinggang.public.crumbs import crumbs
from qinggang.public.record_parts import about, held_by, when_and_where
from studios.models import Session, Studio

NEWEST = 10
# What a studio did, by the indicator that says how it is counted.
WORK = {"studio_topics": "topics", "studio_sessions": "sessions", "studio_posts": "posts"}


@login_not_required
@require_safe
def studio(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.public_records(Studio.objects.filter(slug=slug)).for_detail().first()
    if found is None:
        raise Http404
    return TemplateResponse(request, "public/studio.html", studio_page(found))


def studio_page(found: Studio) -> dict[str, Any]:
    """The context of public/studio.html. Costs the same queries whatever the studio did."""
    units = Units()
    area = Link(found.area.say("name"), reverse("public:area", args=[found.area.slug]))
    return {
        **about(found),
        "crumbs": crumbs(found.say("title"), area),
        "figures": _figures(found, units),
        "criteria_title": found.criteria_set.say("name") if found.criteria_set else "",
        "criteria": _criteria(found),
        "facts": list(_facts(found)),
        "tables": [*_topics(found), *_results(found, units)],
        "lines": _sessions(found),
    }


def _figures(found: Studio, units: Units) -> list[Figure]:
    """What is counted of the studio's work, approved or published, as the figures of the area count it."""
    shown = []
    for key, name in WORK.items():
        indicator = indicators.find(key)
        if indicator is None:
            continue
        work = getattr(found, name).counted().order_by("pk")
        total = Total.of(amount for record in work for amount in indicator.quantities(record))
        if total:
            answer = Answer(indicator, found.committee_id, ALL_TIME, itemised=total)
            shown.append(figure(answer, units, url=addresses.of_figure(indicator, found.committee)))
    return shown


def _criteria(found: Studio) -> list[Check]:
    """The criteria of its standard, each met once counted evidence shows it; what shows it, where that is public."""
    if not found.criteria_set:
        return []
    met = set(found.evidence.counted().values_list("criterion_id", flat=True))
    shown = {one.criterion_id: one.say("shown_by") for one in access.public_records(found.evidence.all())}
    return [
        Check(criterion.say("name"), criterion.pk in met, note=shown.get(criterion.pk, ""))
        for criterion in found.criteria_set.criteria.in_order()
    ]


def _facts(found: Studio) -> Iterator[Fact]:
    yield from held_by(found)
    yield Fact(_("Status"), [Link(capfirst(found.get_status_display()))])
    yield Fact(_("Opened"), [Link(dates.when(found))])
    if found.closed_on:
        yield Fact(_("Closed"), [Link(dates.full(found.closed_on))])
    if found.studio_type:
        yield Fact(_("Type"), [Link(found.studio_type.say("name"))])
    if found.say("speciality"):
        yield Fact(_("Speciality"), [Link(found.say("speciality"))])
    yield from (fact for fact in when_and_where(found) if fact.name == _("Where"))
    if found.lead and public_name(found.lead):
        yield Fact(_("Led by"), [Link(public_name(found.lead))])
    members = [Link(public_name(member)) for member in found.members.all() if public_name(member)]
    if members:
        yield Fact(_("Core members"), members)


def _topics(found: Studio) -> Iterator[Table]:
    topics = list(access.public_records(found.topics.all()).order_by("sort_on", "pk"))
    if topics:
        yield table(
            _("What it trains people in"), [Column(_("Topic"))], [[Cell(topic.say("title"))] for topic in topics]
        )


def _results(found: Studio, units: Units) -> Iterator[Table]:
    results = list(access.public_records(found.results.all()).select_related("result_kind").order_by("sort_on", "pk"))
    if results:
        columns = [Column(_("Result")), Column(_("Number"), is_number=True), Column(_("When"))]
        yield table(_("What came of its work"), columns, [_result(result, units) for result in results])


def _result(result, units: Units) -> list[Cell]:
    doubt = result.say("to_be_confirmed")
    number = quantity(result.quantity, units)
    return [
        Cell(result.result_kind.say("name")),
        Cell(_("%(number)s (to be confirmed)") % {"number": number} if doubt else number),
        Cell(dates.when(result)),
    ]


def _sessions(found: Studio) -> list[RecordLine]:
    newest = access.public_records(found.sessions.all()).for_list().with_places().newest_first()[:NEWEST]
    return [record_line(one, found.get_public_url(), tag=_mode(one), with_places=True) for one in newest]


def _mode(session: Session) -> Tag:
    return Tag(capfirst(session.get_mode_display()), "plain")
