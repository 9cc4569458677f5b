"""Writing the history: one version per action, with the content after it. Protected fields stay encrypted in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models

from committees import kinds
from committees.models import Record, User, Version

CHUNK = 500
NOT_CONTENT = {"id", "key", "version", "state", "draft_key", "password", "last_login"}


def content_of(thing: models.Model, rows: tuple[kinds.Rows, ...] = ()) -> dict[str, Any]:
    """The fields, links and rows of a thing as plain JSON values. Costs a query per link table and rows table."""
    content: dict[str, Any] = {}
    for field in thing._meta.concrete_fields:
        if field.editable and field.name not in NOT_CONTENT:
            content[field.name] = field.get_prep_value(getattr(thing, field.attname))
    for field in thing._meta.many_to_many:
        content[field.name] = sorted(getattr(thing, field.name).values_list("pk", flat=True))
    for table in rows:
        content[table.name] = [_row_content(row, table) for row in getattr(thing, table.name).order_by("pk")]
    return content


def _row_content(row: models.Model, table: kinds.Rows) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for name in table.fields:
        field: Any = row._meta.get_field(name)
        content[name] = field.get_prep_value(getattr(row, field.attname))
    for name in table.many:
        content[name] = sorted(getattr(row, name).values_list("pk", flat=True))
    return content


def subject_of(thing: models.Model) -> str:
    return thing.kind if isinstance(thing, Record) else str(thing._meta.model_name)


def write(
    *,
    by: User | None,
    thing: Any,
    verb: str,
    why: str = "",
    batch: UUID | None = None,
    content: dict | None = None,
) -> Version:
    """One entry of the history; where `by` is None the portal itself took the step.

    Its number is the thing's version, so that no step can be written twice.
    """
    entry = _entry(by, thing, verb, why, batch, content)
    entry.save(force_insert=True)
    return entry


def write_many(
    *,
    by: User | None,
    things: Iterable[Any],
    verb: str,
    why: str = "",
    field: str = "",
    batch: UUID | None = None,
) -> None:
    """One entry for each of these things, which took the same step together. Nobody (None) is the portal itself."""
    entries = [_entry(by, thing, verb, why, batch, None) for thing in things]
    for entry in entries:
        entry.field = field
    Version.objects.bulk_create(entries, batch_size=CHUNK)


def _entry(by: User | None, thing: Any, verb: str, why: str, batch: UUID | None, content: dict | None) -> Version:
    return Version(
        subject=subject_of(thing),
        subject_id=str(thing.pk),
        number=thing.version,
        by=by,
        verb=verb,
        why=why,
        batch=batch,
        state=getattr(thing, "state", ""),
        content=content,
    )


def of(thing: models.Model):
    """The history of a thing, oldest first."""
    return (
        Version.objects.filter(subject=subject_of(thing), subject_id=str(thing.pk))
        .select_related("by")
        .order_by("number")
    )
