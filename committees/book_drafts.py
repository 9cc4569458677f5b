"""Drafts of entries of registers: kept as typed like those of records, and handed in without a review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from committees import access, drafts, registers
from committees.books import Book
from committees.errors import NotAllowed
from committees.models import Committee, Draft, User


@transaction.atomic
def keep(
    *, by: User, key: UUID, book: Book, committee: Committee, typed: QueryDict, entry: Any = None,
    seen: str | None = None,
) -> Draft:  # fmt: skip
    """Keep what was typed under this key; checks who may keep the register, never what was typed.

    `seen` is the stamp of the draft that the page has; a draft that another page saved since is not overwritten.
    """
    drafts.take_turn(by)
    _check_may_keep(by, key, book, committee, entry)
    text = drafts.as_text(typed)
    if len(text) > drafts.LARGEST:
        raise drafts.TooLong
    found = Draft.objects.filter(key=key).first()
    if found is None:
        if entry is not None:
            of(by, book, entry).delete()
        pk = entry.pk if entry is not None else None
        return Draft.objects.create(key=key, author=by, kind=book.key, committee=committee, typed=text, entry_id=pk)
    if found.author_id != by.pk or found.kind != book.key:
        raise NotAllowed(_("This draft belongs to somebody else, or to another form."))
    drafts.check_is_newest(found, typed, seen)
    if (found.typed, found.committee_id) != (text, committee.pk):
        found.typed, found.committee = text, committee
        found.save(update_fields=["typed", "committee", "saved_at"])
    return found


def _check_may_keep(by: User, key: UUID, book: Book, committee: Committee, entry: Any) -> None:
    access.check_can_keep_register(by, committee, is_protected=book.is_protected)
    if entry is not None:
        registers.check_can_keep(by, entry)
        return
    made = made_of(book, key)
    if made is not None:
        raise drafts.AlreadyMade(made)


def of(user: User, book: Book, entry: Any = None):
    """The person's own drafts in this book: of changes to this entry, or of entries that are yet to be made."""
    pk = entry.pk if entry is not None else None
    return Draft.objects.filter(author=user, kind=book.key, entry_id=pk)


def hand_in(
    *,
    by: User,
    key: UUID,
    book: Book,
    fields: Mapping[str, Any],
    entry: Any = None,
    version: int | None = None,
) -> Any:
    """Write the entry and drop the draft: both or neither. The same draft makes one entry only."""
    if entry is not None:
        return _hand_in(by, key, book, fields, entry, version)
    try:
        return made_of(book, key) or _hand_in(by, key, book, fields)
    except (IntegrityError, ValidationError):
        # Of two clicks at the same moment the second finds the key taken once the first is done.
        made = made_of(book, key)
        if made is None:
            raise
        return made


def made_of(book: Book, key: UUID) -> Any:
    """The entry that was made of this draft, if it was."""
    return book.model.objects.filter(draft_key=key).first()


@transaction.atomic
def _hand_in(by, key, book, fields, entry=None, version=None) -> Any:
    drafts.take_turn(by)
    saved = registers.save(
        by=by, model=book.model, fields=fields, entry=entry, version=version, draft_key=key if entry is None else None
    )
    Draft.objects.filter(key=key, author=by).delete()
    if entry is not None:
        of(by, book, entry).delete()
    return saved
