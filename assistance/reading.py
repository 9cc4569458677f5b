"""Who read which child's file, when and why; and what of that is unusual enough for somebody to ask about it.

Read from the append-only log, which names a child by its code alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assistance import access, approvals
from assistance.models import Child
from committees import access as rights
from committees.models import Event, User

VERBS = ("reveal", "reveal_emergency", "reveal_refused", "export")
SAID = {
    "reveal": _("read the file"),
    "reveal_emergency": _("read the file in an emergency"),
    "reveal_refused": _("was refused"),
    "export": _("took the file out of the portal"),
}
MORNING, EVENING = 7, 20  # hours of the county's day between which reading is work


@dataclass(frozen=True)
class Look:
    """One reading, or an attempt at it. `unusual` says why somebody might ask about it."""

    event: Event
    who: str
    said: str | Promise
    unusual: tuple[str | Promise, ...] = ()


def looks_at(child: Child | access.RedactedChild) -> QuerySet[Event]:
    """All readings of one child's file, the newest first."""
    return _looks().filter(subject_id=child.code)


def looks_for(user: User) -> QuerySet[Event]:
    """What a person may look through: who answers for files, the readings of those; others, their own."""
    reached = rights.committees_within_reach(user, approvals.RESPONSIBLE)
    codes = Child.objects.filter(committee__in=reached).values("code")
    return _looks().filter(subject_id__in=codes) | _looks().filter(by=user.username)


def _looks() -> QuerySet[Event]:
    return Event.objects.filter(subject="child", verb__in=VERBS).order_by("-pk")


def told(events: Iterable[Event]) -> list[Look]:
    """Readings in words, with what is unusual about each. Costs three queries."""
    events = list(events)
    names = {user.username: str(user) for user in User.objects.filter(username__in={event.by for event in events})}
    busy = _busy_days(events)
    return [
        Look(event, names.get(event.by, event.by), SAID[event.verb], tuple(_unusual(event, busy))) for event in events
    ]


def _unusual(event: Event, busy: set[tuple[str, date]]) -> Iterable[str | Promise]:
    local = timezone.localtime(event.at)
    if event.verb == "reveal_emergency":
        yield _("an emergency, without an approval")
    if event.verb == "reveal_refused":
        yield _("tried without the right or an approval")
    if not MORNING <= local.hour < EVENING:
        yield _("outside working hours")
    if (event.by, local.date()) in busy:
        yield _("very many on one day")


def _busy_days(events: list[Event]) -> set[tuple[str, date]]:
    """Who read more files on which day than the work usually needs. Costs one query."""
    if not events:
        return set()
    since, until = events[-1].at - timedelta(days=1), events[0].at + timedelta(days=1)
    read = _looks().filter(by__in={event.by for event in events}, at__range=(since, until), verb="reveal")
    counted = Counter((by, timezone.localdate(at)) for by, at in read.values_list("by", "at"))
    return {day for day, count in counted.items() if count > settings.READINGS_A_DAY}
