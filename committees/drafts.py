"""Drafts: what was typed, kept as typed; and handing one in, which makes the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, attachments, kinds, records
from committees.errors import NotAllowed
from committees.models import Committee, Draft, Record, User
from committees.records import RowValues
from committees.review import actions, policies

NOT_TYPED = {"csrfmiddlewaretoken"}
LARGEST = 200_000  # characters of one draft: far more than any form holds


class TooLong(Exception):
    """More was typed than a draft can hold."""


@transaction.atomic
def keep(
    *, by: User, key: UUID, kind: kinds.Kind, committee: Committee, typed: QueryDict, record: Record | None = None
) -> Draft:
    """Keep what was typed under this key; checks who may enter, never what was typed."""
    if record is None:
        access.check_can_enter(by, kind, committee)
    else:
        policies.check_can_edit(by, record)
    text = _as_text(typed)
    if len(text) > LARGEST:
        raise TooLong
    found = Draft.objects.select_for_update().filter(key=key, author=by, kind=kind.key)
    if found.update(typed=text, committee=committee, saved_at=timezone.now()):
        return found.get()
    if Draft.objects.filter(key=key).exists():
        raise NotAllowed(_("This draft belongs to somebody else, or to another form."))
    if record is not None:
        Draft.objects.filter(record=record).delete()
    return Draft.objects.create(key=key, author=by, kind=kind.key, committee=committee, typed=text, record=record)


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
    saved = records.save(
        by=by, kind=kind, fields=fields, rows=rows, record=record, version=version,
        draft_key=key if record is None else None,
    )  # fmt: skip
    attachments.take_over(by=by, key=key, record=saved)
    actions.submit(by=by, record=saved)
    Draft.objects.filter(key=key, author=by).delete()
    if record is not None:
        Draft.objects.filter(record=record).delete()
    return saved


@transaction.atomic
def discard(*, by: User, draft: Draft) -> None:
    """Throw a draft away with its files; only its author can."""
    attachments.forget(by=by, key=draft.key)
    Draft.objects.filter(pk=draft.pk, author=by).delete()


def _as_text(typed: QueryDict) -> str:
    kept = typed.copy()
    for name in NOT_TYPED:
        kept.pop(name, None)
    return kept.urlencode()
