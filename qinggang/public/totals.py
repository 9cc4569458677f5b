"""The page of an area of which the public sees totals only: no records, no months, no count that names a child."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import figures, suppression, years
from committees.choices import Nature
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee
from committees.periods import ALL_TIME, Window
from committees.years import Ledger
from qinggang.look.parts import BarGroup, Cell, Column, Link, Notice, Table, table
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, in_full, name
from qinggang.public import breakdowns
from qinggang.public.areas import Question, about, figures_of, filters_of

MOST_YEARS = 3

Answers = dict[Key, Answer]


def totals_page(request: HttpRequest, question: Question) -> dict[str, Any]:
    """The context of public/area.html. Costs the same queries whatever the size of the county."""
    committees, units = [question.scope.committee, *question.scope.below], Units()
    flows, standing = _sorted(question.indicators)
    ledger = years.read(flows, committees)
    windows = windows_of(ledger)
    answers = suppression.withhold(
        {window: ledger.answers(window) for window in {*windows, question.window}}, committees
    )
    now = answers[question.window] | figures.answers(standing, committees, question.window)
    shown = [now[question.scope.committee.pk, one.key] for one in (*flows, *standing)]
    return {
        **about(question),
        **filters_of(request, question, ledger.years),
        **figures_of(question, shown, units),
        "notices": [_why()],
        "groups": _groups(question, flows, now, units),
        "tables": by_period(question.scope.committee, ledger, answers, units),
    }


def windows_of(ledger: Ledger) -> list[Window]:
    """All time; since the start of each of the newest years; and each of these years."""
    newest = ledger.years[:MOST_YEARS]
    return [ALL_TIME, *(Window(Window.year(year).since) for year in newest), *map(Window.year, newest)]


def by_period(committee: Committee, ledger: Ledger, answers: Mapping[Window, Answers], units: Units) -> list[Table]:
    """A row for each figure of which something may be shown, a column for each period with a number; or no table."""
    windows, rows = _told(committee, ledger, answers), []
    for indicator in ledger.indicators:
        found = [answers[window][committee.pk, indicator.key] for window in windows]
        if any(answer.total and not answer.is_withheld for answer in found):
            cells = [Cell(_said(answer, ledger, units), _url(answer, committee)) for answer in found]
            rows.append([Cell(name(indicator), addresses.of_figure(indicator, committee)), *cells])
    columns = [Column(_("Figure")), *(Column(dates.period(window), is_number=True) for window in windows)]
    return [table(_("Totals by period"), columns, rows)] if rows else []


def _told(committee: Committee, ledger: Ledger, answers: Mapping[Window, Answers]) -> list[Window]:
    """The periods of which some figure has a number."""
    return [
        window
        for window in windows_of(ledger)
        if any(answers[window][committee.pk, indicator.key].total.number for indicator in ledger.indicators)
    ]


def _said(answer: Answer, ledger: Ledger, units: Units) -> str:
    """0 only where nothing happened, not where it is only unknown in which year."""
    is_divided = ledger.is_partly_in((answer.committee_id, answer.indicator.key), answer.window)
    return (
        _("not broken down") if is_divided and not answer.total and not answer.is_withheld else in_full(answer, units)
    )


def _url(answer: Answer, committee: Committee) -> str:
    return addresses.of_figure(answer.indicator, committee, answer.window)


def _sorted(asked: list[Indicator]) -> tuple[list[Indicator], list[Indicator]]:
    """What happened, and what stands at a date. Counts of children are never shown as they stand."""
    flows = [one for one in asked if one.nature == Nature.FLOW]
    standing = [one for one in asked if one.nature != Nature.FLOW and not suppression.is_guarded(one)]
    # A share leads to its two parts; what else stands in registers would cost a query each.
    return flows, [one for one in standing if one.nature == Nature.SHARE]


def _groups(question: Question, flows: list[Indicator], now: Answers, units: Units) -> list[BarGroup]:
    indicator = next((one for one in flows if one.is_headline), None)
    if indicator is None:
        return []
    group = breakdowns.by_committee(indicator, question.scope.below, now, units, question.window)
    return [group] if group.rows else []


def _why() -> Notice:
    return Notice(
        _(
            "Of children only totals are shown: by year, for the county and its towns, and none so small that a child "
            "could be recognised."
        ),
        links=[Link(_("How children's privacy is protected"), reverse("public:children-privacy"))],
    )
