"""Periods by their names (this month, last quarter ...), and the period that one is compared with."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.periods import Window, first_day, month_number


class Named(models.TextChoices):
    """The periods that reports are made for. The year is the calendar's."""

    MONTH = "month", _("this month")
    LAST_MONTH = "last-month", _("last month")
    QUARTER = "quarter", _("this quarter")
    LAST_QUARTER = "last-quarter", _("last quarter")
    HALF = "half", _("this half-year")
    LAST_HALF = "last-half", _("last half-year")
    YEAR = "year", _("this year")
    LAST_YEAR = "last-year", _("last year")


# Of named periods and of the rhythms in which committees report (models.reporting.Rhythm).
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def window_of(name: str, today: date) -> Window:
    """The whole period, also where it is not over yet."""
    length = MONTHS_IN[name.removeprefix("last-")]
    begins = first_day(month_number(today))
    first = month_number(begins.replace(month=begins.month - (begins.month - 1) % length))
    if name.startswith("last-"):
        first -= length
    return Window(first_day(first), first_day(first + length))


def before(window: Window, today: date) -> Window | None:
    """What a period is compared with: the one of the same length before it; of one that is not over, as many days.

    None for a window with an open end, which has nothing before it.
    """
    since, until = window.since, window.until
    if since is None or until is None:
        return None
    first = since - (until - since)
    if not window.has_ragged_edge:
        first = first_day(2 * month_number(since) - month_number(until))
    tomorrow = today + timedelta(days=1)
    is_over = not since < tomorrow < until
    return Window(first, since if is_over else min(since, first + (tomorrow - since)))
