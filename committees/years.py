"""Answers for many windows of whole years at once: all time, a calendar year, since the start of a year.

A table of years would otherwise ask again for each of its cells. Only what happened (flows) is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.models import F, Sum

from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee, ReportedFigure, Tally
from committees.models.figures import Summed
from committees.models.record import COUNTED
from committees.periods import Window
from committees.quantities import Total

MONTHS = 12
Years = tuple[int, int]  # of the first and of the last month; beyond all years where unknown
Answers = dict[Window, dict[Key, Answer]]


def answers(indicators: Iterable[Indicator], committees: Iterable[Committee], windows: Iterable[Window]) -> Answers:
    """By window, what figures.answers says of it. Costs two queries for any number of windows."""
    indicators, committees, windows = list(indicators), list(committees), list(windows)
    found: Answers = {
        window: {
            (committee.pk, indicator.key): Answer(indicator, committee.pk, window)
            for committee in committees
            for indicator in indicators
        }
        for window in windows
    }
    for key, years, total in _itemised(indicators, committees):
        for window in windows:
            if _contains(window, years):
                found[window][key] = replace(found[window][key], itemised=found[window][key].itemised + total)
    for key, interval, total in _reported(indicators, committees):
        for window in windows:
            found[window][key] = _with_reported(found[window][key], interval, total)
    return found


def is_of_years(window: Window) -> bool:
    """Whether the window is one of whole years that this module can answer for."""
    if window.since is None:
        return window.until is None
    if (window.since.month, window.since.day) != (1, 1):
        return False
    return window.until is None or window == Window.year(window.since.year)


def _contains(window: Window, years: Years) -> bool:
    if window.since is None:
        return True
    first, last = years
    return first >= window.since.year if window.until is None else first == last == window.since.year


def _itemised(indicators: list[Indicator], committees: list[Committee]) -> Iterator[tuple[Key, Years, Total]]:
    rows = Tally.objects.filter(
        indicator__in=[indicator.key for indicator in indicators], committee__in=committees, is_assumed=False
    )
    years = {"first": F("first_month") / MONTHS, "last": F("last_month") / MONTHS}
    sums = {f"sum_{column}": Sum(column) for column in Summed.columns}
    for row in rows.values("committee_id", "indicator", **years).annotate(**sums).order_by():
        total = Total(*(row[f"sum_{column}"] for column in Summed.columns))
        yield (row["committee_id"], row["indicator"]), (row["first"], row["last"]), total


def _reported(indicators: list[Indicator], committees: list[Committee]) -> Iterator[tuple[Key, Window, Total]]:
    """What each reported figure adds, and for which days; nothing where the items exceed it."""
    figures = ReportedFigure.objects.filter(
        indicator__in=[indicator.key for indicator in indicators], state__in=COUNTED, is_plan=False
    )
    rows = figures.filter(reach__committee__in=committees).order_by("pk")
    for place, key, since, until, number, surplus, bound in rows.values_list(
        "reach__committee_id", "indicator", "since", "until", "number", "surplus", "bound"
    ):
        adds = Total.single(surplus if number is not None else None, bound) if surplus or number is None else Total()
        yield (place, key), Window(since, until), adds


def _with_reported(answer: Answer, interval: Window, total: Total) -> Answer:
    if answer.window.contains(interval):
        return replace(answer, reported=answer.reported + total)
    if answer.window.overlaps(interval):
        return replace(answer, not_broken_down=answer.not_broken_down + 1)
    return answer
