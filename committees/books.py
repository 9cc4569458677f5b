"""The register of books: the registers that are kept on pages of the desk, as committees.kinds is for records.

An entry belongs to a committee, is kept by its clerks and by those above, and is read along the same line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


def _nobody(_by: Any, _fields: Mapping[str, Any], _entry: Any) -> Iterable[Any]:
    return ()


@dataclass(frozen=True)
class Book:
    """One register on the desk. Field names are those of its model, in the order in which pages show them."""

    key: str  # the kind that its drafts carry
    model: Any
    path: str  # the word in addresses: /desk/<path>/
    form: str  # dotted path of the entry that reads its web form
    columns: tuple[str, ...]  # of the list; the first is the name that leads to the entry
    fields: tuple[str, ...]  # of the page of one entry
    personal: tuple[str, ...] = ()  # shown only to who keeps the entry
    narrowing: tuple[str, ...] = ()  # choices by which the list can be narrowed, beside committee and words
    words: tuple[str, ...] = ("name", "name_en")  # fields that words are looked for in
    letters: str = "letters"  # the field that keeps the pinyin
    order: tuple[str, ...] = ("name", "pk")
    joined: tuple[str, ...] = ("committee",)
    gathered: tuple[str, ...] = ()  # links to several things that the list shows
    alike: Callable[[Any, Mapping[str, Any], Any], Iterable[Any]] = _nobody  # entries that may be the same thing

    @property
    def name(self):
        return self.model._meta.verbose_name

    @property
    def plural(self):
        return self.model._meta.verbose_name_plural

    def entries(self):
        """Everything in it, with what pages show of each."""
        return self.model.objects.select_related(*self.joined).prefetch_related(*self.gathered).order_by(*self.order)


_books: dict[str, Book] = {}


def register(book: Book) -> Book:
    if book.key in _books:
        raise ValueError(f"The book {book.key} is registered twice.")
    _books[book.key] = book
    return book


def get(key: str) -> Book | None:
    return _books.get(key)


def by_path(path: str) -> Book | None:
    return next((book for book in _books.values() if book.path == path), None)


def of(model: Any) -> Book | None:
    """The book that keeps things of this model, if one does."""
    return next((book for book in _books.values() if book.model is model), None)


def every() -> list[Book]:
    return list(_books.values())
