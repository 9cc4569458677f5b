"""What a record says, read off its model: facts, paragraphs and tables of rows. Works for every kind.

For staff who may see the record. Fields that are private to the chain, or protected because they are about a child,
are left out; of a record about a child only what could be public is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees import indicators, kinds
from committees.listing import with_unit
from committees.models import Quantified, Record
from committees.privacy import classes_of
from qinggang.look.parts import Cell, Column, Fact, Link, Table, table
from qinggang.presenting.dates import when

SAID_ELSEWHERE = {
    "record_ptr", "id", "kind", "title", "title_en", "summary", "summary_en", "since", "until", "date_precision",
    "date_words", "date_words_en", "sort_on", "to_be_confirmed", "to_be_confirmed_en",
}  # fmt: skip
QUANTITY = {"number", "upper", "bound", "unit"}  # said together, as one number with its unit


def facts_of(record: Record) -> list[Fact]:
    """Every field with a value. Costs a query per link to several things."""
    facts = [Fact(_("When"), [Link(when(record))])]
    shown = _shown_fields(type(record), kinds.of(record))
    if isinstance(record, Quantified):
        facts.append(Fact(_("Number"), [Link(quantity_text(record))]))
        shown -= QUANTITY
    for field in (*record._meta.concrete_fields, *record._meta.many_to_many):
        if field.name not in SAID_ELSEWHERE and field.name in shown:
            values = [Link(text) for text in _texts(record, field)]
            if values:
                facts.append(Fact(capfirst(field.verbose_name), values))
    return facts


def _shown_fields(model: type[models.Model], kind: kinds.Kind) -> set[str]:
    """What people enter and staff may read; fields that nobody enters belong to the chain and the sums."""
    allowed = {"public"} if kind.is_protected else {"public", "internal"}
    entered = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many) if field.editable}
    return {name for name, label in classes_of(model).items() if label in allowed and name in entered}


def _texts(thing: models.Model, field: models.Field) -> list[str]:
    if field.many_to_many:
        return [str(linked) for linked in getattr(thing, field.name).all()]
    value = getattr(thing, field.name)
    if value is None or value == "" or (field.name == "is_plan" and not value):
        return []
    return [_text(thing, field, value)]


def _text(thing: models.Model, field: models.Field, value: Any) -> str:
    if field.name == "indicator":
        found = indicators.find(value)
        return str(found.name) if found else str(value)
    if field.choices:
        return str(getattr(thing, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def paragraphs_of(record: Record) -> list[str]:
    """The summary, in the reader's language, by paragraph."""
    return [part.strip() for part in record.say("summary").splitlines() if part.strip()]


def tables_of(record: models.Model, kind: kinds.Kind) -> Iterator[Table]:
    for rows in kind.rows:
        manager = getattr(record, rows.name)
        found = list(manager.order_by("pk"))
        made = _table(manager.model, found, rows, _shown_fields(manager.model, kind)) if found else None
        if made is not None and made.columns:  # rows about a child may have nothing that is shown here
            yield made


def _table(model: type[models.Model], rows: list[models.Model], names: kinds.Rows, allowed: set[str]) -> Table:
    quantified = issubclass(model, Quantified)
    asked = [name for name in names.fields if name in allowed and not (quantified and name in QUANTITY)]
    shown = [name for name in asked if any(_texts(row, row._meta.get_field(name)) for row in rows)]
    columns = [Column(capfirst(model._meta.get_field(name).verbose_name)) for name in shown]
    if quantified:
        columns.insert(1, Column(_("Number"), is_number=True))
    cells = [_cells(row, shown, quantified) for row in rows]
    caption = ngettext("%(name)s: %(count)d row", "%(name)s: %(count)d rows", len(rows)) % {
        "name": capfirst(model._meta.verbose_name_plural),
        "count": len(rows),
    }
    return table(caption, columns, cells)


def _cells(row: models.Model, names: list[str], quantified: bool) -> list[Cell]:
    cells = [Cell("; ".join(_texts(row, row._meta.get_field(name))) or "–") for name in names]
    if quantified:
        cells.insert(1, Cell(quantity_text(row)))
    return cells


def quantity_text(row: Quantified) -> str:
    """The number with its unit: 30 人次; or that nobody counted."""
    return with_unit(row.quantity, row.number, row.unit)
