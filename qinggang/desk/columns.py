"""The columns of a list of records: those that every record has, and those its kind declares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from committees import kinds
from committees.choices import State
from committees.listing import NOTHING, Column
from committees.models import Record
from qinggang.presenting.dates import moment, when

TITLE = "title"
DAY, CHANGED, COMMITTEE = "day", "changed", "committee"  # by these a list of any length can be sorted


def _names(things: Iterable[Any]) -> str:
    return " · ".join(str(thing) for thing in things) or NOTHING


SHARED = (
    Column(TITLE, _("title"), str, order=("title",)),
    Column(DAY, _("when"), when, order=("sort_on",), is_usual=True),
    Column(
        COMMITTEE, _("committee"), lambda record: record.committee.short, ("committee",), order=("committee",),
        is_usual=True,
    ),
    Column("area", _("area"), lambda record: str(record.area), ("area",), order=("area__position", "area")),
    Column("state", _("state"), lambda record: State(record.state).label, order=("state",), is_usual=True),
    Column("author", _("entered by"), lambda record: str(record.author), ("author",), order=("author__name",)),
    Column(CHANGED, _("last change"), lambda record: moment(record.changed_at), order=("changed_at",)),
    Column("places", _("places"), lambda record: _names(record.places.all()), fetches=("places",)),
    Column("partners", _("together with"), lambda record: _names(record.partners.all()), fetches=("partners",)),
)  # fmt: skip


def columns_of(kind: kinds.Kind) -> list[Column]:
    """All that its list can show. Those of the kind itself read the record of the kind, `as_<kind>`."""
    own = kind.shelf.columns if kind.shelf else ()
    return [*SHARED, *(_seen_from_the_record(kind, column) for column in own)]


def chosen_of(kind: kinds.Kind, keys: Iterable[str]) -> list[Column]:
    """The title and the columns of these keys, in the order in which they are offered; without keys the usual ones."""
    wanted = set(keys)
    return [
        column
        for column in columns_of(kind)
        if column.key == TITLE or (column.key in wanted if wanted else column.is_usual)
    ]


def loaded(records: QuerySet[Record], columns: Iterable[Column]) -> QuerySet[Record]:
    """The records with all that these columns say: a fixed number of queries, whatever the number of rows."""
    columns = list(columns)
    joins = {"committee", *(path for column in columns for path in column.joins)}
    fetches = dict.fromkeys(path for column in columns for path in column.fetches)
    return records.select_related(*sorted(joins)).prefetch_related(*(_fetch(path) for path in fetches))


def _seen_from_the_record(kind: kinds.Kind, column: Column) -> Column:
    link = f"as_{kind.key}"

    def said(record: Record) -> str:
        return column.said(getattr(record, link))

    return replace(
        column,
        said=said,
        joins=(link, *(f"{link}__{path}" for path in column.joins)),
        fetches=tuple(f"{link}__{path}" for path in column.fetches),
        order=tuple(f"{link}__{path}" for path in column.order),
    )


def _fetch(path: str) -> Prefetch:
    """What is linked several times, in a settled order, each with the one thing it points at."""
    model: Any = Record
    names, rest = [], path.split("__")
    while rest:
        names.append(rest.pop(0))
        field = model._meta.get_field(names[-1])
        model = field.related_model
        if field.one_to_many or field.many_to_many:
            break
    things = model._default_manager.order_by(*_settled(model))
    return Prefetch("__".join(names), things.select_related("__".join(rest)) if rest else things)


def _settled(model: Any) -> tuple[str, ...]:
    return ("position", "key") if hasattr(model, "position") else ("pk",)
