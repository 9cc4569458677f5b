"""The register of kinds of record. A room registers each kind once, in its AppConfig.ready().

Everything that works the same way for every kind (desk, review, history, admin, figures) reads it from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from committees.listing import Shelf
    from committees.models import Record

Problem = tuple[str, str | Promise]  # the field it concerns ("" for none) and the sentence a person reads


def _no_doubt(_record: Any) -> Iterable[str]:
    return ()


def _as_given(*, by: Any, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    return fields


def _nothing_missing(_record: Any) -> Iterable[Problem]:
    return ()


@dataclass(frozen=True)
class Rows:
    """A table of rows that belongs to a record and is entered with it: audiences, results ..."""

    name: str  # the related name on the record's model
    fields: tuple[str, ...]
    many: tuple[str, ...] = ()  # fields of the row that point to several things
    repeats: tuple[str, ...] = ()  # fields of the record that each row repeats, where one constraint needs both


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    key: str
    model: Any  # the class of the kind, a child of Record
    path: str  # the word in addresses: /desk/<path>/
    rows: tuple[Rows, ...] = ()
    form: str = ""  # dotted path of the class that reads its web form; empty where there is none yet
    is_protected: bool = False  # about a child: never published, title composed, shut out of every open road
    # Composes title and title_en, and fields that follow from others, from the values being written and the record as
    # it stands; None where people type the title.
    title: Callable[[Mapping[str, Any], Any], dict[str, Any]] | None = None
    # Writes what a record needs before it can be written, in the same transaction: a donor named for the first time.
    prepare: Callable[..., Mapping[str, Any]] = field(default=_as_given)  # (by=, fields=) -> fields
    missing: Callable[[Any], Iterable[Problem]] = field(default=_nothing_missing)  # what still bars submitting
    # What looks wrong but bars nothing: rules across tables, or on numbers that are not exact.
    doubts: Callable[[Any], Iterable[str]] = field(default=_no_doubt)
    doubts_read: tuple[str, ...] = ()  # all that `doubts` looks up; with it loaded, a whole list can be asked at once
    before_publishing: Callable[[Any], Iterable[Problem]] = field(default=_nothing_missing)
    # Those of the given records that may be the same as what is being entered; None where the day and the title tell.
    alike: Callable[[Mapping[str, Any], Any], Iterable[Any]] | None = None
    goes_on: frozenset[str] = frozenset()  # fields and tables that change while the record counts, without a review
    shelf: Shelf | None = None  # what its list shows and is narrowed by, beyond what every record has

    @property
    def name(self):
        return self.model._meta.verbose_name

    @property
    def plural(self):
        return self.model._meta.verbose_name_plural


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    if kind.key in _kinds:
        raise ValueError(f"The kind {kind.key} is registered twice.")
    _kinds[kind.key] = kind
    return kind


def get(key: str) -> Kind:
    return _kinds[key]


def of(record: Record) -> Kind:
    return _kinds[record.kind]


def by_path(path: str) -> Kind | None:
    return next((kind for kind in _kinds.values() if kind.path == path), None)


def every() -> list[Kind]:
    return list(_kinds.values())


def protected_keys() -> list[str]:
    return [kind.key for kind in _kinds.values() if kind.is_protected]


def as_kind(record: Record) -> Any:
    """The record as the model of its own kind. Costs one query unless it already is."""
    kind = of(record)
    return record if isinstance(record, kind.model) else kind.model.objects.get(pk=record.pk)


def as_kinds(records: Iterable[Record]) -> list[Any]:
    """The records as models of their own kinds, read again with their tables and links, in the same order.

    Those that are gone meanwhile are left out. Costs a fixed number of queries for each kind among them.
    """
    records = list(records)
    read: dict[int, Any] = {}
    for kind in {of(record).key: of(record) for record in records}.values():
        links = [field.name for field in kind.model._meta.many_to_many]
        found = kind.model.objects.filter(pk__in=[record.pk for record in records if record.kind == kind.key])
        read |= {thing.pk: thing for thing in found.prefetch_related(*[rows.name for rows in kind.rows], *links)}
    return [read[record.pk] for record in records if record.pk in read]
