"""Key dates: which day of a given year a rule means, and which key date a day belongs to.

A rule is "06-01" for a day that never moves, "qingming" for Tomb-Sweeping Day, or the name of a lunar festival. A day
that never moves is known in every year, Tomb-Sweeping Day from 1900 to 2100, a lunar festival from 2000 to 2099.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

LUNAR_DAYS = Path(__file__).with_name("lunar_days.json")
FIXED = re.compile(r"([0-9]{2})-([0-9]{2})")
QINGMING = "qingming"
QINGMING_YEARS = range(1900, 2101)


class Rule(Protocol):
    """What `suggest` reads of a key date: its rule, and how many days around it still belong to it."""

    @property
    def rule(self) -> str: ...

    @property
    def days_before(self) -> int: ...

    @property
    def days_after(self) -> int: ...


AnyKeyDate = TypeVar("AnyKeyDate", bound=Rule)


class OutOfTable(ValueError):
    """The rule is good, but says nothing about that year."""


def occurrence(rule: str, year: int) -> date:
    """The day a rule means in a year. An unknown rule is a ValueError, a year beyond its table an OutOfTable."""
    if rule == QINGMING:
        return _qingming(year)
    if rule in _lunar_days():
        return _lunar(rule, year)
    return _fixed(rule, year)


def is_rule(rule: str) -> bool:
    """Whether a rule can be understood; asked before a key date is saved."""
    try:
        occurrence(rule, 2000)
    except ValueError:
        return False
    return True


def suggest(day: date, key_dates: Iterable[AnyKeyDate]) -> AnyKeyDate | None:
    """The key date a day belongs to: the nearest of those in whose span it lies, the first of two as near; or None."""
    fitting = [(distance, key_date) for key_date in key_dates if (distance := _distance(day, key_date)) is not None]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _distance(day: date, key_date: Rule) -> int | None:
    """Days between the day and the occurrence in whose span it lies, or None. A span may reach into another year."""
    distances = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            middle = occurrence(key_date.rule, year)
        except OutOfTable:
            continue
        offset = (day - middle).days
        if -key_date.days_before <= offset <= key_date.days_after:
            distances.append(abs(offset))
    return min(distances, default=None)


def _fixed(rule: str, year: int) -> date:
    if not MINYEAR <= year <= MAXYEAR:
        raise OutOfTable(f"There is no year {year}.")
    match = FIXED.fullmatch(rule)
    if match is None or rule == "02-29":
        raise ValueError(f"{rule!r} is not a rule for a key date.")
    return date(year, int(match[1]), int(match[2]))


def _qingming(year: int) -> date:
    """Tomb-Sweeping Day falls on 4 to 6 April; the constants are those of its century."""
    if year not in QINGMING_YEARS:
        raise OutOfTable(f"Tomb-Sweeping Day is known from 1900 to 2100, not for {year}.")
    if year == 2100:
        return date(2100, 4, 5)
    of_century = year % 100
    start = 5.59 if year < 2000 else 4.81
    return date(year, 4, int(of_century * 0.2422 + start) - of_century // 4)


def _lunar(rule: str, year: int) -> date:
    found = _lunar_days()[rule].get(str(year))
    if found is None:
        raise OutOfTable(f"Lunar festivals are known from 2000 to 2099, not for {year}.")
    return date.fromisoformat(f"{year}-{found}")


@cache
def _lunar_days() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = json.loads(LUNAR_DAYS.read_text(encoding="utf-8"))
    return table
