"""Counts of children outside the locked room: which may be shown, and the answers with the others withheld.

The rule. Whoever may not read the files themselves gets counts of children from one fixed set of cells only:

-   of a county and of each township and subdistrict directly below it, of no other committee;
-   for whole calendar years, since the start of a year, and for all time; for no other window, and never by month;
-   of things that happened (flows): what stands at a date would, taken from them, tell who left.

In this set no child can be singled out by subtraction. All counts that hang together (a total, its categories, the
categories of these; every place; every time) are divided into blocks of at least five children, and a cell is shown
only if it is made of whole blocks: see committees.blocks. So a count under five is merged into its neighbour where the
sum of the two is a cell of its own (single-parent families and orphans), and withheld otherwise, together with as many
others as would give it away. An amount of money that goes with a count is withheld with it: divided by a known
allowance it would be the count.

A withheld answer has no number: whoever forgets to ask `is_withheld` prints 'not counted', never a small number.
Two answers of different days may still differ by one child: that somebody was paired this week is not kept secret.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Q

from committees import access, child_counts, figures, indicators, years
from committees.child_counts import Table
from committees.choices import Nature
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee
from committees.periods import Window
from committees.quantities import NOTHING, Total

COUNTY, TOWNS = "county", ("township", "subdistrict")  # levels of the tree


def is_guarded(indicator: Indicator) -> bool:
    """Whether the indicator counts children or goes with such a count: then no trend and no records either."""
    return indicator.counts_children or bool(indicator.shown_with)


def sees_all_counts(user, committee: Committee) -> bool:
    """Whether the person may read the files of the children who are counted here."""
    return access.has_role(user, access.READS_PROTECTED, committee)


def answers(
    asked: Iterable[Indicator], committees: Iterable[Committee], window: Window, *, user=None
) -> dict[Key, Answer]:
    """As figures.answers, with what this person, or anybody, may not read withheld.

    Costs three queries more than figures.answers where counts of children are asked.
    """
    committees = list(committees)
    return withhold({window: figures.answers(asked, committees, window)}, committees, user=user)[window]


def answer(indicator: Indicator, committee: Committee, window: Window, *, user=None) -> Answer:
    return answers([indicator], [committee], window, user=user)[committee.pk, indicator.key]


def withhold(
    found: Mapping[Window, Mapping[Key, Answer]], committees: Iterable[Committee], *, user=None
) -> dict[Window, dict[Key, Answer]]:
    """Answers of any number of windows for these committees, with what this person may not read withheld.

    Costs three queries where there are counts of children.
    """
    closed = [committee for committee in committees if not sees_all_counts(user, committee)]
    guarded = {
        key: answer.indicator
        for said in found.values()
        for key, answer in said.items()
        if is_guarded(answer.indicator) and key[0] in {committee.pk for committee in closed}
    }
    if not guarded:
        return {window: dict(said) for window, said in found.items()}
    tables = _tables(_counts_behind(guarded.values()), closed)
    return {window: _withheld(said, guarded, _shown(tables, window)) for window, said in found.items()}


def _withheld(said: Mapping[Key, Answer], guarded: Mapping[Key, Indicator], shown: set[Key]) -> dict[Key, Answer]:
    def may_be_shown(key: Key) -> bool:
        return key not in guarded or (key[0], guarded[key].shown_with or key[1]) in shown

    return {key: answer if may_be_shown(key) else withheld(answer) for key, answer in said.items()}


def withheld(answer: Answer) -> Answer:
    """The answer without what it says."""
    return replace(answer, itemised=Total(uncounted=1), reported=NOTHING, not_broken_down=0, is_withheld=True)


def _counts_behind(guarded: Iterable[Indicator]) -> list[Indicator]:
    """The counts of children to be decided on: those asked, and those that amounts go with."""
    found = {}
    for indicator in guarded:
        count = indicators.find(indicator.shown_with) if indicator.shown_with else indicator
        if count and count.nature == Nature.FLOW:
            found[count.key] = count
    return list(found.values())


def _shown(tables: list[Table], window: Window) -> set[Key]:
    """Which cells of a window may be shown."""
    if not years.is_of_years(window):
        return set()
    return {key for table in tables for key in table.shown(window)}


def _tables(counts: list[Indicator], committees: list[Committee]) -> list[Table]:
    """For each county of these committees a table of each family of counts. Costs three queries."""
    counties = _counties(committees) if counts else {}
    families = _families(counts)
    members = [member for family in families for member in family]
    by_slot = child_counts.by_slot(members, [place for places in counties.values() for place in places])
    return [
        Table(county_id, [place.pk for place in places if place.pk != county_id], family, by_slot)
        for county_id, places in counties.items()
        for family in families
    ]


def _counties(committees: list[Committee]) -> dict[int, list[Committee]]:
    """By county, the places of the fixed set in the order of the tree. Costs one query."""
    near = sorted({pk for committee in committees for pk in committee.ancestor_ids})
    places = Committee.objects.filter(
        Q(level=COUNTY, pk__in=near) | Q(level__in=TOWNS, parent__level=COUNTY, parent__in=near)
    )
    found: dict[int, list[Committee]] = defaultdict(list)
    for place in places.in_tree_order():
        found[place.pk if place.level_id == COUNTY else place.parent_id].append(place)
    return found


def _families(counts: list[Indicator]) -> list[list[Indicator]]:
    """All indicators that hang together with these: each total with its parts, and the parts of those."""
    known = {indicator.key: indicator for indicator in (*indicators.built_in(), *counts)}

    def total_of(indicator: Indicator) -> str:
        return total_of(known[indicator.part_of]) if indicator.part_of else indicator.key

    totals = {total_of(indicator) for indicator in counts}
    counting = [one for one in known.values() if one.counts_children and one.nature == Nature.FLOW]
    return [[one for one in counting if total_of(one) == total] for total in sorted(totals)]
