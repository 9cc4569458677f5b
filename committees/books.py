"""The register of books: the registers that are kept on pages of the desk, as committees.kinds is for records.

An entry belongs to a committee, is kept by its clerks and by those above, and is read along the same line. What is
about a child is kept by child-data officers, and read by whom its room says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise

from committees import access
from committees.words import Words


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
    labels: Mapping[str, str | Promise] = field(default_factory=dict)  # of columns and facts that are no fields
    readers: tuple[str, ...] = access.READS_REGISTERS  # the roles that may open the register
    visible: Callable[[Any, QuerySet], QuerySet] = access.visible_entries  # (user, entries) -> what they may read
    find: Callable[[str], Q] | None = None  # how words are looked for where they do not stand in `words`
    find_label: str | Promise = ""  # what the box for them is called then
    part_of: str = ""  # the thing on whose page an entry stands, where it has none of its own: child, guardian.child
    is_removable: bool = True  # on its own page; erasing a child's file has rules of its own

    @property
    def is_protected(self) -> bool:
        """Whether it is about children: no search finds it, and nobody but child-data officers keeps it."""
        return getattr(self.model, "is_protected", False)

    @property
    def keepers(self) -> tuple[str, ...]:
        """The roles that keep it."""
        return access.ENTERS_PROTECTED if self.is_protected else access.KEEPS_REGISTERS

    @property
    def name(self):
        return self.model._meta.verbose_name

    @property
    def plural(self):
        return self.model._meta.verbose_name_plural

    def entries(self):
        """Everything in it, with what pages show of each."""
        return self.model.objects.select_related(*self.joined).prefetch_related(*self.gathered).order_by(*self.order)

    def entries_for(self, user) -> QuerySet:
        """What this person may read of it."""
        return self.visible(user, self.entries())

    def get_for(self, user, pk: int) -> Any:
        """One entry, if this person may read it; else 404."""
        entry = self.entries_for(user).filter(pk=pk).first()
        if entry is None:
            raise Http404
        return entry

    def finds(self, typed: str) -> Q:
        """What fits the words that somebody typed."""
        return self.find(typed) if self.find else Words(typed).found_in(self.words, letters=self.letters)

    def owner_of(self, entry: Any) -> Any:
        """The thing on whose page the entry stands; the entry itself where it has a page."""
        for name in filter(None, self.part_of.split(".")):
            entry = getattr(entry, name)
        return entry


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
