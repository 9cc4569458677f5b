"""What stands in the public calendar: key dates of the year, and published records whose days are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from activities.models import KeyDate
from committees import access, keydates, kinds
from committees.choices import DatePrecision, State
from committees.keydates import OutOfTable
from committees.models import Record
from committees.periods import Window


@dataclass(frozen=True)
class Occurrence:
    """A key date in a year."""

    key_date: KeyDate
    day: date


def key_dates(window: Window) -> Iterator[Occurrence]:
    """The key dates that fall into a window with two ends. Costs one query."""
    first, last = window.since, window.last_day
    if first is None or last is None:
        raise ValueError("Key dates are asked for in a window with two ends.")
    rules = list(KeyDate.objects.active().in_order())
    for year in range(first.year, last.year + 1):
        for key_date in rules:
            try:
                day = keydates.occurrence(key_date.rule, year)
            except OutOfTable:
                continue
            if first <= day <= last:
                yield Occurrence(key_date, day)


def records(user: Any, window: Window):
    """Records whose days are known and touch the window: published ones, and to staff their approved plans."""
    approved = Record.objects.filter(state=State.APPROVED, is_plan=True).exclude(kind__in=kinds.protected_keys())
    shown = access.public_records() | access.visible_records(user, approved)
    exact = shown.filter(date_precision__in=(DatePrecision.DAY, DatePrecision.DAYS))
    return exact.filter(since__lt=window.until, until__gt=window.since)
