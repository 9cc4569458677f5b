"""Taking an edit back: what stood before it is written again, as a new step. Nothing leaves the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees import changes, history, kinds, records, registers
from committees.encryption import EncryptedTextField
from committees.errors import WrongState
from committees.models import Record, User, Version
from committees.review import policies

UNDONE = "undo"
EDITS = ("change", UNDONE)


def last_edit(thing: models.Model) -> Version | None:
    """The edit that can be taken back: the newest step that changed what the thing says. Costs one query."""
    newest = history.of(thing).filter(content__isnull=False).last()
    return newest if newest is not None and newest.verb in EDITS else None


def undo(*, by: User, thing: Any, number: int) -> Any:
    """Write again what the thing said before edit `number`, if that is still the newest; every rule is asked anew."""
    _check_can_edit(by, thing)
    edit = last_edit(thing)
    if edit is None or edit.number != number:
        raise WrongState(_("Something has been changed since that edit, so it can no longer be taken back by itself."))
    before = history.of(thing).filter(content__isnull=False, number__lt=number).last()
    if before is None:
        raise WrongState(_("Nothing stood here before that edit."))
    rows = changes.rows_of(thing)
    fields = fields_from(before.content, type(thing))
    if isinstance(thing, Record):
        tables = {table.name: _rows_from(before.content, type(thing), table) for table in rows}
        return records.save(
            by=by, kind=kinds.of(thing), fields=fields, rows=tables, record=thing, version=thing.version, verb=UNDONE
        )
    return registers.save(by=by, model=type(thing), fields=fields, entry=thing, version=thing.version, verb=UNDONE)


def _check_can_edit(by: User, thing: Any) -> None:
    if isinstance(thing, Record):
        policies.check_can_edit(by, thing)
    else:
        registers.check_can_keep(by, thing)


def fields_from(content: Mapping[str, Any], model: type[models.Model]) -> dict[str, Any]:
    """The fields of a model as an action takes them, from a content of the history. Costs a query for each link."""
    links = {field.name: field for field in model._meta.many_to_many}
    plain = {field.name: field for field in model._meta.concrete_fields if field.editable and not field.primary_key}
    fields = {name: _value(field, content[name]) for name, field in plain.items() if name in content}
    for name, field in links.items():
        if name in content:
            fields[name] = list(field.related_model._base_manager.filter(pk__in=content[name]).order_by("pk"))
    return fields


def _rows_from(content: Mapping[str, Any], model: type[models.Model], table: kinds.Rows) -> list[dict[str, Any]]:
    row_model: Any = model._meta.get_field(table.name).related_model
    found = []
    for row in content.get(table.name, ()):
        values = {name: _value(row_model._meta.get_field(name), row[name]) for name in table.fields if name in row}
        for name in table.many:
            others = row_model._meta.get_field(name).related_model
            values[name] = list(others._base_manager.filter(pk__in=row.get(name, ())).order_by("pk"))
        found.append(values)
    return found


def _value(field: Any, kept: Any) -> Any:
    if kept is None:
        return None
    if field.is_relation:
        return field.related_model._base_manager.filter(pk=kept).first()
    if isinstance(field, EncryptedTextField):
        return field.from_db_value(kept, None, None)
    return field.to_python(kept)
