"""May this person take this step with this record now? One question for buttons, views, actions and admin."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from committees import access, kinds, public_texts
from committees.choices import State
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Record, User
from committees.review.states import AUTHOR, EDITABLE, MOVES, PORTAL, Move, moves_from


def check_can_edit(user: User, record: Record) -> None:
    _check_is_of_own(user, record)
    if record.state not in EDITABLE:
        raise WrongState(_("This record cannot be changed now. An approved record has to be re-opened first."))


def _check_is_of_own(user: User, record: Record) -> None:
    if not access.can_enter(user, kinds.of(record), record.committee):
        raise NotAllowed(_("You may not change the records of this committee."))


def can_edit(user: User, record: Record) -> bool:
    return _holds(check_can_edit, user, record)


def check_can_go_on(user: User, record: Record) -> None:
    """Whether the person may say what goes on with a record that counts: its end, or who stands in for whom."""
    _check_is_of_own(user, record)
    if not record.is_counted:
        raise WrongState(_("This is said of an approved record. While it is not approved, change the record itself."))


def can_go_on(user: User, record: Record) -> bool:
    return _holds(check_can_go_on, user, record)


def check_can_move(user: User | None, record: Record, verb: str) -> None:
    """Raise NotAllowed or WrongState with a sentence unless the person, or the portal (None), may take it now."""
    move = MOVES[verb]
    kind = kinds.of(record)
    if user is None or move.taken_by == PORTAL:
        if user is not None or move.taken_by != PORTAL:
            raise NotAllowed(_("The portal takes this step by itself, and no other."))
    elif move.taken_by == AUTHOR:
        if not access.can_enter(user, kind, record.committee):
            raise NotAllowed(_("Only the committee that entered this record may do that."))
    elif not access.can_review(user, record):
        raise NotAllowed(_("Nobody reviews a record of their own; another reviewer has to do it."))
    _check_state(record, move, kind)


def _check_state(record: Record, move: Move, kind: kinds.Kind) -> None:
    if record.state not in move.sources or (move.plans_only and not record.is_plan):
        raise WrongState(_("This record is not in a state that allows that any more. Look at it again."))
    if move.while_unread and record.opened_at:
        raise WrongState(_("A reviewer has already opened this record, so it can no longer be taken back."))
    if move.verb == "submit" and record.state == State.RETURNED and record.is_plan and is_over(record):
        raise WrongState(_("The planned day is over. Change the record to say what happened, or call the plan off."))
    if move.verb == "ask_back" and not is_over(record):
        raise WrongState(_("The last day of this plan is not over yet."))
    if move.verb == "publish" and kind.is_protected:
        raise WrongState(_("Records about a child are never published."))
    if move.verb == "publish" and not access.is_ever_public(record):
        raise WrongState(_("Of this area the public sees totals only: the record counts, but it is never published."))


def is_over(record: Record) -> bool:
    """Whether its last day lies behind us; never where that day is not known."""
    return record.until is not None and record.until <= timezone.localdate()


def can_move(user: User | None, record: Record, verb: str) -> bool:
    return _holds(check_can_move, user, record, verb)


def moves_open_to(user: User, record: Record) -> list[Move]:
    """The steps this person can take with this record now, for the buttons on its page."""
    return [move for move in moves_from(record.state) if can_move(user, record, move.verb)]


def check_are_ready(records: Sequence[Record]) -> None:
    """Raise NotReady with everything that still bars submitting the first of these that is barred."""
    for problems in public_texts.bars_submitting(records).values():
        raise NotReady(problems)


def check_may_be_public(records: Sequence[Record], by: User) -> None:
    """Raise NotReady with everything that bars publishing the first of these that is barred."""
    for problems in public_texts.bars_publishing(records, by).values():
        raise NotReady(problems)


def check_field(record: Record, name: str) -> None:
    """Raise NotReady unless a return may point at this: a field or table of the kind, or a field of its form."""
    kind = kinds.of(record)
    known = {field.name for field in kind.model._meta.get_fields() if getattr(field, "editable", False)}
    known |= {table.name for table in kind.rows}
    if kind.form:
        known |= set(import_string(kind.form).form_class.base_fields)
    if name and name not in known:
        raise NotReady([("field", _("This record has no such field. Choose one of the list."))])


def _holds(check, *arguments) -> bool:
    try:
        check(*arguments)
    except (NotAllowed, WrongState):
        return False
    return True
