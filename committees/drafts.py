"""Drafts: what was typed, kept as typed; and handing one in, which makes the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from committees import access, attachments, kinds, records
from committees.errors import NotAllowed
from committees.models import Committee, Draft, Record, User
from committees.records import RowValues
from committees.review import actions, policies

# What travels with a form but was not typed into it: the token, the buttons, who and what the page knew.
NOT_TYPED = {"csrfmiddlewaretoken", "saved", "person", "submit", "save", "another"}
LARGEST = 1_000_000  # characters of one draft as it is kept: far more than any form holds


class TooLong(Exception):
    """More was typed than a draft can hold."""


class Newer(Exception):
    """The draft was saved from another page since this one was opened; nothing was overwritten."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__(_("This draft was saved from another window meanwhile. Nothing was overwritten."))


class AlreadyMade(Exception):
    """The record was already made of this draft."""

    def __init__(self, record: Any) -> None:
        self.record = record
        super().__init__(_("This has already been submitted."))


@transaction.atomic
def keep(
    *, by: User, key: UUID, kind: kinds.Kind, committee: Committee, typed: QueryDict, record: Record | None = None,
    seen: str | None = None,
) -> Draft:  # fmt: skip
    """Keep what was typed under this key; checks who may enter, never what was typed.

    `seen` is the stamp of the draft that the page has; a draft that another page saved since is not overwritten.
    """
    take_turn(by)
    _check_may_keep(by, key, kind, committee, record)
    text = as_text(typed)
    if len(text) > LARGEST:
        raise TooLong
    found = Draft.objects.filter(key=key).first()
    if found is None:
        if record is not None:
            Draft.objects.filter(record=record, author=by).delete()
        return Draft.objects.create(key=key, author=by, kind=kind.key, committee=committee, typed=text, record=record)
    if found.author_id != by.pk or found.kind != kind.key:
        raise NotAllowed(_("This draft belongs to somebody else, or to another form."))
    check_is_newest(found, typed, seen)
    if (found.typed, found.committee_id, found.record_id) != (text, committee.pk, record and record.pk):
        found.typed, found.committee, found.record = text, committee, record
        found.save(update_fields=["typed", "committee", "record", "saved_at"])
    return found


def _check_may_keep(by: User, key: UUID, kind: kinds.Kind, committee: Committee, record: Record | None) -> None:
    if record is not None:
        record.refresh_from_db(fields=["state"])
        policies.check_can_edit(by, record)
        return
    access.check_can_enter(by, kind, committee)
    made = made_of(kind, key)
    if made is not None:
        raise AlreadyMade(made)


def take_turn(by: User) -> None:
    """Let one person's requests save one after the other, so that a late one sees what an earlier one did."""
    User.objects.select_for_update(no_key=True).filter(pk=by.pk).values_list("pk").first()


def check_is_newest(draft: Draft, typed: QueryDict, seen: str | None) -> None:
    """Raise Newer where another page saved the draft since this one read it, and saved something else."""
    is_own = typed_in(draft).get("page") == typed.get("page")
    if seen is not None and seen != stamp_of(draft) and not is_own and draft.typed != as_text(typed):
        raise Newer(draft)


def stamp_of(draft: Draft | None) -> str:
    """When the draft was saved, as pages carry it along; empty for a draft that is yet to be."""
    return draft.saved_at.isoformat() if draft else ""


def of(user: User):
    """The person's own drafts, newest first."""
    return Draft.objects.filter(author=user).select_related("committee", "record").order_by("-saved_at", "key")


def typed_in(draft: Draft) -> QueryDict:
    return QueryDict(draft.typed)


def hand_in(
    *,
    by: User,
    key: UUID,
    kind: kinds.Kind,
    fields: Mapping[str, Any],
    rows: Mapping[str, RowValues],
    record: Record | None = None,
    version: int | None = None,
) -> Any:
    """Write the record, submit it and drop the draft: all or nothing. The same draft makes one record only."""
    if record is not None:
        return _hand_in(by, key, kind, fields, rows, record, version)
    try:
        return made_of(kind, key) or _hand_in(by, key, kind, fields, rows)
    except IntegrityError:
        # Of two clicks at the same moment the second finds the key taken once the first is done.
        made = made_of(kind, key)
        if made is None:
            raise
        return made


def made_of(kind: kinds.Kind, key: UUID) -> Any:
    """The record that was made of this draft, if it was."""
    return kind.model.objects.filter(draft_key=key).first()


@transaction.atomic
def _hand_in(by, key, kind, fields, rows, record=None, version=None) -> Any:
    take_turn(by)
    saved = records.save(
        by=by, kind=kind, fields=fields, rows=rows, record=record, version=version,
        draft_key=key if record is None else None,
    )  # fmt: skip
    attachments.take_over(by=by, key=key, record=saved)
    actions.submit(by=by, record=saved)
    Draft.objects.filter(key=key, author=by).delete()
    if record is not None:
        Draft.objects.filter(record=record, author=by).delete()
    return saved


@transaction.atomic
def discard(*, by: User, draft: Draft) -> None:
    """Throw a draft away with its files; only its author can."""
    attachments.forget(by=by, key=draft.key)
    Draft.objects.filter(pk=draft.pk, author=by).delete()


def as_text(typed: QueryDict) -> str:
    """What was typed, as it is kept."""
    kept = typed.copy()
    for name in NOT_TYPED:
        kept.pop(name, None)
    return kept.urlencode()
