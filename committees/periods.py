"""Windows of time: half-open, in days, either end may be unknown.

A window stands for the days from ``since`` (included) to ``until`` (excluded). An unknown start or end is None. A
record counts in a window that contains all of its own interval, so one whose year is unknown counts only where nothing
is asked about time. Tallies are kept by month, as whole numbers that sort like the months do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

UNKNOWN_START = 0
UNKNOWN_END = 999_999


@dataclass(frozen=True)
class Window:
    """Days from ``since`` up to, not including, ``until``; None means open (a question) or unknown (a record)."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until <= self.since:
            raise ValueError("A window ends after it starts.")

    @classmethod
    def through(cls, first: date | None, last: date | None) -> Window:
        """The window from the first to the last day, both included."""
        return cls(first, last + timedelta(days=1) if last else None)

    @classmethod
    def day(cls, day: date) -> Window:
        return cls.through(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Window:
        return cls(date(year, month, 1), first_day(month_number(date(year, month, 1)) + 1))

    @classmethod
    def year(cls, year: int) -> Window:
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @property
    def last_day(self) -> date | None:
        return self.until - timedelta(days=1) if self.until else None

    @property
    def first_month(self) -> int:
        return month_number(self.since) if self.since else UNKNOWN_START

    @property
    def last_month(self) -> int:
        return month_number(self.last_day) if self.last_day else UNKNOWN_END

    def contains(self, other: Window) -> bool:
        starts_inside = self.since is None or (other.since is not None and other.since >= self.since)
        ends_inside = self.until is None or (other.until is not None and other.until <= self.until)
        return starts_inside and ends_inside

    def overlaps(self, other: Window) -> bool:
        this_before = self.until is not None and other.since is not None and self.until <= other.since
        other_before = other.until is not None and self.since is not None and other.until <= self.since
        return not (this_before or other_before)

    @property
    def whole_months(self) -> tuple[int, int]:
        """First and last month that lie wholly inside; the last is below the first where there is none."""
        first = UNKNOWN_START
        if self.since:
            first = self.first_month + (self.since.day != 1)
        last = month_number(self.until) - 1 if self.until else UNKNOWN_END
        return first, last

    @property
    def has_ragged_edge(self) -> bool:
        """Whether an end lies inside a month, so that records of that month must be read one by one."""
        return any(edge is not None and edge.day != 1 for edge in (self.since, self.until))


ALL_TIME = Window()


def month_number(day: date) -> int:
    """The months since year 0: sorts and subtracts like the months themselves."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """The first day of a month given by its number."""
    return date(month // 12, month % 12 + 1, 1)
