"""One breakthrough area: what it is, its figures and how they grew, what was done where and by whom, its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import Activity
from committees import access, figures, indicators, months
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Area, Record
from committees.periods import ALL_TIME, Window, first_day, month_number
from qinggang import asking, paging
from qinggang.charts import Trend
from qinggang.look.parts import BarGroup, Empty, Figure
from qinggang.presenting import addresses
from qinggang.presenting.figures import Units, figure
from qinggang.presenting.records import record_line
from qinggang.presenting.trends import MONTHS, drawn_of, trend
from qinggang.public import breakdowns, filters
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import explained
from qinggang.public.not_shown import not_shown
from qinggang.public.scope import Scope, scope_of


@login_not_required
@require_safe
@explained
def area(request: HttpRequest, slug: str) -> HttpResponse:
    found = Area.objects.active().filter(slug=slug, is_public=True).first()
    if found is None:
        raise Http404
    return TemplateResponse(request, "public/area.html", area_page(request, found))


@dataclass(frozen=True)
class Question:
    """What the page was asked about."""

    area: Area
    scope: Scope
    year: int | None

    @property
    def window(self) -> Window:
        return Window.year(self.year) if self.year else ALL_TIME


def area_page(request: HttpRequest, found: Area) -> dict[str, Any]:
    """The context of public/area.html. Costs the same queries whatever the size of the county."""
    question = Question(found, scope_of(request.GET), asking.year(request.GET))
    units = Units()
    asked = [one for one in indicators.every() if one.area == found.key and not one.counts_children]
    answers = figures.answers(asked, [question.scope.committee, *question.scope.below], question.window)
    known = months.known(question.scope.root)
    return {
        "crumbs": crumbs(found.say("name")),
        "title": found.say("name"),
        "lead": found.say("summary"),
        "notices": [],
        **_filters(request, question, known),
        **_figures(question, asked, answers, units),
        "trend": _trend(question, asked, known, units),
        "groups": _groups(question, asked, answers, units),
        "tables": [],
        "plates": [],
        **_records(request, question),
    }


def _filters(request: HttpRequest, question: Question, known: tuple[int, int] | None) -> dict[str, Any]:
    years = range(first_day(known[0]).year, first_day(known[1]).year + 1) if known else ()
    year = str(question.year or "")
    committee = "" if question.scope.is_whole else question.scope.committee.slug
    fields = {"year": filters.by_year(years, chosen=year), "committee": filters.by_committee(question.scope)}
    return {
        "filters": filters.Filter(fields, {"year": year, "committee": committee}),
        "reset_url": request.path if year or committee else "",
    }


def _figures(
    question: Question, asked: list[Indicator], answers: dict[Key, Answer], units: Units
) -> dict[str, list[Figure]]:
    """The headline figures always, the rest where there is something to say."""
    committee, window = question.scope.committee, question.window
    found = [answers[committee.pk, indicator.key] for indicator in asked]
    dressed = [
        (answer, figure(answer, units, url=addresses.of_figure(answer.indicator, committee, window)))
        for answer in found
    ]
    return {
        "figures": [part for answer, part in dressed if answer.indicator.is_headline],
        "more_figures": [
            part
            for answer, part in dressed
            if not answer.indicator.is_headline and (answer.total or answer.not_broken_down)
        ],
    }


def _trend(question: Question, asked: list[Indicator], known: tuple[int, int] | None, units: Units) -> Trend | None:
    indicator, committee = drawn_of(asked), question.scope.committee
    if indicator is None or known is None:
        return None
    last = month_number(question.window.last_day) if question.year else known[1]
    drawn = months.by_month([indicator], committee, last - MONTHS + 1, last)[indicator.key]

    def of_month(month: int) -> str:
        first = first_day(month)
        return addresses.of_figure(indicator, committee, Window.month(first.year, first.month))

    return trend(indicator, drawn, units, url=of_month)


def _groups(question: Question, asked: list[Indicator], answers: dict[Key, Answer], units: Units) -> list[BarGroup]:
    counted = breakdowns.counted(Activity.objects.all(), question.scope, question.area, question.window)
    groups = [breakdowns.by_form(counted, question.area), breakdowns.by_place(counted, question.area)]
    indicator = drawn_of(asked)
    if indicator:
        groups.append(breakdowns.by_committee(indicator, question.scope.below, answers, units, question.window))
    return [group for group in groups if group.rows]


def _records(request: HttpRequest, question: Question) -> dict[str, Any]:
    counted = breakdowns.counted(Record.objects.all(), question.scope, question.area, question.window)
    shown = access.public_records(counted)
    found, pages = paging.cut(request, shown.for_list().newest_first())
    return {
        "lines": [record_line(record, addresses.of_record(record)) for record in found],
        "not_shown": not_shown(counted),
        "pages": pages,
        "empty": Empty(
            _("No records have been published here yet."),
            _("Once a committee reports something and it is approved and published, it appears on this page."),
        ),
    }
