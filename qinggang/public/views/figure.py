"""What stands behind one number: its definition, its parts, its months, the committees below and its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from committees import access, figures, indicators, months, suppression, years
from committees.choices import Nature
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee
from committees.periods import Window, first_day
from committees.quantities import Total
from qinggang import asking, paging
from qinggang.charts import Trend
from qinggang.look.parts import Cell, Column, Figure, Link, Table, table
from qinggang.presenting import addresses, dates
from qinggang.presenting.definitions import definition
from qinggang.presenting.figures import Units, figure, in_full, name
from qinggang.presenting.records import record_line
from qinggang.presenting.trends import MONTHS, can_be_drawn, trend
from qinggang.public import filters, totals
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import explained
from qinggang.public.not_shown import not_shown
from qinggang.public.scope import Scope, scope_of


@login_not_required
@require_safe
@explained
def one_figure(request: HttpRequest, key: str) -> HttpResponse:
    indicator = indicators.find(key)
    if indicator is None:
        raise Http404
    return TemplateResponse(request, "public/figure.html", figure_page(request, indicator))


@dataclass(frozen=True)
class Question:
    """Which number of which committee for which days."""

    indicator: Indicator
    scope: Scope
    window: Window

    def url(self, window: Window) -> str:
        return addresses.of_figure(self.indicator, self.scope.committee, window)


def figure_page(request: HttpRequest, indicator: Indicator) -> dict[str, Any]:
    """The context of public/figure.html. Costs the same queries whatever the size of the county."""
    question = Question(indicator, scope_of(request.GET), asking.window(request.GET))
    scope, units = question.scope, Units()
    answers = suppression.answers([indicator], [scope.committee, *scope.below], question.window)
    answer = answers[scope.committee.pk, indicator.key]
    return {
        "crumbs": crumbs(name(indicator), Link(_("All figures"), reverse("public:figures"))),
        "title": name(indicator),
        "figure": figure(answer, units),
        "window": f"{scope.committee.say('name')} · {dates.period(question.window)}",
        **_filters(request, question),
        "definition": definition(indicator, units),
        "split": _split(question, answer, answers, units),
        "trend": _trend(question, units),
        "tables": _tables(question, answers, units),
        **_records(request, question),
    }


def _filters(request: HttpRequest, question: Question) -> dict[str, Any]:
    fields = {
        "committee": filters.by_committee(question.scope),
        "from": filters.by_day(gettext_lazy("From")),
        "to": filters.by_day(gettext_lazy("To")),
    }
    window = question.window
    chosen = {
        "committee": "" if question.scope.is_whole else question.scope.committee.slug,
        "from": window.since.isoformat() if window.since else "",
        "to": window.last_day.isoformat() if window.last_day else "",
    }
    return {"filters": filters.Filter(fields, chosen), "reset_url": request.path if any(chosen.values()) else ""}


def _split(question: Question, answer: Answer, answers: dict[Key, Answer], units: Units) -> list[Figure]:
    """The two parts of a sum, where both are there; the two sides of a share."""
    indicator = question.indicator
    if indicator.nature == Nature.SHARE:
        sides = [answers.get((question.scope.committee.pk, key)) for key in indicator.share_of]
        return [
            figure(side, units, url=addresses.of_figure(side.indicator, question.scope.committee, question.window))
            for side in sides
            if side
        ]
    if not (answer.itemised and answer.reported) or answer.is_withheld:
        return []
    return [
        _part(_("Counted from single records"), answer.itemised, indicator, units),
        _part(_("Reported as totals, beyond those"), answer.reported, indicator, units),
    ]


def _part(title: str, total: Total, indicator: Indicator, units: Units) -> Figure:
    unit = units.word(indicator.unit, total.number) if total.is_counted else ""
    return Figure(title, str(total), unit, in_words=not total.is_counted)


def _trend(question: Question, units: Units) -> Trend | None:
    """The 12 months that end with the newest one known, or with the last one asked for."""
    indicator, committee = question.indicator, question.scope.committee
    if not can_be_drawn(indicator):
        return None
    known = months.known(committee)
    if known is None:
        return None
    last = min(known[1], question.window.last_month)
    drawn = months.by_month([indicator], committee, last - MONTHS + 1, last)[indicator.key]

    def of_month(month: int) -> str:
        first = first_day(month)
        return question.url(Window.month(first.year, first.month))

    return trend(indicator, drawn, units, url=of_month)


def _tables(question: Question, answers: dict[Key, Answer], units: Units) -> list[Table]:
    """The same number for each committee one level down, where it is not nothing."""
    indicator = question.indicator
    below = [committee for committee in question.scope.below if _is_told_of(committee, indicator)]
    found = [(committee, answers[committee.pk, indicator.key]) for committee in below]
    rows = [
        [
            Cell(committee.say("name"), addresses.of_figure(indicator, committee, question.window)),
            Cell(in_full(answer, units)),
        ]
        for committee, answer in found
        if answer.total and not answer.is_withheld
    ]
    columns = [Column(_("Committee")), Column(name(indicator), is_number=True)]
    by_committee = [table(_("One level down; what several did together counts at each"), columns, rows)] if rows else []
    return [*_periods(question, units), *by_committee]


def _is_told_of(committee: Committee, indicator: Indicator) -> bool:
    """Totals are told of the county and its towns; what is further down is told of other figures only."""
    return indicator.area not in access.TOTALS_ONLY or committee.level_id in (suppression.COUNTY, *suppression.TOWNS)


def _periods(question: Question, units: Units) -> list[Table]:
    """Where the public sees totals only: the periods for which they are given."""
    indicator, committee = question.indicator, question.scope.committee
    if indicator.area not in access.TOTALS_ONLY or indicator.nature != Nature.FLOW:
        return []
    ledger = years.read([indicator], [committee])
    found = {window: ledger.answers(window) for window in totals.windows_of(ledger)}
    return totals.by_period(committee, ledger, suppression.withhold(found, [committee]), units)


def _records(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The published records behind the number; none where the public sees totals only."""
    indicator = question.indicator
    if indicator.area in access.TOTALS_ONLY or indicator.in_register or indicator.nature == Nature.SHARE:
        return {"lines": None, "not_shown": "", "pages": None}
    behind = figures.records_behind(indicator, question.scope.committee, question.window)
    found, pages = paging.cut(request, access.public_records(behind))
    return {
        "lines": [record_line(record, addresses.of_record(record)) for record in found],
        "not_shown": not_shown(behind),
        "pages": pages,
    }
