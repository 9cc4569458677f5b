"""Writing records of every kind: the one road for web forms, admin, import and the demo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from committees import access, history, kinds, reach, surplus, tallies
from committees.errors import Conflict
from committees.models import Record, User
from committees.review import policies

RowValues = Sequence[Mapping[str, Any]]
RECORD_FIELDS = {field.name for field in Record._meta.local_fields}


@transaction.atomic
def save(
    *,
    by: User,
    kind: kinds.Kind,
    fields: Mapping[str, Any],
    rows: Mapping[str, RowValues] | None = None,
    record: Any = None,
    version: int | None = None,
    draft_key: UUID | None = None,
    why: str = "",
    batch: UUID | None = None,
    verb: str = "change",
) -> Any:
    """Create the record, or change `record` if it still has `version`; tables not named in `rows` stay as they are.

    `verb` is what the history calls a change.
    Raises NotAllowed, WrongState, Conflict, or ValidationError with the model's own messages.
    """
    fields = kind.prepare(by=by, fields=fields)
    plain, links = _split(kind, fields)
    if kind.title:
        plain.update(kind.title({**fields, **(rows or {})}, record))
    if record is None:
        record = _created(by, kind, plain, draft_key)
        verb = "create"
    else:
        _changed(by, record, plain, version)
    for name, things in links.items():
        getattr(record, name).set(things)
    _write_tables(kind, record, rows or {})
    reach.renew(record)
    content = history.content_of(record, kind.rows)
    history.write(by=by, thing=record, verb=verb, why=why, batch=batch, content=content)
    return record


@transaction.atomic
def go_on(
    *,
    by: User,
    record: Any,
    fields: Mapping[str, Any],
    rows: Mapping[str, RowValues] | None = None,
    version: int | None = None,
    why: str = "",
    verb: str,
) -> Any:
    """Change what goes on while the record counts, as far as its kind lets it: nobody reviews it again.

    The figures are kept in the same transaction. Raises what `save` raises.
    """
    kind, rows = kinds.of(record), rows or {}
    if not {*fields, *rows} <= kind.goes_on:
        raise ValueError(f"{kind.key} does not let these go on: {', '.join(sorted({*fields, *rows} - kind.goes_on))}.")
    policies.check_can_go_on(by, record)
    _update(record, dict(fields), version)
    _write_tables(kind, record, rows)
    history.write(by=by, thing=record, verb=verb, why=why, content=history.content_of(record, kind.rows))
    tallies.renew(record)
    surplus.renew_around([record])
    return record


def _split(kind: kinds.Kind, fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Plain fields, and links to several things; a name the model does not have is an error."""
    plain: dict[str, Any] = {}
    links: dict[str, Any] = {}
    for name, value in fields.items():
        field = kind.model._meta.get_field(name)
        if not field.editable:
            raise ValueError(f"{name} is never written by a form.")
        (links if field.many_to_many else plain)[name] = value
    return plain, links


def _created(by: User, kind: kinds.Kind, plain: dict[str, Any], draft_key: UUID | None):
    access.check_can_enter(by, kind, plain["committee"])
    record = kind.model(**plain, kind=kind.key, author=by, draft_key=draft_key, changed_at=timezone.now())
    _check(record)
    record.sort_on = sort_day(record)
    record.save(force_insert=True)
    return record


def _changed(by: User, record: Any, plain: dict[str, Any], version: int | None) -> None:
    policies.check_can_edit(by, record)
    if plain.get("committee"):
        access.check_can_enter(by, kinds.of(record), plain["committee"])
    _update(record, plain, version)


def _update(record: Any, plain: dict[str, Any], version: int | None) -> None:
    for name, value in plain.items():
        setattr(record, name, value)
    _check(record)
    record.sort_on = sort_day(record)
    record.spell()
    stamp = {"version": models.F("version") + 1, "changed_at": timezone.now()}
    stamp |= {"sort_on": record.sort_on, "letters": record.letters}
    shared = {name: value for name, value in plain.items() if name in RECORD_FIELDS}
    found = Record.objects.filter(pk=record.pk, version=record.version if version is None else version)
    if not found.update(**shared, **stamp):
        raise Conflict
    own = {name: value for name, value in plain.items() if name not in RECORD_FIELDS}
    if own:
        type(record)._base_manager.filter(pk=record.pk).update(**own)
    record.refresh_from_db(fields=["version", "changed_at"])


def _check(record: models.Model) -> None:
    """Every rule of the model and of its parent, with the messages a clerk reads."""
    links = {field.name for field in record._meta.concrete_fields if field.primary_key}
    record.full_clean(exclude=links | {"kind", "author", "state", "draft_key", "changed_at", "sort_on"})


def _write_tables(kind: kinds.Kind, record: models.Model, rows: Mapping[str, RowValues]) -> None:
    for table in kind.rows:
        if table.name in rows:
            _write_rows(record, table, rows[table.name])
        elif table.repeats:
            _repeat(record, table)


def _write_rows(record: models.Model, table: kinds.Rows, values: RowValues) -> None:
    """Replace the rows of one table. They have no identity of their own, so nothing else points at them."""
    manager = getattr(record, table.name)
    manager.all().delete()
    repeated = {name: getattr(record, name) for name in table.repeats}
    for value in values:
        given = {name: value[name] for name in table.fields if name in value}
        row = manager.model(**{manager.field.name: record}, **given, **repeated)
        row.full_clean(exclude={manager.field.name})
        row.save(force_insert=True)
        for name in table.many:
            getattr(row, name).set(value.get(name, ()))


def _repeat(record: models.Model, table: kinds.Rows) -> None:
    """Say again in the rows what the record now says, so that the constraints over both hold on."""
    manager = getattr(record, table.name)
    for row in manager.order_by("pk"):
        for name in table.repeats:
            setattr(row, name, getattr(record, name))
        row.full_clean(exclude={manager.field.name})
        row.save(update_fields=table.repeats)


def sort_day(record: Record) -> date:
    """The day lists sort by: the last day that is known, else the assumed or first one, else the day it was entered."""
    if record.assumed_on:
        return record.assumed_on
    return record.window.last_day or record.since or timezone.localdate()
