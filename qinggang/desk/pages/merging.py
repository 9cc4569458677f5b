"""The pages on which two entries of a register become one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from committees import merging
from committees.books import Book
from committees.models import User
from qinggang.desk.pages.books import entry_link, entry_url, label_of, said_of
from qinggang.desk.pages.links import book_link, crumbs
from qinggang.look.desk_parts import Candidate
from qinggang.look.parts import Cell, Column, Link, Notice, table

SHOWN = 30


def choice_page(user: User, book: Book, entry: Any, words: str, *, asked: bool) -> dict[str, Any]:
    """The context of desk/book_merge.html while the other entry is being looked for."""
    found = list(merging.candidates(user, entry, words or entry.name)[:SHOWN])
    missing = [Notice(_("Choose one of them."), tone="error")] if asked else []
    return {
        **_head(book, entry),
        "lead": _("Which entry is the same? That one stays; this one is taken away, and all it stands in leads there."),
        "notices": missing,
        "words": words or entry.name,
        "candidates": [Candidate(one.pk, str(one), str(one.committee)) for one in found],
        "compared": None,
        "into": None,
    }


def both_page(book: Book, entry: Any, into: Any) -> dict[str, Any]:
    """The context of the same page once both are chosen: what each says."""
    columns = [Column(_("Field")), Column(_("This one goes")), Column(_("This one stays"))]
    said = [(label_of(book, name), said_of(entry, name), said_of(into, name)) for name in book.fields]
    rows = [[Cell(label), Cell(goes), Cell(stays)] for label, goes, stays in said]
    return {
        **_head(book, entry),
        "lead": _("What the entry that stays says is not changed. Merging cannot be undone by a button."),
        "notices": [],
        "words": "",
        "candidates": [],
        "compared": table(_("Both entries"), columns, rows),
        "into": into,
    }


def _head(book: Book, entry: Any) -> dict[str, Any]:
    title = _("Merge: %(name)s") % {"name": entry}
    return {
        "crumbs": crumbs(book_link(book), entry_link(book, entry), Link(_("Merge"))),
        "title": title,
        "version": entry.version,
        "cancel_url": entry_url(book, entry),
    }
