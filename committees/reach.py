"""Keeping Reach: which committees a record is seen from."""

from __future__ import annotations

from collections.abc import Iterable

from committees.models import Committee, Reach, Record
from committees.models.committee import ids_in


def renew(record: Record) -> None:
    """Rebuild the rows of one record from its organiser and partners."""
    paths = [record.committee.path, *record.partners.values_list("path", flat=True)]
    Reach.objects.filter(record=record).delete()
    Reach.objects.bulk_create(_rows(record, paths))


def renew_many(records: Iterable[Record]) -> None:
    """The same for many records; costs a fixed number of queries per thousand."""
    records = list(records)
    paths: dict[int, list[str]] = {record.pk: [record.committee.path] for record in records}
    links = Record.partners.through.objects.filter(record__in=records)
    for record_id, path in links.values_list("record_id", "committee__path"):
        paths[record_id].append(path)
    Reach.objects.filter(record__in=records).delete()
    Reach.objects.bulk_create([row for record in records for row in _rows(record, paths[record.pk])], batch_size=1000)


def follow_state(record_ids: Iterable[int], state: str) -> None:
    Reach.objects.filter(record__in=list(record_ids)).update(state=state)


def reaching_from(committee: Committee):
    """All records that have the committee, or one below it, as organiser or partner."""
    return Record.objects.filter(reach__committee=committee)


def _rows(record: Record, paths: list[str]) -> list[Reach]:
    committees = sorted({pk for path in paths for pk in ids_in(path)})
    return [
        Reach(record=record, committee_id=pk, kind=record.kind, state=record.state, sort_on=record.sort_on)
        for pk in committees
    ]
