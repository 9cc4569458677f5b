"""Where what somebody typed differs from what is stored, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from committees import kinds
from committees.changes import Change, Teller
from committees.entry import Entry
from committees.models import Record
from committees.records import RowValues


def differences(stored: Record, fields: Mapping[str, Any], rows: Mapping[str, RowValues]) -> list[Change]:
    """Field by field and table by table: `before` is what is stored, `after` what was typed."""
    tables = [table for table in kinds.of(stored).rows if table.name in rows]
    before, after = _of_fields(stored, fields)
    for table in tables:
        typed = [_row_typed(row, table) for row in rows[table.name]]
        names = {name for row in typed for name in row}
        things = getattr(stored, table.name).order_by("pk")
        before[table.name] = [_row_stored(thing, table, names) for thing in things]
        after[table.name] = typed
    return Teller(type(stored), tables, [before, after]).changes(before, after)


def says_more(stored: Record, entry: Entry) -> bool:
    """Whether something was typed that is not stored; what was left empty and found by the server is nothing more."""
    if entry.is_valid():
        return any(change.after for change in differences(stored, entry.fields, entry.rows))
    return any(_words(entry.form.data.get(name, "")) not in ("", _words(value)) for name, value in _texts(stored))


def _texts(stored: Record) -> Iterator[tuple[str, str]]:
    """What people wrote in words: enough to tell by, where what was typed makes no record any more."""
    for field in stored._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and field.editable and not field.choices:
            yield field.name, getattr(stored, field.attname)


def _words(text: str) -> str:
    return " ".join(text.split())


def _of_fields(stored: Record, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in fields.items():
        before[name] = _stored(stored, name)
        after[name] = _typed(value)
    return before, after


def _row_stored(row: models.Model, table: kinds.Rows, names: set[str]) -> dict[str, Any]:
    return {name: _stored(row, name) for name in (*table.fields, *table.many) if name in names}


def _row_typed(row: Mapping[str, Any], table: kinds.Rows) -> dict[str, Any]:
    return {name: _typed(row[name]) for name in (*table.fields, *table.many) if name in row}


def _stored(thing: models.Model, name: str) -> Any:
    field: Any = thing._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(thing, name).values_list("pk", flat=True))
    return getattr(thing, field.attname)


def _typed(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.QuerySet | list | tuple):
        return sorted(thing.pk if isinstance(thing, models.Model) else thing for thing in value)
    return value
