"""The steps of the review chain. Each asks its policy, moves the state, keeps the figures and writes history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import history, kinds, reach, surplus, tallies
from committees.errors import Conflict, NotReady
from committees.models import Record, User
from committees.review import policies
from committees.review.states import MOVES


def submit(*, by: User, record: Record, version: int | None = None) -> None:
    policies.check_is_ready(kinds.as_kind(record))
    _move(by, record, "submit", version)


def recall(*, by: User, record: Record, version: int | None = None) -> None:
    _move(by, record, "recall", version)


def approve(*, by: User, record: Record, version: int | None = None) -> None:
    policies.check_is_ready(kinds.as_kind(record))
    _move(by, record, "approve", version)


def send_back(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    _move(by, record, "send_back", version, why)


def publish(*, by: User, record: Record, version: int | None = None) -> None:
    _check_may_be_public(record)
    _move(by, record, "publish", version)


def unpublish(*, by: User, record: Record, why: str = "", version: int | None = None) -> None:
    _move(by, record, "unpublish", version, why)


def reopen(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    _move(by, record, "reopen", version, why)


def cancel(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    _move(by, record, "cancel", version, why)


def trash(*, by: User, record: Record, version: int | None = None) -> None:
    _move(by, record, "trash", version)


def restore(*, by: User, record: Record, version: int | None = None) -> None:
    _move(by, record, "restore", version)


ACTIONS = {
    action.__name__: action
    for action in (submit, recall, approve, send_back, publish, unpublish, reopen, cancel, trash, restore)
}


@transaction.atomic
def submit_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Submit all of them or none: as `submit` one by one, in a fixed number of statements."""
    for record in records:
        policies.check_is_ready(kinds.as_kind(record))
    _move_many(by, records, "submit", batch)


@transaction.atomic
def approve_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Approve all of them or none: as `approve` one by one, with the figures kept by one statement at the end."""
    own_kind = [kinds.as_kind(record) for record in records]
    for record in own_kind:
        policies.check_is_ready(record)
    _move_many(by, records, "approve", batch)
    counted = [record for record in own_kind if not record.is_plan]
    tallies.enter(counted)
    surplus.renew_around(counted)


@transaction.atomic
def publish_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Publish all of them or none."""
    for record in records:
        _check_may_be_public(record)
    _move_many(by, records, "publish", batch)


def mark_opened(*, by: User, record: Record) -> None:
    """Note that a reviewer has opened a submitted record: from then on its author cannot take it back."""
    unread = Record.objects.filter(pk=record.pk, state="submitted", opened_at__isnull=True)
    if policies.can_move(by, record, "approve") and unread.update(opened_at=timezone.now(), opened_by=by):
        record.refresh_from_db(fields=["opened_at", "opened_by"])


@transaction.atomic
def _move(by: User, record: Record, verb: str, version: int | None, why: str = "") -> None:
    policies.check_can_move(by, record, verb)
    if MOVES[verb].needs_reason and not why.strip():
        raise NotReady([("why", _("Please give a reason: the other person has to know what to do."))])
    was_counted = record.is_counted
    _change_states(by, [record], verb, version=version, why=why.strip())
    _keep_figures(record, was_counted)


def _check_may_be_public(record: Record) -> None:
    problems = list(kinds.of(record).before_publishing(kinds.as_kind(record)))
    if problems:
        raise NotReady(problems)


def _move_many(by: User, records: Sequence[Record], verb: str, batch: UUID | None) -> None:
    for record in records:
        policies.check_can_move(by, record, verb)
    _change_states(by, records, verb, batch=batch)


def _change_states(
    by: User,
    records: Sequence[Record],
    verb: str,
    *,
    version: int | None = None,
    why: str = "",
    batch: UUID | None = None,
) -> None:
    """One conditional update for each version: of two people who act at once, the second finds the version gone."""
    move, now = MOVES[verb], timezone.now()
    reset = {"opened_at": None, "opened_by": None} if move.target in ("draft", "submitted") else {}
    by_version: dict[int, list[int]] = defaultdict(list)
    for record in records:
        by_version[record.version if version is None else version].append(record.pk)
    for read, ids in sorted(by_version.items()):
        found = Record.objects.filter(pk__in=ids, state__in=move.sources, version=read)
        if found.update(state=move.target, version=read + 1, changed_at=now, **reset) != len(ids):
            raise Conflict
    for record in records:
        read = record.version if version is None else version
        record.state, record.version, record.changed_at = move.target.value, read + 1, now
        for name, value in reset.items():
            setattr(record, name, value)
    reach.follow_state([record.pk for record in records], move.target)
    history.write_many(by=by, things=records, verb=verb, why=why, batch=batch)


def _keep_figures(record: Record, was_counted: bool) -> None:
    if record.is_counted and not was_counted:
        tallies.enter([kinds.as_kind(record)])
        surplus.renew_around([record])
    elif was_counted and not record.is_counted:
        keys = surplus.indicators_of([record])
        tallies.leave([record.pk])
        surplus.renew(keys, record.reach.values_list("committee_id", flat=True))
