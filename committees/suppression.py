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
from datetime import date

from django.db.models import Q

from committees import access, child_counts, figures, indicators
from committees.child_counts import Table
from committees.choices import Nature
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Committee
from committees.periods import ALL_TIME, Window
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
    """As figures.answers, with counts of children withheld that this person, or anybody, may not read.

    Costs three queries more than figures.answers where counts of children are asked.
    """
    committees = list(committees)
    return withhold({window: figures.answers(asked, committees, window)}, committees, user=user)[window]


def withhold(
    found: Mapping[Window, dict[Key, Answer]], committees: Iterable[Committee], *, user=None
) -> dict[Window, dict[Key, Answer]]:
    """The same for answers that have been found already, for any number of windows. Costs three queries or none."""
    closed = [committee for committee in committees if not sees_all_counts(user, committee)]
    asked = [answer.indicator for answers in found.values() for answer in answers.values()]
    guarded = {indicator.key: indicator for indicator in asked if is_guarded(indicator)}
    if not guarded or not closed:
        return dict(found)
    shown = _shown(_counts_behind(guarded.values()), closed, found)
    kept_back = {
        (window, (committee.pk, indicator.key))
        for window in found
        for committee in closed
        for indicator in guarded.values()
        if (window, (committee.pk, indicator.shown_with or indicator.key)) not in shown
    }
    return {
        window: {key: withheld(answer) if (window, key) in kept_back else answer for key, answer in answers.items()}
        for window, answers in found.items()
    }


def answer(indicator: Indicator, committee: Committee, window: Window, *, user=None) -> Answer:
    return answers([indicator], [committee], window, user=user)[committee.pk, indicator.key]


def withheld(answer: Answer) -> Answer:
    """The answer without what it says."""
    return replace(answer, itemised=Total(uncounted=1), reported=NOTHING, not_broken_down=0, is_withheld=True)


def is_in_fixed_set(window: Window) -> bool:
    """Whether counts of children are ever shown for this window."""
    if window == ALL_TIME:
        return True
    if window.since is None or (window.since.month, window.since.day) != (1, 1):
        return False
    return window.until is None or window.until == date(window.since.year + 1, 1, 1)


def _counts_behind(guarded: Iterable[Indicator]) -> list[Indicator]:
    """The counts of children to be decided on: those asked, and those that amounts go with."""
    found = {}
    for indicator in guarded:
        count = indicators.find(indicator.shown_with) if indicator.shown_with else indicator
        if count and count.nature == Nature.FLOW:
            found[count.key] = count
    return list(found.values())


def _shown(
    counts: list[Indicator], committees: list[Committee], windows: Iterable[Window]
) -> set[tuple[Window, Key]]:
    """Which of these counts may be shown for which of these committees and windows."""
    windows = [window for window in windows if is_in_fixed_set(window)]
    counties = _counties(committees) if counts and windows else {}
    if not counties:
        return set()
    families = _families(counts)
    members = [member for family in families.values() for member in family]
    by_slot = child_counts.by_slot(members, [place for places in counties.values() for place in places])
    wanted = {committee.pk for committee in committees}
    shown: set[tuple[Window, Key]] = set()
    for county_id, places in counties.items():
        for family in families.values():
            table = Table(county_id, [place.pk for place in places if place.pk != county_id], family, by_slot)
            for window in windows:
                shown |= {(window, key) for key in table.shown(window) if key[0] in wanted}
    return shown


def _counties(committees: list[Committee]) -> dict[int, list[Committee]]:
    """By county, the places of the fixed set in the order of the tree, the county first. Costs one query."""
    near = sorted({pk for committee in committees for pk in committee.ancestor_ids})
    places = Committee.objects.filter(
        Q(level=COUNTY, pk__in=near) | Q(level__in=TOWNS, parent__level=COUNTY, parent__in=near)
    )
    found: dict[int, list[Committee]] = defaultdict(list)
    for place in places.in_tree_order():
        found[place.pk if place.level_id == COUNTY else place.parent_id].append(place)
    return found


def _families(counts: list[Indicator]) -> dict[str, list[Indicator]]:
    """By the total they are parts of, all indicators that hang together with those asked."""
    known = {indicator.key: indicator for indicator in (*indicators.built_in(), *counts)}

    def total_of(indicator: Indicator) -> str:
        return total_of(known[indicator.part_of]) if indicator.part_of else indicator.key

    totals = {total_of(indicator) for indicator in counts}
    found: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in known.values():
        if indicator.counts_children and total_of(indicator) in totals:
            found[total_of(indicator)].append(indicator)
    return found
