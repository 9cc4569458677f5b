"""The register of indicators: every number on any page, report, export or API answer has its definition here.

A record of the indicator's kind adds what `measure` reads off it. `ends` says when a thing that stands (a studio, an
open pairing) ceased to stand; only stocks have it. Shares divide one indicator by another and are never summed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from committees.choices import Bound, Nature
from committees.quantities import ONE, Quantity

Text = str | Promise
Measure = Callable[[Any], Iterable[Quantity]]


@dataclass(frozen=True)
class Indicator:
    """One number the portal can answer for any committee and any window."""

    key: str
    area: str
    name: Text
    unit: str
    definition: Text
    kind: str = ""  # the kind of record it counts; empty where it is only reported, a share, or about a register
    measure: Measure | None = None
    ends: Callable[[Any], date | None] | None = None  # the first day on which it no longer stands
    nature: Nature = Nature.FLOW
    is_headline: bool = False  # stands on the home page
    counts_children: bool = False  # shown only through committees.suppression
    in_register: Callable[[Any, date | None], Any] | None = None  # (committee, day) -> queryset of a register
    share_of: tuple[str, str] = ("", "")  # numerator and denominator, of a share

    def quantities(self, record: Any) -> list[Quantity]:
        return list(self.measure(record)) if self.measure else []


def once(unit: str) -> Quantity:
    """One, exactly: for indicators that count records."""
    return Quantity(ONE, unit, Bound.EXACT)


_indicators: dict[str, Indicator] = {}


def register(*indicators: Indicator) -> None:
    for indicator in indicators:
        if indicator.key in _indicators:
            raise ValueError(f"The indicator {indicator.key} is registered twice.")
        _indicators[indicator.key] = indicator


def built_in() -> list[Indicator]:
    return list(_indicators.values())


def every() -> list[Indicator]:
    """All indicators, those that administrators added included. Costs one query."""
    return built_in() + [_from_row(row) for row in _reported_rows()]


def find(key: str) -> Indicator | None:
    """The indicator of this key. Costs one query if it is not built in."""
    if key in _indicators:
        return _indicators[key]
    row = _reported_rows().filter(key=key).first()
    return _from_row(row) if row else None


def of_kind(kind: str) -> list[Indicator]:
    return [indicator for indicator in _indicators.values() if indicator.kind == kind]


def of_area(area: str) -> list[Indicator]:
    return [indicator for indicator in _indicators.values() if indicator.area == area]


def _reported_rows():
    from committees.models import ReportedIndicator

    return ReportedIndicator.objects.order_by("key")


def _from_row(row: Any) -> Indicator:
    return Indicator(
        key=row.key,
        area=row.area_id,
        name=row.say("name"),
        unit=row.unit_id,
        definition=row.say("definition"),
    )
