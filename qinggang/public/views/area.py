"""One breakthrough area: what it is, its figures and how they grew, what was done where and by whom, its records."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import Activity
from committees import access, figures, months
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Area, Record
from committees.periods import Window, first_day, month_number
from qinggang import paging
from qinggang.charts import Trend
from qinggang.look.parts import BarGroup, Empty, Link, Notice, Plate
from qinggang.presenting import addresses
from qinggang.presenting.figures import Units
from qinggang.presenting.records import kind_tag, record_line
from qinggang.presenting.trends import MONTHS, drawn_of, trend
from qinggang.public import breakdowns
from qinggang.public.areas import Question, about, figures_of, filters_of, question_of
from qinggang.public.explaining import explained
from qinggang.public.filters import UNKNOWN
from qinggang.public.keeping import kept, with_mark
from qinggang.public.not_shown import not_shown
from qinggang.public.plates import plates, public_studios
from qinggang.public.record_parts import narrowed
from qinggang.public.totals import totals_page

STUDIOS = "studios"


@login_not_required
@require_safe
@explained
def area(request: HttpRequest, slug: str) -> HttpResponse:
    found = with_mark(Area.objects.active().filter(slug=slug, is_public=True)).first()
    if found is None:
        raise Http404
    page = totals_page if found.key in access.TOTALS_ONLY else area_page

    def build() -> TemplateResponse:
        return TemplateResponse(request, "public/area.html", page(request, question_of(request, found)))

    return kept(request, found, build)


def area_page(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The context of public/area.html. Costs the same queries whatever the size of the county."""
    scope, units, asked = question.scope, Units(), question.indicators
    answers = figures.answers(asked, [scope.committee, *scope.below], question.window)
    known = months.known(scope.root)
    years = range(first_day(known[0]).year, first_day(known[1]).year + 1) if known else ()
    return {
        **about(question),
        **filters_of(request, question, years),
        **figures_of(question, [answers[scope.committee.pk, one.key] for one in asked], units),
        "notices": [_undated(question)] if question.year else [],
        "trend": _trend(question, asked, known, units),
        "groups": _groups(question, asked, answers, units),
        "plates": _plates(question),
        **_records(request, question),
    }


def _undated(question: Question) -> Notice:
    return Notice(
        _("Records whose year is not known do not count in a single year."),
        links=[Link(_("Activities of which the year is not known"), narrowed(area=question.area.key, year=UNKNOWN))],
    )


def _trend(question: Question, asked: list[Indicator], known: tuple[int, int] | None, units: Units) -> Trend | None:
    """The 12 months that end with the newest one known, or those of the year."""
    indicator, committee = drawn_of(asked), question.scope.committee
    if indicator is None or known is None:
        return None
    last = month_number(Window.year(question.year).last_day) if question.year else known[1]
    drawn = months.by_month([indicator], committee, last - MONTHS + 1, last)[indicator.key]

    def of_month(month: int) -> str:
        first = first_day(month)
        return addresses.of_figure(indicator, committee, Window.month(first.year, first.month))

    return trend(indicator, drawn, units, url=of_month)


def _groups(question: Question, asked: list[Indicator], answers: dict[Key, Answer], units: Units) -> list[BarGroup]:
    """By form and place, what was done; by committee, how much. Studios are shown by their names instead."""
    groups = []
    if question.area.key != STUDIOS:
        counted = breakdowns.counted(Activity.objects.all(), question.scope, question.area, question.window)
        groups = [breakdowns.by_form(counted, question.area), breakdowns.by_place(counted, question.area)]
    indicator = drawn_of(asked)
    if indicator:
        groups.append(breakdowns.by_committee(indicator, question.scope.below, answers, units, question.window))
    return [group for group in groups if group.rows]


def _plates(question: Question) -> list[Plate]:
    if question.area.key != STUDIOS:
        return []
    return plates(question.scope.records(public_studios()))


def _records(request: HttpRequest, question: Question) -> dict[str, Any]:
    counted = breakdowns.counted(Record.objects.all(), question.scope, question.area, question.window)
    found, pages = paging.cut(request, access.public_records(counted).for_list().newest_first())
    return {
        "lines": [record_line(record, addresses.of_record(record), tag=kind_tag(record)) for record in found],
        "not_shown": not_shown(counted),
        "pages": pages,
        "empty": _empty(question),
    }


def _empty(question: Question) -> Empty:
    if question.year or not question.scope.is_whole:
        return Empty(_("No published record fits."), _("Choose another year or committee, or show all."))
    return Empty(
        _("No records have been published here yet."),
        _("Once a committee reports something and it is approved and published, it appears on this page."),
    )
