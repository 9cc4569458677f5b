"""Finding, for staff, whatever they may see: records of all kinds, studios, people, places and committees.

Two Chinese characters are enough, all words must occur, and names are found by their pinyin too. Records about children
are left out: nobody finds a child by searching.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import access, books, kinds
from committees.books import Book
from committees.choices import State
from committees.models import Document, Record, User
from committees.words import Words
from qinggang import search

STUDIO = "studio"


@dataclass(frozen=True)
class Section:
    """One sort of things, and what of it this person finds."""

    key: str
    name: str | Promise
    things: QuerySet
    book: Book | None = None


def sections(user: User, words: Words) -> list[Section]:
    """What fits, by sorts of things: names first. Nothing is asked of the database yet."""
    records = _records(user, words)
    return [
        Section("studios", _("Studios"), records.filter(kind=STUDIO)),
        *(Section(book.path, capfirst(book.plural), _entries(user, book, words), book) for book in _open_books()),
        Section("committees", _("Committees"), search.committees(words)),
        Section("records", _("Records"), records.exclude(kind=STUDIO)),
    ]


def _records(user: User, words: Words) -> QuerySet[Record]:
    found = access.visible_records(user).exclude(kind__in=kinds.protected_keys()).exclude(state=State.TRASHED)
    return found.filter(search.about(words, also=_has_number)).for_list().newest_first()


def _has_number(term: str) -> Q:
    """Documents are asked for by their number."""
    return Q(Exists(Document.objects.filter(pk=OuterRef("pk"), number__icontains=term)))


def _open_books() -> list[Book]:
    """The registers of things that have a name."""
    return [book for book in books.every() if not (book.is_protected or book.part_of or book.find)]


def _entries(user: User, book: Book, words: Words) -> QuerySet[Any]:
    return book.entries_for(user).filter(words.found_in(book.words, letters=book.letters))
