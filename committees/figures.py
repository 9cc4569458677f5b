"""Answers: what an indicator amounts to for a committee and everything below it, in a window.

An answer has two parts, itemised (from single records, by tallies) and reported (surplus of reported figures), and
leads to exactly the records behind it. Any number of indicators and committees cost the same three queries, and one
for each indicator that counts a register.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, Sum

from committees.choices import Bound, Nature
from committees.indicators import Indicator, find
from committees.models import Committee, Contribution, Record, ReportedFigure, Tally
from committees.models.committee import path_end
from committees.models.figures import Summed
from committees.models.record import COUNTED
from committees.periods import Window, first_day
from committees.quantities import NOTHING, Quantity, Total

Key = tuple[int, str]  # committee, indicator


@dataclass(frozen=True)
class Answer:
    """One number with where it comes from."""

    indicator: Indicator
    committee_id: int
    window: Window
    itemised: Total = NOTHING
    reported: Total = NOTHING
    not_broken_down: int = 0  # reported figures that overlap the window but are not contained in it
    is_withheld: bool = False  # by committees.suppression; then it has no number either

    @property
    def total(self) -> Total:
        return self.itemised + self.reported

    @property
    def quantity(self) -> Quantity:
        number = self.total.number if self.total.is_counted else None
        return Quantity(number, self.indicator.unit, self.total.bound)

    def __str__(self) -> str:
        return str(self.total)


def answer(indicator: Indicator, committee: Committee, window: Window) -> Answer:
    return answers([indicator], [committee], window)[committee.pk, indicator.key]


def answers(indicators: Iterable[Indicator], committees: Iterable[Committee], window: Window) -> dict[Key, Answer]:
    """The answers of all these indicators for each of these committees with everything below it."""
    indicators, committees = list(indicators), list(committees)
    asked = _with_parts_of_shares(indicators)
    itemised = _itemised(asked, committees, window)
    reported = _reported(asked, committees, window)
    found: dict[Key, Answer] = {}
    for committee in committees:
        for indicator in asked:
            key = (committee.pk, indicator.key)
            total, loose = reported.get(key, (Total(), 0))
            found[key] = Answer(indicator, committee.pk, window, itemised.get(key, Total()), total, loose)
    for indicator in asked:
        if indicator.nature == Nature.SHARE:
            for committee in committees:
                found[committee.pk, indicator.key] = _share(indicator, committee, found)
    return found


def _with_parts_of_shares(indicators: list[Indicator]) -> list[Indicator]:
    asked = {indicator.key: indicator for indicator in indicators}
    for indicator in indicators:
        for key in filter(None, indicator.share_of):
            part = find(key)
            if part:
                asked.setdefault(key, part)
    return list(asked.values())


def _share(indicator: Indicator, committee: Committee, found: dict[Key, Answer]) -> Answer:
    """A percentage of two answers; nothing where there is nothing to divide by. Shares are never summed."""
    above, below = (found[committee.pk, key].total for key in indicator.share_of)
    blank = found[committee.pk, indicator.key]
    if not below.number:
        return replace(blank, itemised=Total(uncounted=1))
    percent = (above.number * 100 / below.number).quantize(Decimal("0.1"))
    bound = Bound.EXACT if above.bound == below.bound == Bound.EXACT else Bound.ABOUT
    return replace(blank, itemised=Total.single(percent, bound))


def window_of(indicator: Indicator, window: Window) -> Window:
    """A stock answers at the end of the window, so what went before counts too."""
    return Window(None, window.until) if indicator.nature == Nature.STOCK else window


def _itemised(indicators: list[Indicator], committees: list[Committee], window: Window) -> dict[Key, Total]:
    found: dict[Key, Total] = defaultdict(Total)
    summed = [indicator for indicator in indicators if indicator.kind]
    if summed:
        for key, total in _sums(_tallies(summed, committees, window), "committee_id"):
            found[key] += total
        if window.has_ragged_edge:
            for key, total in _sums(_edges(summed, committees, window), "record__reach__committee_id"):
                found[key] += total
    for indicator in indicators:
        found |= _entries_of_register(indicator, committees, window)
    return found


def _entries_of_register(indicator: Indicator, committees: list[Committee], window: Window) -> dict[Key, Total]:
    """How many entries of a register belong to each committee with all below it: one query for a tree of them."""
    found: dict[Key, Total] = {}
    if indicator.in_register is None:
        return found
    for top in committees:
        if any(other != top and top.path.startswith(other.path) for other in committees):
            continue  # counted with the one above it
        entries = indicator.in_register(top, window.last_day)
        path = "path" if entries.model is Committee else "committee__path"
        asked = [committee for committee in committees if committee.path.startswith(top.path)]
        counts = entries.aggregate(
            **{f"at_{committee.pk}": Count("pk", filter=_below(path, committee)) for committee in asked}
        )
        for committee in asked:
            number = counts[f"at_{committee.pk}"]
            found[committee.pk, indicator.key] = Total(Decimal(number), exact=number)
    return found


def _below(path: str, committee: Committee) -> Q:
    return Q(**{f"{path}__gte": committee.path, f"{path}__lt": path_end(committee.path)})


def _sums(rows, committee_column: str) -> Iterable[tuple[Key, Total]]:
    sums = {f"sum_{column}": Sum(column) for column in Summed.columns}
    for row in rows.values(committee_column, "indicator").annotate(**sums).order_by():
        total = Total(*(row[f"sum_{column}"] for column in Summed.columns))
        yield (row[committee_column], row["indicator"]), total


def _tallies(indicators: list[Indicator], committees: list[Committee], window: Window):
    covered = Q(pk__in=[])
    for asked, keys in _by_window(indicators, window).items():
        first, last = asked.whole_months
        covered |= Q(indicator__in=keys, first_month__gte=first, last_month__lte=last)
    return Tally.objects.filter(covered, committee__in=committees, is_assumed=False)


def _edges(indicators: list[Indicator], committees: list[Committee], window: Window):
    """Contributions of the months in which an end of the window lies: they are read one by one."""
    at_edge = Q(pk__in=[])
    for asked, keys in _by_window(indicators, window).items():
        first, last = asked.whole_months
        ragged = Q(pk__in=[])
        if asked.since and asked.since.day != 1:
            ragged |= Q(since__lt=first_day(first))
        if asked.until and asked.until.day != 1:
            ragged |= Q(until__gt=first_day(last + 1))
        at_edge |= Q(indicator__in=keys) & inside(asked) & ragged
    parts = Contribution.objects.filter(at_edge).exclude(part=Contribution.Part.ASSUMED)
    return parts.filter(record__reach__committee__in=committees)


def _by_window(indicators: list[Indicator], window: Window) -> dict[Window, list[str]]:
    groups: dict[Window, list[str]] = defaultdict(list)
    for indicator in indicators:
        groups[window_of(indicator, window)].append(indicator.key)
    return groups


def inside(window: Window) -> Q:
    """The condition that the interval of a row (since, until) lies wholly in the window."""
    condition = Q()
    if window.since:
        condition &= Q(since__gte=window.since)
    if window.until:
        condition &= Q(until__lte=window.until)
    return condition


def _overlapping(window: Window) -> Q:
    touching = Q()
    if window.since:
        touching &= Q(until__isnull=True) | Q(until__gt=window.since)
    if window.until:
        touching &= Q(since__isnull=True) | Q(since__lt=window.until)
    return touching


def _reported(indicators: list[Indicator], committees: list[Committee], window: Window) -> dict[Key, tuple[Total, int]]:
    """Surpluses of the reported figures that the window contains, and how many others it only touches."""
    adds = inside(window) & Q(surplus__gt=0)
    keys = [indicator.key for indicator in indicators if indicator.nature != Nature.SHARE]
    rows = (
        ReportedFigure.objects.filter(_overlapping(window), indicator__in=keys, state__in=COUNTED, is_plan=False)
        .filter(reach__committee__in=committees)
        .values("reach__committee_id", "indicator")
        .annotate(
            sum_surplus=Sum("surplus", filter=adds),
            exact=Count("pk", filter=adds & Q(bound=Bound.EXACT)),
            at_least=Count("pk", filter=adds & Q(bound=Bound.AT_LEAST)),
            other=Count("pk", filter=adds & ~Q(bound__in=[Bound.EXACT, Bound.AT_LEAST])),
            uncounted=Count("pk", filter=inside(window) & Q(number__isnull=True)),
            loose=Count("pk", filter=~inside(window) if inside(window) else Q(pk__in=[])),
        )
        .order_by()
    )
    found = {}
    for row in rows:
        number = row["sum_surplus"] or Decimal(0)
        total = Total(number, row["exact"], row["at_least"], row["other"], row["uncounted"])
        found[row["reach__committee_id"], row["indicator"]] = (total, row["loose"])
    return found


def records_behind(indicator: Indicator, committee: Committee, window: Window):
    """Exactly the records an answer is made of: itemised ones and reported figures. Newest first."""
    asked = window_of(indicator, window)
    parts = Contribution.objects.filter(inside(asked), record=OuterRef("pk"), indicator=indicator.key)
    itemised = Q(Exists(parts.exclude(part=Contribution.Part.ASSUMED)))
    figures = ReportedFigure.objects.filter(inside(window), record_ptr=OuterRef("pk"), indicator=indicator.key)
    return (
        Record.objects.counted().filter(itemised | Q(Exists(figures))).reaching([committee]).for_list().newest_first()
    )


def record_counts(indicators: Iterable[Indicator], committee: Committee, window: Window) -> dict[str, int]:
    """How many records are behind the answers, by key. Costs two queries for any number of indicators."""
    indicators = list(indicators)
    asked = Q(pk__in=[])
    for shared, keys in _by_window(indicators, window).items():
        asked |= Q(indicator__in=keys) & inside(shared)
    parts = Contribution.objects.filter(asked, record__reach__committee=committee)
    itemised = parts.exclude(part=Contribution.Part.ASSUMED).values("indicator")
    figures = ReportedFigure.objects.filter(
        inside(window), indicator__in=[indicator.key for indicator in indicators], state__in=COUNTED, is_plan=False
    )
    reported = figures.filter(reach__committee=committee).values("indicator")
    counts: dict[str, int] = defaultdict(int)
    for rows in (itemised.annotate(records=Count("record", distinct=True)), reported.annotate(records=Count("pk"))):
        for row in rows.order_by():
            counts[row["indicator"]] += row["records"]
    return dict(counts)
