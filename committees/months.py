"""Indicators month by month, for trends. Assumed days count here, and only here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Max, Min, Subquery

from committees.indicators import Indicator
from committees.models import Committee, Tally
from committees.quantities import Total

Trends = dict[str, list["Month"]]  # by the indicators' keys


@dataclass(frozen=True)
class Month:
    """One month of a trend."""

    month: int
    total: Total
    is_assumed: bool


def by_month(indicators: Iterable[Indicator], committee: Committee, first: int, last: int) -> Trends:
    """For each indicator the months from first to last, zero included. Costs one query."""
    rows = _of(indicators, committee).filter(first_month__gte=first, first_month__lte=last)
    return _laid_out(indicators, rows, first, last)


def newest(indicators: Iterable[Indicator], committee: Committee, count: int) -> Trends:
    """For each indicator the months that end with the newest one known of the committee. Costs one query."""
    indicators = list(indicators)
    last = _known(committee).order_by("-first_month").values("first_month")[:1]
    rows = list(_of(indicators, committee).annotate(newest=Subquery(last)).filter(first_month__gt=F("newest") - count))
    if not rows:
        return {indicator.key: [] for indicator in indicators}
    return _laid_out(indicators, rows, rows[0].newest - count + 1, rows[0].newest)


def known(committee: Committee) -> tuple[int, int] | None:
    """The oldest and the newest month with a dated or assumed contribution. Costs one query."""
    found = _known(committee).aggregate(oldest=Min("first_month"), newest=Max("first_month"))
    return (found["oldest"], found["newest"]) if found["newest"] is not None else None


def _known(committee: Committee):
    return Tally.objects.filter(committee=committee, first_month=F("last_month")).exclude(number=0, uncounted=0)


def _of(indicators: Iterable[Indicator], committee: Committee):
    keys = [indicator.key for indicator in indicators]
    return Tally.objects.filter(committee=committee, indicator__in=keys, first_month=F("last_month")).order_by()


def _laid_out(indicators: Iterable[Indicator], rows: Iterable[Tally], first: int, last: int) -> Trends:
    found: dict[tuple[str, int], tuple[Total, bool]] = {}
    for row in rows:
        key = (row.indicator, row.first_month)
        total, is_assumed = found.get(key, (Total(), False))
        found[key] = (total + row.total, is_assumed or (row.is_assumed and bool(row.total)))
    return {
        indicator.key: [
            Month(month, *found.get((indicator.key, month), (Total(), False))) for month in range(first, last + 1)
        ]
        for indicator in indicators
    }
