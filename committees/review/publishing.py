"""Approving and publishing in one go, and what of a record has no English yet."""

from __future__ import annotations

from django.db import transaction

from committees.models import Record, User
from committees.review import actions


@transaction.atomic
def approve_and_publish(*, by: User, record: Record, version: int | None = None) -> None:
    """Both steps or neither."""
    actions.approve(by=by, record=record, version=version)
    actions.publish(by=by, record=record)


def without_english(record: Record) -> list[str]:
    """The bilingual fields of which visitors who read English see the Chinese."""
    return [name for name in record.bilingual if getattr(record, name) and not getattr(record, f"{name}_en")]
