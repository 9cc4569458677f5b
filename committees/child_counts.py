"""Counts of children as a table without overlaps, for suppression to divide into blocks.

Its axes are time, place and category. A slot of time is the year in which something began, and whether it ended within
it: every window of the fixed set is a sum of slots. A place is a township, or the rest of its county. A category is an
indicator without parts, or what an indicator with parts counts beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from committees import years
from committees.blocks import Blocks
from committees.figures import Key
from committees.indicators import Indicator
from committees.models import Committee
from committees.periods import Window

Slot = tuple[int, bool]  # the year it began in, 0 where unknown; whether it ended within that year
Place = int  # the id of a township's committee, or ELSEWHERE
Category = tuple[str, str]  # the indicator it is a part of, and its own; the latter empty for what has no indicator
Counts = Mapping[Key, Mapping[Slot, int]]

ELSEWHERE: Place = 0  # in the county, but in none of its townships


def by_slot(indicators: Iterable[Indicator], committees: Iterable[Committee]) -> Counts:
    """The counts of these indicators for each of these committees and all below it. Costs two queries."""
    found: dict[Key, dict[Slot, int]] = defaultdict(lambda: defaultdict(int))
    for part in years.read(indicators, committees).parts:
        if part.total.number:
            found[part.key][_slot(part)] += int(part.total.number)
    return found


def _slot(part: years.Part) -> Slot:
    if part.days is None:
        first, last = part.years
        return first, first == last
    since, last_day = part.days.since, part.days.last_day
    return since.year if since else 0, bool(since and last_day and since.year == last_day.year)


def slots_in(window: Window, slots: Iterable[Slot]) -> list[Slot]:
    """The slots that a window of the fixed set is the sum of."""
    if window.since is None:
        return list(slots)
    year, is_one_year = window.since.year, window.until is not None
    return [slot for slot in slots if (slot == (year, True) if is_one_year else slot[0] >= year)]


class Table:
    """The counts of one county that hang together: a total with its parts, by township."""

    def __init__(self, county: int, towns: list[int], family: list[Indicator], counts: Counts) -> None:
        self.county, self.towns, self.family = county, towns, family
        self.counts = counts
        self.slots = sorted({slot for place in (county, *towns) for one in family for slot in counts[place, one.key]})
        self.parts: dict[str, list[str]] = defaultdict(list)
        for indicator in family:
            self.parts[indicator.part_of].append(indicator.key)
        self.categories = [category for indicator in family for category in self._own_category(indicator)]
        atoms = product(self.slots, (ELSEWHERE, *towns), self.categories)
        self.blocks = Blocks(
            {atom: self._count(*atom) for atom in atoms}, (years_apart, townships_apart, categories_apart)
        )

    def shown(self, window: Window) -> Iterator[Key]:
        """The cells of a window that may be shown, as committee and indicator."""
        slots = slots_in(window, self.slots)
        categories = {indicator.key: self._categories_of(indicator.key) for indicator in self.family}
        places = {self.county: [ELSEWHERE, *self.towns], **{town: [town] for town in self.towns}}
        for (committee_id, covered), indicator in product(places.items(), self.family):
            if self.blocks.allow(product(slots, covered, categories[indicator.key])):
                yield committee_id, indicator.key

    def _own_category(self, indicator: Indicator) -> list[Category]:
        has_parts = indicator.key in self.parts
        return [(indicator.key, "") if has_parts else (indicator.part_of, indicator.key)]

    def _categories_of(self, key: str) -> list[Category]:
        """All categories that an indicator counts."""
        below = [category for part in self.parts.get(key, ()) for category in self._categories_of(part)]
        return below + [category for category in self.categories if category == (key, "") or category[1] == key]

    def _count(self, slot: Slot, place: Place, category: Category) -> int:
        """What is counted here and in no other atom."""
        if place != ELSEWHERE:
            return self._at(place, slot, category)
        return self._at(self.county, slot, category) - sum(self._at(town, slot, category) for town in self.towns)

    def _at(self, committee_id: int, slot: Slot, category: Category) -> int:
        whole, part = category
        if part:
            return self.counts[committee_id, part].get(slot, 0)
        parts = sum(self.counts[committee_id, key].get(slot, 0) for key in self.parts[whole])
        return self.counts[committee_id, whole].get(slot, 0) - parts


def years_apart(one: Slot, other: Slot) -> int:
    return abs(one[0] - other[0])


def townships_apart(one: Place, other: Place) -> int:
    """What is counted in no township is not shown by itself, so it takes up what is too small first."""
    return 0 if ELSEWHERE in (one, other) else 1


def categories_apart(one: Category, other: Category) -> int:
    return 0 if one[0] == other[0] else 1
