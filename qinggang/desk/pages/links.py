"""Addresses of the desk, and the names that lead there."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import books, kinds
from committees.books import Book
from committees.models import Draft, Record
from qinggang.look.parts import Link


def record_url(record: Record) -> str:
    return reverse("desk:record-detail", args=[kinds.of(record), record.pk])


def review_url(record: Record) -> str:
    return reverse("desk:review-record", args=[record.pk])


def list_url(kind: kinds.Kind, query: str = "") -> str:
    address = reverse("desk:record-list", args=[kind])
    return f"{address}?{query}" if query else address


def together_url(kind: kinds.Kind) -> str:
    return reverse("desk:record-together", args=[kind])


def filter_new_url(kind: kinds.Kind, query: str) -> str:
    return f"{reverse('desk:filter-new', args=[kind])}?{query}"


def filter_url(kind: kinds.Kind, pk: int) -> str:
    return reverse("desk:filter-change", args=[kind, pk])


def filter_remove_url(kind: kinds.Kind, pk: int) -> str:
    return reverse("desk:filter-remove", args=[kind, pk])


def new_url(kind: kinds.Kind) -> str:
    return reverse("desk:record-new", args=[kind])


def edit_url(record: Record) -> str:
    return reverse("desk:record-edit", args=[kinds.of(record), record.pk])


def move_url(record: Record, verb: str) -> str:
    return reverse("desk:record-move", args=[kinds.of(record), record.pk, verb])


def undo_url(record: Record) -> str:
    return reverse("desk:record-undo", args=[kinds.of(record), record.pk])


def book_url(page: str, book: Book, *more: Any) -> str:
    return reverse(f"desk:book-{page}", args=[book, *more])


def book_link(book: Book) -> Link:
    return Link(capfirst(book.plural), book_url("list", book))


def draft_url(draft: Draft, kind: kinds.Kind | Book) -> str:
    """Where this draft is gone on with."""
    if isinstance(kind, Book):
        if draft.entry_id:
            return book_url("edit", kind, draft.entry_id)
        return f"{book_url('new', kind)}?draft={draft.key}"
    return edit_url(draft.record) if draft.record else draft_apart_url(draft, kind)


def draft_apart_url(draft: Draft, kind: kinds.Kind) -> str:
    """The draft on a page for a new record, also where it was typed for a record that can no longer be changed."""
    return f"{new_url(kind)}?draft={draft.key}"


def copy_url(record: Record) -> str:
    """An empty page that begins with what this record says."""
    return f"{new_url(kinds.of(record))}?copy={record.pk}"


def autosave_url(kind: kinds.Kind, record: Record | None) -> str:
    return reverse("desk:autosave", args=[kind]) + (f"?record={record.pk}" if record else "")


def shelf_of(draft: Draft) -> kinds.Kind | Book:
    """What kind of thing is being entered: a kind of record, or an entry of a register."""
    return books.get(draft.kind) or kinds.get(draft.kind)


def crumbs(*more: Link) -> list[Link]:
    return [Link(_("My desk"), reverse("desk:home")), *more]


def kind_link(kind: kinds.Kind) -> Link:
    return Link(capfirst(kind.plural), list_url(kind))
