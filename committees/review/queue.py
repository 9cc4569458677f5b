"""What waits for a reviewer: to be decided, and approved but not yet public. The longest waiting comes first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.choices import State
from committees.errors import NotAllowed
from committees.models import Record, User


def waiting_for(user: User) -> QuerySet[Record]:
    """Submitted records that this person may approve or return."""
    return access.reviewable(user, access.visible_records(user).filter(state=State.SUBMITTED))


def to_publish_by(user: User) -> QuerySet[Record]:
    """Approved records that this person may publish: of a kind and area whose records are ever public."""
    approved = access.visible_records(user).filter(state=State.APPROVED)
    return access.of_public_sort(access.reviewable(user, approved))


def held_for(user: User, records: QuerySet[Record]) -> QuerySet[Record]:
    """Those that it is this person's turn to decide; and those that nobody holds, so that none is forgotten."""
    return records.filter(Q(held_by__in=access.committees_for(user, access.REVIEWS)) | Q(held_by=None))


def overdue(records: QuerySet[Record], day: date) -> QuerySet[Record]:
    return records.filter(due_on__lt=day)


def longest_first(records: QuerySet[Record]) -> QuerySet[Record]:
    """In the order of the queue: a record has waited since it last changed, which is when it was submitted."""
    return records.order_by("changed_at", "pk")


def neighbours(records: QuerySet[Record], record: Record) -> tuple[Record | None, Record | None]:
    """The records before and after this one in the queue. Costs two queries."""
    here = Q(changed_at=record.changed_at)
    before = records.filter(Q(changed_at__lt=record.changed_at) | here & Q(pk__lt=record.pk))
    after = records.filter(Q(changed_at__gt=record.changed_at) | here & Q(pk__gt=record.pk))
    return before.order_by("-changed_at", "-pk").first(), longest_first(after).first()


def get_to_review(user: User, pk: int) -> Any:
    """The record, as its own kind, if this person reviews it; 404 outside their scope, 403 without the right."""
    record = access.get_record_for(user, pk)
    if not access.can_review(user, record):
        raise NotAllowed(_("Nobody reviews a record of their own; another reviewer has to do it."))
    return record
