"""What a list of one kind of record can show and be narrowed by: its room declares it, the desk draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from committees.models.codes import Code
from committees.quantities import Total, format_number

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column of a list. `said` reads only what `joins` and `fetches` have loaded, so that a row costs no query."""

    key: str  # the word in addresses
    name: Text
    said: Callable[[Any], str]
    joins: tuple[str, ...] = ()  # loaded with the record
    fetches: tuple[
        str, ...
    ] = ()  # loaded for all rows at once; "speakers__elder" are the speakers, each with its elder
    order: tuple[str, ...] = ()  # the fields it sorts by; empty where it does not
    is_number: bool = False
    is_usual: bool = False  # shown to whoever has not chosen


@dataclass(frozen=True)
class Filter:
    """One question that narrows a list: a choice from `options`, or a name to be typed where there are none."""

    key: str
    name: Text
    model: type[Model]
    path: str  # what is asked, seen from the model
    options: Callable[[], QuerySet | list[tuple[str, Text]]] | None = None
    fields: tuple[str, ...] = ()  # of a typed name: the fields it may stand in

    def matching(self, asked: Any) -> QuerySet:
        """The records of the kind that fit, as a subquery of their numbers."""
        if not self.fields:
            return self.model._default_manager.filter(**{self.path: asked}).values("pk")
        fits = Q()
        for field in self.fields:
            words = asked.lower() if field == "letters" else asked
            fits |= Q(**{f"{self.path}__{field}__icontains": words})
        return self.model._default_manager.filter(fits).values("pk")


@dataclass(frozen=True)
class Shelf:
    """What the list of one kind can show and be narrowed by, beyond what every record has."""

    columns: tuple[Column, ...] = ()
    filters: tuple[Filter, ...] = ()


def column(model: type[Model], name: str, *, is_usual: bool = False) -> Column:
    """A column of one field of the kind, said as fields of its sort are said."""
    field: Any = model._meta.get_field(name)
    plain = Column(name, field.verbose_name, partial(_said, name=name), order=(name,), is_usual=is_usual)
    if field.many_to_many:
        return replace(plain, said=partial(_said_many, name=name), fetches=(name,), order=())
    if field.is_relation:
        return replace(plain, joins=(name,), order=_order_of(name, field.related_model))
    if field.choices:
        return replace(plain, said=partial(_chosen, name=name))
    if field.get_internal_type() == "BooleanField":
        return replace(plain, said=partial(_yes_or_no, name=name))
    if field.get_internal_type().endswith("IntegerField"):
        return replace(plain, said=partial(_number, name=name), is_number=True)
    return plain


def quantity(name: Text, *, is_usual: bool = False) -> Column:
    """The record's own number with its unit."""
    return Column(
        "number", name, lambda thing: with_unit(thing.quantity, thing.number, thing.unit),
        joins=("unit",), order=("number",), is_number=True, is_usual=is_usual,
    )  # fmt: skip


def totals(key: str, name: Text, *, is_usual: bool = False) -> Column:
    """The sums of a table of rows, each unit by itself: persons are never added to person-times."""
    return Column(key, name, partial(_totals, name=key), fetches=(f"{key}__unit",), is_number=True, is_usual=is_usual)


def choice(model: type[Model], name: str) -> Filter:
    """A filter by one field of the kind: an entry of a code list, or one of the choices the code knows."""
    field: Any = model._meta.get_field(name)
    if field.choices:
        return Filter(name, field.verbose_name, model, name, options=lambda: list(field.choices))
    related = field.related_model
    return Filter(name, field.verbose_name, model, name, options=lambda: related.objects.active().in_order())


def named(key: str, name: Text, model: type[Model], path: str, fields: tuple[str, ...]) -> Filter:
    """A filter by what somebody or something is called, or by the letters of its pinyin."""
    return Filter(key, name, model, path, fields=fields)


NOTHING = "–"
PERSON = ("name", "name_en", "letters")
TITLE = ("title", "title_en", "letters")


def _order_of(name: str, related: Any) -> tuple[str, ...]:
    if issubclass(related, Code):
        return (f"{name}__position", f"{name}__key")
    names = {field.name for field in related._meta.get_fields()}
    return (f"{name}__{'title' if 'title' in names else 'name'}",)


def _said(thing: Any, *, name: str) -> str:
    value = thing.say(name) if name in getattr(thing, "bilingual", ()) else getattr(thing, name)
    return NOTHING if value in (None, "") else str(value)


def _said_many(thing: Any, *, name: str) -> str:
    return " · ".join(str(linked) for linked in getattr(thing, name).all()) or NOTHING


def _chosen(thing: Any, *, name: str) -> str:
    return str(getattr(thing, f"get_{name}_display")() or NOTHING)


def _yes_or_no(thing: Any, *, name: str) -> str:
    return _("yes") if getattr(thing, name) else _("no")


def _number(thing: Any, *, name: str) -> str:
    value = getattr(thing, name)
    return NOTHING if value is None else format_number(Decimal(value))


def _totals(thing: Any, *, name: str) -> str:
    by_unit: dict[Any, list[Any]] = {}
    for row in getattr(thing, name).all():
        by_unit.setdefault(row.unit, []).append(row.quantity)
    return " · ".join(_total(unit, rows) for unit, rows in by_unit.items()) or NOTHING


def _total(unit: Any, quantities: Iterable[Any]) -> str:
    total = Total.of(quantities)
    return with_unit(total, total.number if total.is_counted else None, unit)


def with_unit(said: Any, number: Decimal | None, unit: Any) -> str:
    """30 人次, 30 attendances, 1 attendance; what nobody counted has no unit."""
    if number is None:
        return str(said)
    plural = unit.plural_en if number != 1 and (get_language() or "").startswith("en") else ""
    return f"{said} {plural or unit}"
