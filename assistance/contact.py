"""When the next contact with a child is due, and what is overdue: the one place that computes it.

A contact is a visit that took place and at which somebody was met. Until the first one the pairing's start decides; a
pairing that pauses or has ended owes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from assistance import access
from assistance.models import Pairing, Referral, Visit
from assistance.models.pairing import IN_HAND
from committees.models import User

SATURDAY = 5


@dataclass(frozen=True)
class Contact:
    """The contact that a pairing owes next. `last_on` is None where there has been none yet."""

    pairing: Pairing
    began_on: date
    last_on: date | None
    planned_on: date | None
    due_on: date

    @property
    def days_late(self) -> int:
        return max(0, (timezone.localdate() - self.due_on).days)

    @property
    def days_without(self) -> int:
        return (timezone.localdate() - (self.last_on or self.began_on)).days

    @property
    def is_lost(self) -> bool:
        """Whether nobody has seen the child for longer than `NO_CONTACT_DAYS`."""
        return self.days_without > settings.NO_CONTACT_DAYS


def working_days_after(day: date, number: int) -> date:
    """Weekdays alone are counted; holidays are not known here."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day


def due_on(pairing: Pairing, began_on: date, last_on: date | None) -> date:
    if last_on is None:
        return working_days_after(began_on, settings.FIRST_VISIT_DAYS)
    return last_on + timedelta(days=settings.CONTACT_DAYS[pairing.tier])


def contacts(user: User) -> list[Contact]:
    """What every pairing that goes on owes, of the children whose cases this person may read; the most late first.

    Costs one query.
    """
    return sorted(map(_contact, owing(user)), key=lambda contact: (contact.due_on, contact.pairing.pk))


def overdue(user: User) -> list[Contact]:
    return [contact for contact in contacts(user) if contact.days_late]


def owing(user: User) -> QuerySet[Pairing]:
    """The pairings that owe contacts, each with the day of the last one and of the next that is planned."""
    children = access.visible_cases(user).filter(closed_on=None)
    going_on = Pairing.objects.going_on().filter(child__in=children, paused_on=None)
    visits = Visit.objects.filter(children=OuterRef("child"), state__in=IN_HAND).order_by().values("children")
    happened = visits.filter(is_plan=False, was_reached=True).annotate(day=Max("sort_on")).values("day")
    planned = Visit.objects.filter(children=OuterRef("child"), state__in=IN_HAND, is_plan=True)
    return going_on.select_related("child", "child__committee", "child__school").annotate(
        last_on=Subquery(happened), planned_on=Subquery(planned.order_by("since", "pk").values("since")[:1])
    )  # fmt: skip


def _contact(pairing) -> Contact:
    began = pairing.since or pairing.sort_on
    return Contact(pairing, began, pairing.last_on, pairing.planned_on, due_on(pairing, began, pairing.last_on))


def open_problems(user: User) -> QuerySet[Referral]:
    """Problems that were handed on and are not solved, the one due first at the top."""
    found = access.visible_parts(user, Referral.objects.filter(solved_on=None))
    return found.select_related("child__committee", "aspect").order_by("due_on", "pk")


@dataclass(frozen=True)
class Counts:
    """How much of the care of children waits: numbers, and nothing of any child."""

    overdue: int = 0
    problems: int = 0
    late_problems: int = 0


def counts(user: User) -> Counts:
    problems = open_problems(user).order_by()
    late = problems.filter(due_on__lt=timezone.localdate())
    return Counts(len(overdue(user)), problems.count(), late.count())
