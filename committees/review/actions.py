"""The steps of the review chain. Each asks its policy, moves the state, keeps the figures and writes history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import history, kinds, notices, reach, surplus, tallies
from committees.choices import State
from committees.errors import Conflict, NotReady, WrongState
from committees.models import Record, User
from committees.review import holders, policies
from committees.review.states import MOVES, Move
from committees.trash import check_nothing_needs


def submit(*, by: User, record: Record, version: int | None = None) -> None:
    policies.check_are_ready([kinds.as_kind(record)])
    _move(by, record, "submit", version)


def recall(*, by: User, record: Record, version: int | None = None) -> None:
    _move(by, record, "recall", version)


def approve(*, by: User, record: Record, why: str = "", version: int | None = None) -> None:
    policies.check_are_ready([kinds.as_kind(record)])
    _move(by, record, "approve", version, why)


def send_back(*, by: User, record: Record, why: str, field: str = "", version: int | None = None) -> None:
    """Return it to its author with a reason, which may point at one field."""
    policies.check_field(record, field)
    _move(by, record, "send_back", version, why, field)


def publish(*, by: User, record: Record, version: int | None = None) -> None:
    policies.check_may_be_public([kinds.as_kind(record)], by)
    _move(by, record, "publish", version)


def unpublish(*, by: User, record: Record, why: str = "", version: int | None = None) -> None:
    _move(by, record, "unpublish", version, why)


def reopen(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    _move(by, record, "reopen", version, why)


def cancel(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    _move(by, record, "cancel", version, why)


def trash(*, by: User, record: Record, version: int | None = None) -> None:
    check_nothing_needs(record)
    _move(by, record, "trash", version)


def restore(*, by: User, record: Record, version: int | None = None) -> None:
    _move(by, record, "restore", version)


def call_off(*, by: User, record: Record, why: str, version: int | None = None) -> None:
    """The author says that a plan will not happen, or did not."""
    _move(by, record, "call_off", version, why)


def escalate(*, by: None = None, record: Record, version: int | None = None) -> None:
    """The portal gives a record that waited too long to the next committee above that has a reviewer."""
    if holders.next_holder(record) is None:
        raise WrongState(_("Nobody above reviews for this committee."))
    _move(by, record, "escalate", version)


def ask_back(*, by: None = None, record: Record, version: int | None = None) -> None:
    """The portal returns a plan whose last day is over: did it happen, how many came?"""
    _move(by, record, "ask_back", version)


ACTIONS = {
    action.__name__: action
    for action in (
        submit, recall, approve, send_back, publish, unpublish, reopen, cancel, trash, restore, call_off, escalate,
        ask_back,
    )
}  # fmt: skip


@transaction.atomic
def submit_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Submit all of them or none: as `submit` one by one, in a fixed number of statements."""
    policies.check_are_ready(kinds.as_kinds(records))
    _move_many(by, records, "submit", batch)


@transaction.atomic
def approve_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Approve all of them or none: as `approve` one by one, with the figures kept by one statement at the end."""
    own_kind = kinds.as_kinds(records)
    policies.check_are_ready(own_kind)
    _move_many(by, records, "approve", batch)
    counted = [record for record in own_kind if not record.is_plan]
    tallies.enter(counted)
    surplus.renew_around(counted)


@transaction.atomic
def publish_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Publish all of them or none."""
    policies.check_may_be_public(kinds.as_kinds(records), by)
    _move_many(by, records, "publish", batch)


@transaction.atomic
def recall_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Take all of them back while they are unread, or none."""
    _move_many(by, records, "recall", batch)


@transaction.atomic
def unpublish_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Withdraw all of them from the public or none. The figures stay: what is approved counts too."""
    _move_many(by, records, "unpublish", batch)


@transaction.atomic
def trash_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Put all of them in the trash or none. Costs a few queries for each: what others still need stays."""
    for record in records:
        check_nothing_needs(record)
    _move_many(by, records, "trash", batch)


@transaction.atomic
def restore_many(*, by: User, records: Sequence[Record], batch: UUID | None = None) -> None:
    """Take all of them out of the trash or none."""
    _move_many(by, records, "restore", batch)


def mark_opened(*, by: User, record: Record) -> None:
    """Note that a reviewer has opened a submitted record: from then on its author cannot take it back."""
    unread = Record.objects.filter(pk=record.pk, state="submitted", opened_at__isnull=True)
    if policies.can_move(by, record, "approve") and unread.update(opened_at=timezone.now(), opened_by=by):
        record.refresh_from_db(fields=["opened_at", "opened_by"])


@transaction.atomic
def _move(by: User | None, record: Record, verb: str, version: int | None, why: str = "", field: str = "") -> None:
    policies.check_can_move(by, record, verb)
    if MOVES[verb].needs_reason and not why.strip():
        raise NotReady([("why", _("Please give a reason: the other person has to know what to do."))])
    was_counted = record.is_counted
    _change_states(by, [record], verb, version=version, why=why.strip(), field=field)
    _keep_figures(record, was_counted)


def _move_many(by: User, records: Sequence[Record], verb: str, batch: UUID | None) -> None:
    for record in records:
        policies.check_can_move(by, record, verb)
    _change_states(by, records, verb, batch=batch)


def _change_states(
    by: User | None,
    records: Sequence[Record],
    verb: str,
    *,
    version: int | None = None,
    why: str = "",
    field: str = "",
    batch: UUID | None = None,
) -> None:
    """One conditional update for each version: of two people who act at once, the second finds the version gone."""
    move, now = MOVES[verb], timezone.now()
    stamp = _stamp(move, now)
    if verb == "submit":  # known before its reviewers are chosen: none of them may be who hands it in
        stamp["submitted_by"] = by
        for record in records:
            record.submitted_by = by
    held = holders.of_many(records, above=move.stays) if move.target == State.SUBMITTED else {}
    by_version: dict[int, list[int]] = defaultdict(list)
    for record in records:
        by_version[record.version if version is None else version].append(record.pk)
    for read, ids in sorted(by_version.items()):
        found = Record.objects.filter(pk__in=ids, state__in=move.sources, version=read)
        if found.update(state=move.target, version=read + 1, held_by=_held_by(held), **stamp) != len(ids):
            raise Conflict
    for record in records:
        record.state = move.target.value
        record.version = (record.version if version is None else version) + 1
        record.held_by_id = held.get(record.pk)
        for name, value in stamp.items():
            setattr(record, name, value)
    reach.follow_state([record.pk for record in records], move.target)
    history.write_many(by=by, things=records, verb=verb, why=why, field=field, batch=batch)
    notices.after_step(by=by, records=records, verb=verb, why=why)


def _stamp(move: Move, now: datetime) -> dict[str, Any]:
    """What the step writes into each record. Who goes on waiting has waited since the same moment as before."""
    waits = move.target == State.SUBMITTED
    due_on = timezone.localdate(now) + timedelta(days=settings.REVIEW_DAYS) if waits else None
    stamp: dict[str, Any] = {"due_on": due_on}
    if not move.stays:
        stamp["changed_at"] = now
    if move.target in (State.DRAFT, State.SUBMITTED) and not move.stays:
        stamp |= {"opened_at": None, "opened_by": None}
    return stamp


def _held_by(held: Mapping[int, int | None]) -> Any:
    """Who holds which record, as one expression: a batch costs one statement, whoever holds its records."""
    groups: dict[int, list[int]] = defaultdict(list)
    for record_id, committee_id in held.items():
        if committee_id is not None:
            groups[committee_id].append(record_id)
    if not groups:
        return None
    choices = [When(pk__in=ids, then=Value(committee_id)) for committee_id, ids in sorted(groups.items())]
    return Case(*choices, default=None, output_field=BigIntegerField())


def _keep_figures(record: Record, was_counted: bool) -> None:
    if record.is_counted and not was_counted:
        tallies.enter([kinds.as_kind(record)])
        surplus.renew_around([record])
    elif was_counted and not record.is_counted:
        keys = surplus.indicators_of([record])
        tallies.leave([record.pk])
        surplus.renew(keys, record.reach.values_list("committee_id", flat=True))
