"""Whose turn it is to review: the nearest committee upwards that has a reviewer in force who did not enter the record.

It only says whose turn it is. Any reviewer within reach may decide at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from committees import access
from committees.models import Appointment, Committee, Record
from committees.models.committee import ids_in


def of_many(records: Iterable[Record], *, above: bool = False) -> dict[int, int | None]:
    """For each record the committee that is to review it, None where nobody does. Costs two queries.

    With `above`, the next one above the committee that holds it now.
    """
    records = list(records)
    committees = Committee.objects.filter(pk__in={record.committee_id for record in records})
    paths = dict(committees.order_by("pk").values_list("pk", "path"))
    upwards = {pk: ids_in(path)[::-1] for pk, path in paths.items()}
    reviewers = _reviewers({pk for ids in upwards.values() for pk in ids})
    return {record.pk: _nearest(record, upwards[record.committee_id], reviewers, above) for record in records}


def next_holder(record: Record) -> int | None:
    """The committee to which a record that waited too long would be raised."""
    return of_many([record], above=True)[record.pk]


def reviewers_of(committee_ids: Iterable[int]):
    """The appointments in force today by which people review for exactly these committees, deputies too."""
    in_force = Appointment.objects.in_force(timezone.localdate())
    return in_force.filter(role__in=access.REVIEWS, committee__in=list(committee_ids))


def _reviewers(committee_ids: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for committee_id, user_id in reviewers_of(committee_ids).order_by("pk").values_list("committee", "user"):
        found[committee_id].add(user_id)
    return found


def _nearest(record: Record, upwards: list[int], reviewers: dict[int, set[int]], above: bool) -> int | None:
    if above and record.held_by_id in upwards:
        upwards = upwards[upwards.index(record.held_by_id) + 1 :]
    return next((pk for pk in upwards if reviewers[pk] - {record.author_id}), None)
