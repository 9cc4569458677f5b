"""Whose turn it is to review: the nearest committee upwards that has a reviewer in force whose own the record is not.

It only says whose turn it is. Any reviewer within reach may decide at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from committees import access, kinds
from committees.models import Appointment, Committee, Record
from committees.models.committee import ids_in


@dataclass
class Reviewers:
    """Who reviews for exactly which committee today: in their own right, or in whose place."""

    own: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    deputies: dict[int, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))

    def of(self, committee_id: int, record: Record) -> set[int]:
        """The people of that committee who may decide on this record. What is about children no deputy reads."""
        people = set(self.own[committee_id])
        if not kinds.of(record).is_protected:
            people |= {user for user, absent in self.deputies[committee_id] if absent not in record.owner_ids}
        return people - record.owner_ids


def reviewers_of(committee_ids: Iterable[int]) -> Reviewers:
    """The people who review for these committees today. Costs one query."""
    found = Reviewers()
    rows = Appointment.objects.in_force(timezone.localdate()).filter(
        role__in=access.REVIEWS, committee__in=list(committee_ids)
    )
    for committee_id, user_id, absent_id in rows.order_by("pk").values_list("committee", "user", "in_place_of"):
        if absent_id is None:
            found.own[committee_id].add(user_id)
        else:
            found.deputies[committee_id].add((user_id, absent_id))
    return found


def of_many(records: Iterable[Record], *, above: bool = False) -> dict[int, int | None]:
    """For each record the committee that is to review it, None where nobody does. Costs two queries.

    With `above`, the next one above the committee that holds it now.
    """
    records = list(records)
    committees = Committee.objects.filter(pk__in={record.committee_id for record in records})
    paths = dict(committees.order_by("pk").values_list("pk", "path"))
    upwards = {pk: ids_in(path)[::-1] for pk, path in paths.items()}
    reviewers = reviewers_of({pk for ids in upwards.values() for pk in ids})
    return {record.pk: _nearest(record, upwards[record.committee_id], reviewers, above) for record in records}


def next_holder(record: Record) -> int | None:
    """The committee to which a record that waited too long would be raised."""
    return of_many([record], above=True)[record.pk]


def _nearest(record: Record, upwards: list[int], reviewers: Reviewers, above: bool) -> int | None:
    if above and record.held_by_id in upwards:
        upwards = upwards[upwards.index(record.held_by_id) + 1 :]
    return next((pk for pk in upwards if reviewers.of(pk, record)), None)
