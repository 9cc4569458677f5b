"""Recounting every figure from its records, to find and mend differences to what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from committees import kinds, surplus, tallies
from committees.models import Contribution, ReportedFigure, Tally
from committees.models.record import COUNTED

CHUNK = 500


@dataclass(frozen=True)
class Difference:
    """One stored row that differs from the recount."""

    what: str
    stored: object
    recounted: object

    def __str__(self) -> str:
        return f"{self.what}: stored {self.stored}, recounted {self.recounted}"


def contributions() -> Iterator[Contribution]:
    """What every counted record adds, counted afresh."""
    for kind in kinds.every():
        records = kind.model.objects.counted().prefetch_related(*[table.name for table in kind.rows]).order_by("pk")
        for record in records.iterator(chunk_size=CHUNK):
            yield from tallies.contributions_of(record)


@transaction.atomic
def differences(*, repair: bool = False) -> list[Difference]:
    fresh = list(contributions())
    found = _in_contributions(fresh)
    if repair and found:
        Contribution.objects.all().delete()
        Contribution.objects.bulk_create(fresh, batch_size=CHUNK)
    wrong = _in_tallies(fresh)
    if repair and wrong:
        Tally.objects.all().delete()
        tallies.change(tallies.sums_of(fresh, +1))
    return found + wrong + _in_surpluses(repair)


def _described(part: Contribution) -> tuple:
    return (part.since, part.until, part.total)


def _in_contributions(fresh: list[Contribution]) -> list[Difference]:
    stored = {(p.record_id, p.indicator, p.part): _described(p) for p in Contribution.objects.order_by("pk")}
    recounted = {(p.record_id, p.indicator, str(p.part)): _described(p) for p in fresh}
    return _compare("contribution", stored, recounted)


def _in_tallies(fresh: list[Contribution]) -> list[Difference]:
    stored = {
        (
            tally.committee_id,
            tally.indicator,
            tally.first_month,
            tally.last_month,
            tally.is_assumed,
        ): tally.total
        for tally in Tally.objects.order_by("pk")
        if tally.total
    }
    recounted = {key: total for key, total in tallies.sums_of(fresh, +1).items() if total}
    return _compare("tally", stored, recounted)


def _in_surpluses(repair: bool) -> list[Difference]:
    found = []
    figures = ReportedFigure.objects.filter(state__in=COUNTED, is_plan=False).select_related("committee")
    for figure in sorted(figures.order_by("pk"), key=surplus.lowest_and_narrowest_first):
        recounted = surplus.of(figure)
        if recounted != figure.surplus:
            found.append(Difference(f"surplus of {figure.indicator}, record {figure.pk}", figure.surplus, recounted))
            if repair:
                ReportedFigure.objects.filter(pk=figure.pk).update(surplus=recounted)
    return found


def _compare(what: str, stored: dict, recounted: dict) -> list[Difference]:
    return [
        Difference(f"{what} {key}", stored.get(key), recounted.get(key))
        for key in sorted(stored.keys() | recounted.keys(), key=str)
        if stored.get(key) != recounted.get(key)
    ]
