"""The register of indicators: every number on any page, report, export or API answer has its definition here.

A record of the indicator's kind adds what `measure` reads off it. `ends` says when a thing that stands (a studio, an
open pairing) ceased to stand; only stocks have it. Shares divide one indicator by another and are never summed.
A family is a row of indicators that are data: one for each entry of a code list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from committees.choices import Bound, Nature
from committees.quantities import ONE, Quantity

CHILD_ASSISTANCE = "assistance"
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
    never_above: str = ""  # the indicator it cannot exceed: certificates, those who studied
    part_of: str = ""  # of a count of children: the indicator whose children these are some of
    shown_with: str = ""  # of an amount: the count of children without which it is not shown either

    def quantities(self, record: Any) -> list[Quantity]:
        return list(self.measure(record)) if self.measure else []


def once(unit: str) -> Quantity:
    """One, exactly: for indicators that count records."""
    return Quantity(ONE, unit, Bound.EXACT)


@dataclass(frozen=True)
class Family:
    """Indicators that are data: one for each entry of a code list whose entries name their unit."""

    prefix: str  # the key of an indicator is this and the key of its entry
    area: str
    kind: str
    entries: Callable[[], Any]  # the queryset of entries
    entry_of: Callable[[Any], str]  # the key of the entry that a record counts for
    measure: Measure
    definition: Text

    def of_record(self, record: Any) -> Indicator:
        """The indicator that a record counts for, without a query: named by its key alone, enough to count by."""
        key = self.prefix + self.entry_of(record)
        return Indicator(key, self.area, key, "", "", kind=self.kind, measure=self.measure)

    def of_entry(self, entry: Any) -> Indicator:
        key, name = self.prefix + entry.pk, entry.say("name")
        return Indicator(key, self.area, name, entry.unit_id, self.definition, kind=self.kind, measure=self.measure)

    def every(self) -> list[Indicator]:
        """Costs one query."""
        return [self.of_entry(entry) for entry in self.entries()]


_indicators: dict[str, Indicator] = {}
_families: list[Family] = []


def register(*indicators: Indicator) -> None:
    for indicator in indicators:
        if indicator.key in _indicators:
            raise ValueError(f"The indicator {indicator.key} is registered twice.")
        _indicators[indicator.key] = indicator


def register_family(family: Family) -> None:
    _families.append(family)


def built_in() -> list[Indicator]:
    return list(_indicators.values())


def every() -> list[Indicator]:
    """All indicators, those that are data included. Costs a query, and one for each family."""
    families = [indicator for family in _families for indicator in family.every()]
    return built_in() + families + [_from_row(row) for row in _reported_rows()]


def find(key: str) -> Indicator | None:
    """The indicator of this key. Costs one query, or two, if it is not built in."""
    if key in _indicators:
        return _indicators[key]
    for family in _families:
        if key.startswith(family.prefix) and (entry := family.entries().filter(pk=key[len(family.prefix) :]).first()):
            return family.of_entry(entry)
    row = _reported_rows().filter(key=key).first()
    return _from_row(row) if row else None


def of_record(record: Any) -> list[Indicator]:
    """The indicators that a record may count for. Costs no query."""
    families = [family.of_record(record) for family in _families if family.kind == record.kind]
    return [indicator for indicator in _indicators.values() if indicator.kind == record.kind] + families


def of_area(area: str) -> list[Indicator]:
    """The indicators of an area that are in code or of a family. Costs one query for each family of the area."""
    families = [indicator for family in _families if family.area == area for indicator in family.every()]
    return [indicator for indicator in _indicators.values() if indicator.area == area] + families


def added_to(area: str) -> list[Indicator]:
    """The indicators that administrators added to an area. Costs one query."""
    return [_from_row(row) for row in _reported_rows().filter(area=area)]


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
        counts_children=row.area_id == CHILD_ASSISTANCE,  # nobody has said what else it counts
    )
