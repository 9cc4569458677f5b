"""What the portal does about records that wait too long, and about plans whose day is over."""

from __future__ import annotations

from contextlib import suppress

from django.db.models import Q
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

    A record that nobody could review so far goes to the nearest reviewers there are by now.
    """
    overdue = Q(due_on__lt=timezone.localdate()) | Q(held_by=None)
    waiting = list(Record.objects.filter(overdue, state=State.SUBMITTED).order_by("due_on", "pk")[:AT_ONCE])
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
