"""Long lists by the last record seen, not by a number of records to skip: page 1,000 costs what page 1 costs.

A place in a list is one value of a record and the record's number, which breaks ties; addresses carry it as text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

SEPARATOR = "_"
LONGEST_NUMBER = 18  # digits of an id that both databases can hold


class BadPlace(ValueError):
    """What an address names is no place in this list."""


@dataclass(frozen=True)
class Order:
    """An order whose places can be named: by one field, then by the record's number, both in one direction."""

    key: str  # the word in addresses
    field: str
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    is_descending: bool = False

    @property
    def fields(self) -> tuple[str, str]:
        sign = "-" if self.is_descending else ""
        return f"{sign}{self.field}", f"{sign}pk"

    @property
    def opposite(self) -> Order:
        return Order(self.key, self.field, self.read, self.write, not self.is_descending)

    def place_of(self, record: Any) -> str:
        value = record
        for name in self.field.split("__"):
            value = getattr(value, name)
        return f"{self.write(value)}{SEPARATOR}{record.pk}"

    def place_from(self, text: str) -> tuple[Any, int]:
        value, _separator, pk = text.rpartition(SEPARATOR)
        try:
            return self.read(value), number(pk)
        except (ValueError, OverflowError) as fault:
            raise BadPlace(text) from fault

    def after(self, records: QuerySet, place: tuple[Any, int]) -> QuerySet:
        """The records behind a place, the nearest first.

        What ties with the place is skipped one by one; the bound on the field alone is what an index starts from.
        """
        value, pk = place
        beyond = "lt" if self.is_descending else "gt"
        further = Q(**{f"{self.field}__{beyond}": value}) | Q(**{f"pk__{beyond}": pk})
        return records.filter(further, **{f"{self.field}__{beyond}e": value}).order_by(*self.fields)


@dataclass(frozen=True)
class Piece:
    """One page of a list: its records, and the places that lead to its neighbours; empty where there is none."""

    records: list[Any]
    before: str = ""
    after: str = ""
    is_lost: bool = False  # what was asked for could not be read, so this is the beginning


def day(text: str) -> date:
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise BadPlace(text)
    return found.astimezone(UTC)


def moment_as_text(at: datetime) -> str:
    """To the microsecond, and without the plus sign that an address would turn into a space."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def digits(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise BadPlace(text)
    return text


def number(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise BadPlace(text)
    return int(digits(text))


def piece(records: QuerySet, order: Order, params: QueryDict, size: int) -> Piece:
    """The page that ?after= or ?before= asks for; without either, the first. Costs one query, at the edges two."""
    try:
        if given := params.get("after"):
            return _forward(records, order, size, order.place_from(given), given)
        if given := params.get("before"):
            return _backward(records, order, size, order.place_from(given))
    except BadPlace:
        return _first(records, order, size, is_lost=True)
    return _first(records, order, size)


def _first(records: QuerySet, order: Order, size: int, *, is_lost: bool = False) -> Piece:
    found = list(records.order_by(*order.fields)[: size + 1])
    return Piece(found[:size], after=_last(order, found, size), is_lost=is_lost)


def _forward(records: QuerySet, order: Order, size: int, place: tuple[Any, int], given: str) -> Piece:
    found = list(order.after(records, place)[: size + 1])
    before = order.place_of(found[0]) if found else given
    return Piece(found[:size], before=before, after=_last(order, found, size))


def _backward(records: QuerySet, order: Order, size: int, place: tuple[Any, int]) -> Piece:
    found = list(order.opposite.after(records, place)[: size + 1])
    if len(found) <= size:  # the beginning, perhaps less than a page: show the whole first page
        return _first(records, order, size)
    shown = found[:size][::-1]
    return Piece(shown, before=order.place_of(shown[0]), after=order.place_of(shown[-1]))


def _last(order: Order, found: list[Any], size: int) -> str:
    return order.place_of(found[size - 1]) if len(found) > size else ""
