"""The surplus of reported figures: what a total exceeds the items and lower totals it covers.

A figure covers its committee's whole subtree in its window. Of two nested windows the wider covers the narrower. The
surplus is stored, and renewed in the transaction that changes anything under it, from the lowest committee and the
narrowest window upwards, since each figure reads the surpluses it covers.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from committees import figures
from committees.choices import State
from committees.indicators import find
from committees.kinds import Problem
from committees.models import Contribution, Reach, Record, ReportedFigure
from committees.models.committee import ids_in
from committees.models.record import COUNTED
from committees.periods import Window


def renew(indicator_keys: Iterable[str], committee_ids: Iterable[int]) -> None:
    """Renew the figures of these indicators at these committees (those a changed record is seen from)."""
    touched = ReportedFigure.objects.filter(
        indicator__in=set(indicator_keys), committee__in=set(committee_ids), state__in=COUNTED, is_plan=False
    )
    for figure in sorted(touched.select_related("committee"), key=lowest_and_narrowest_first):
        surplus = of(figure)
        if surplus != figure.surplus:
            ReportedFigure.objects.filter(pk=figure.pk).update(surplus=surplus)


def renew_around(records: Iterable[Record]) -> None:
    """Renew what the contributions, or the figures, of these records touch."""
    records = list(records)
    keys = indicators_of(records)
    if keys:
        ids = [record.pk for record in records]
        renew(keys, Reach.objects.filter(record__in=ids).values_list("committee_id", flat=True))


def indicators_of(records: Iterable[Record]) -> set[str]:
    """The indicators these counted records add to, as items or as reported figures."""
    ids = [record.pk for record in records]
    keys = set(Contribution.objects.filter(record__in=ids).values_list("indicator", flat=True))
    return keys | set(ReportedFigure.objects.filter(pk__in=ids).values_list("indicator", flat=True))


def of(figure: ReportedFigure) -> Decimal:
    """What the figure adds: all of it beside the items, else what it exceeds the answer of its subtree without it."""
    if figure.number is None:
        return Decimal(0)
    if figure.is_beside_items:
        return figure.number
    indicator = find(figure.indicator)
    itemised = figures.answer(indicator, figure.committee, figure.window).itemised.number if indicator else Decimal(0)
    below = (
        ReportedFigure.objects.filter(
            figures.inside(figure.window), indicator=figure.indicator, state__in=COUNTED, is_plan=False
        )
        .filter(reach__committee=figure.committee)
        .exclude(pk=figure.pk)
        .aggregate(sum=Sum("surplus"))["sum"]
    )
    return max(Decimal(0), figure.number - itemised - (below or Decimal(0)))


def lowest_and_narrowest_first(figure: ReportedFigure):
    ends = figure.until or date.max, figure.since or date.min
    return (-len(figure.committee.path), (ends[0] - ends[1]).days, figure.pk)


def problems_with(figure: ReportedFigure) -> list[Problem]:
    """What bars this figure: an indicator that does not exist, a twin, a half-overlapping window."""
    indicator = find(figure.indicator)
    if indicator is None:
        return [("indicator", _("There is no such indicator."))]
    if indicator.unit != figure.unit_id:
        return [("unit", _("This indicator is counted in another unit."))]
    if figure.is_beside_items:
        return []
    line = Q(committee__in=ids_in(figure.committee.path)) | Q(reach__committee=figure.committee)
    others = ReportedFigure.objects.filter(line, indicator=figure.indicator, is_beside_items=False).distinct()
    others = others.filter(state__in=(State.SUBMITTED, *COUNTED)).exclude(pk=figure.pk)
    for other in others.order_by("pk"):
        if _half_overlap(figure.window, other.window):
            return [("until", _("This period overlaps another reported period by half. Report whole periods."))]
        if other.window == figure.window and other.committee_id == figure.committee_id:
            return [("indicator", _("This figure has already been reported for this period."))]
    return []


def _half_overlap(one: Window, other: Window) -> bool:
    return one.overlaps(other) and not (one.contains(other) or other.contains(one))
