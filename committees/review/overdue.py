"""What the portal does about records that wait too long, and about plans whose day is over."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from django.db.models import Q, QuerySet
from django.utils import timezone

from committees import notices
from committees.choices import State
from committees.errors import Conflict, WrongState
from committees.models import Record
from committees.models.record import COUNTED
from committees.review import actions, holders

AT_ONCE = 500


def raise_overdue() -> int:
    """Give each overdue record to the next reviewers above; where there are none, remind those who hold it once.

    A record that nobody could review so far goes to the nearest reviewers there are by now. All are looked through, a
    number at a time: those that nobody above takes stay overdue, and must not keep the others from being seen.
    """
    ids = list(_overdue().values_list("pk", flat=True))
    return sum(_raise(ids[start : start + AT_ONCE]) for start in range(0, len(ids), AT_ONCE))


def _overdue() -> QuerySet[Record]:
    is_late = Q(due_on__lt=timezone.localdate()) | Q(held_by=None)
    return Record.objects.filter(is_late, state=State.SUBMITTED).order_by("due_on", "pk")


def _raise(ids: Sequence[int]) -> int:
    """Those among these that still wait too long; how many were raised."""
    waiting = list(_overdue().filter(pk__in=ids))
    above = holders.of_many(waiting, above=True)
    raised = 0
    for record in waiting:
        if above[record.pk] is not None:
            with suppress(Conflict, WrongState):  # somebody decided meanwhile
                actions.escalate(record=record)
                raised += 1
        elif record.held_by_id:
            notices.remind(record=record)
    return raised


def ask_after_plans() -> int:
    """Return each approved plan whose last day is over to its author: did it happen?"""
    plans = Record.objects.filter(is_plan=True, state__in=COUNTED, until__lte=timezone.localdate())
    asked = 0
    for plan in plans.order_by("until", "pk")[:AT_ONCE]:
        with suppress(Conflict, WrongState):
            actions.ask_back(record=plan)
            asked += 1
    return asked
