"""Answers for many windows of whole years at once: all time, a calendar year, since the start of a year.

A table of years would otherwise ask again for each of its cells. Only what happened (flows) is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Sum

from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee, ReportedFigure, Tally
from committees.models.figures import Summed
from committees.models.record import COUNTED
from committees.periods import UNKNOWN_END, UNKNOWN_START, Window
from committees.quantities import Total

MONTHS = 12
UNKNOWN = (UNKNOWN_START // MONTHS, UNKNOWN_END // MONTHS)


@dataclass(frozen=True)
class Part:
    """What was counted, or reported, of one indicator in one place over some years or days."""

    key: Key
    total: Total
    years: tuple[int, int] = UNKNOWN  # of the first and the last month; of single records
    days: Window | None = None  # of a reported figure


@dataclass(frozen=True)
class Ledger:
    """What the answers for any window of whole years are read from."""

    indicators: tuple[Indicator, ...]
    committees: tuple[Committee, ...]
    parts: tuple[Part, ...]

    @property
    def years(self) -> list[int]:
        """The years in which something is known to begin or end, newest first."""
        found = {year for part in self.parts for year in part.years if part.days is None}
        for part in self.parts:
            if part.days:
                found |= {day.year for day in (part.days.since, part.days.last_day) if day}
        return sorted(found - set(UNKNOWN), reverse=True)

    def answers(self, window: Window) -> dict[Key, Answer]:
        """What figures.answers says of this window."""
        if not is_of_years(window):
            raise ValueError("Only windows of whole years can be answered for.")
        found = {
            (committee.pk, indicator.key): Answer(indicator, committee.pk, window)
            for committee in self.committees
            for indicator in self.indicators
        }
        for part in self.parts:
            found[part.key] = _with(found[part.key], part)
        return found

    def is_partly_in(self, key: Key, window: Window) -> bool:
        """Whether some of it lies in the window only in part, so that it does not count there."""
        touching = [part for part in self.parts if part.key == key and part.days is None and part.total]
        return any(_overlaps(window, part.years) and not _contains(window, part.years) for part in touching)


def read(indicators: Iterable[Indicator], committees: Iterable[Committee]) -> Ledger:
    """Costs two queries."""
    indicators, committees = tuple(indicators), tuple(committees)
    keys = [indicator.key for indicator in indicators]
    return Ledger(indicators, committees, (*_itemised(keys, committees), *_reported(keys, committees)))


def is_of_years(window: Window) -> bool:
    """Whether the window is all time, a calendar year, or since the start of a year."""
    if window.since is None:
        return window.until is None
    if (window.since.month, window.since.day) != (1, 1):
        return False
    return window.until is None or window == Window.year(window.since.year)


def _with(answer: Answer, part: Part) -> Answer:
    window = answer.window
    if part.days is None:
        return replace(answer, itemised=answer.itemised + part.total) if _contains(window, part.years) else answer
    if window.contains(part.days):
        return replace(answer, reported=answer.reported + part.total)
    return replace(answer, not_broken_down=answer.not_broken_down + 1) if window.overlaps(part.days) else answer


def _contains(window: Window, years: tuple[int, int]) -> bool:
    if window.since is None:
        return True
    first, last = years
    return first >= window.since.year if window.until is None else first == last == window.since.year


def _overlaps(window: Window, years: tuple[int, int]) -> bool:
    if window.since is None:
        return True
    first, last = years
    return last >= window.since.year and (window.until is None or first <= window.since.year)


def _itemised(keys: list[str], committees: tuple[Committee, ...]) -> Iterator[Part]:
    rows: Any = Tally.objects.filter(indicator__in=keys, committee__in=committees, is_assumed=False)
    years = {"first": F("first_month") / MONTHS, "last": F("last_month") / MONTHS}
    sums = {f"sum_{column}": Sum(column) for column in Summed.columns}
    for row in rows.values("committee_id", "indicator", **years).annotate(**sums).order_by():
        total = Total(*(row[f"sum_{column}"] for column in Summed.columns))
        yield Part((row["committee_id"], row["indicator"]), total, years=(row["first"], row["last"]))


def _reported(keys: list[str], committees: tuple[Committee, ...]) -> Iterator[Part]:
    """What each reported figure adds; nothing where the items exceed it."""
    figures = ReportedFigure.objects.filter(indicator__in=keys, state__in=COUNTED, is_plan=False)
    rows = figures.filter(reach__committee__in=committees).order_by("pk")
    for place, key, since, until, number, surplus, bound in rows.values_list(
        "reach__committee_id", "indicator", "since", "until", "number", "surplus", "bound"
    ):
        adds_nothing = number is not None and not surplus
        total = Total() if adds_nothing else Total.single(None if number is None else surplus, bound)
        yield Part((place, key), total, days=Window(since, until))
