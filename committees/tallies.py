"""Keeping the sums behind every figure, in the same transaction as the change that makes a record count.

A counted record has contributions: what it adds to each indicator. A tally is the sum of contributions over all records
that a committee reaches. Sums change by one upsert with its rows in key order, the last statement of the transaction:
writers then wait for each other in one order and never deadlock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import prefetch_related_objects

from committees import indicators, kinds
from committees.choices import Nature
from committees.models import Contribution, Reach, Record, Tally
from committees.models.figures import Summed
from committees.periods import Window
from committees.quantities import Total

Key = tuple[int, str, int, int, bool]  # committee, indicator, first month, last month, by assumed day
CHUNK = 500


def contributions_of(record: Record) -> list[Contribution]:
    """What the record adds if it counts. Its rows should be prefetched."""
    found: list[Contribution] = []
    for indicator in indicators.of_record(record):
        total = Total.of(indicator.quantities(record))
        if total:
            found.extend(_parts(record, indicator, total))
    return found


def _parts(record: Record, indicator: indicators.Indicator, total: Total) -> Iterable[Contribution]:
    stated = record.window
    if indicator.nature == Nature.STOCK and stated.last_day:
        stated = Window.day(stated.last_day)  # a thing stands for certain from the last day of its interval on
    yield _contribution(record, indicator, Contribution.Part.STATED, stated, total)
    ended_on: date | None = indicator.ends(record) if indicator.ends else None
    if ended_on:
        yield _contribution(record, indicator, Contribution.Part.END, Window.day(ended_on), -total)
    if record.assumed_on and stated.first_month != stated.last_month:
        yield _contribution(record, indicator, Contribution.Part.ASSUMED, Window.day(record.assumed_on), total)


def _contribution(record, indicator, part, window, total) -> Contribution:
    return Contribution(
        record_id=record.pk,
        indicator=indicator.key,
        part=part,
        since=window.since,
        until=window.until,
        **{column: getattr(total, column) for column in Summed.columns},
    )


def prefetch_rows(kind_key: str, records: list) -> None:
    prefetch_related_objects(records, *[table.name for table in kinds.get(kind_key).rows])


def enter(records: list[Record]) -> None:
    """These records, as models of their own kind, now count."""
    by_kind = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record)
    added = []
    for kind_key, group in by_kind.items():
        prefetch_rows(kind_key, group)
        added += [part for record in group for part in contributions_of(record)]
    Contribution.objects.bulk_create(added, batch_size=CHUNK)
    change(sums_of(added, +1))


def leave(record_ids: list[int]) -> None:
    """These records no longer count."""
    removed = list(Contribution.objects.filter(record__in=record_ids).order_by("pk"))
    change(sums_of(removed, -1))
    Contribution.objects.filter(record__in=record_ids).delete()


def renew(record: Record) -> None:
    """This counted record, as a model of its own kind, says something else now."""
    prefetch_rows(record.kind, [record])
    removed = list(Contribution.objects.filter(record=record.pk).order_by("pk"))
    added = contributions_of(record)
    sums = sums_of(removed, -1)
    for key, total in sums_of(added, +1).items():
        sums[key] += total
    Contribution.objects.filter(record=record.pk).delete()
    Contribution.objects.bulk_create(added)
    change(sums)


def sums_of(contributions: Iterable[Contribution], sign: int) -> defaultdict[Key, Total]:
    """The contributions summed for every committee that reaches their records. Costs one query per thousand records."""
    contributions = list(contributions)
    reached = defaultdict(list)
    record_ids = sorted({part.record_id for part in contributions})
    for start in range(0, len(record_ids), CHUNK):
        rows = Reach.objects.filter(record__in=record_ids[start : start + CHUNK])
        for record_id, committee_id in rows.values_list("record_id", "committee_id"):
            reached[record_id].append(committee_id)
    sums: defaultdict[Key, Total] = defaultdict(Total)
    for part in contributions:
        window = Window(part.since, part.until)
        is_assumed = part.part == Contribution.Part.ASSUMED
        total = part.total if sign > 0 else -part.total
        for committee_id in reached[part.record_id]:
            sums[committee_id, part.indicator, window.first_month, window.last_month, is_assumed] += total
    return sums


def change(sums: dict[Key, Total]) -> None:
    """Add to the stored sums, in key order."""
    rows = [(key, sums[key]) for key in sorted(sums) if sums[key]]
    for start in range(0, len(rows), CHUNK):
        _upsert(rows[start : start + CHUNK])


def _upsert(rows: list[tuple[Key, Total]]) -> None:
    table = connection.ops.quote_name(Tally._meta.db_table)
    keys = ("committee_id", "indicator", "first_month", "last_month", "is_assumed")
    added = ", ".join(f"{column} = {table}.{column} + excluded.{column}" for column in Summed.columns)
    placeholders = ", ".join(["(" + ", ".join(["%s"] * (len(keys) + len(Summed.columns))) + ")"] * len(rows))
    values = [value for key, total in rows for value in (*key, *(getattr(total, column) for column in Summed.columns))]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(keys + Summed.columns)}) VALUES {placeholders} "  # noqa: S608 - no input
            f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {added}",
            values,
        )
