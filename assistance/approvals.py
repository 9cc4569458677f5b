"""Approvals to read children's files: given by a responsible person to one officer, for a time, and ended early."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance.models import ReadingApproval
from committees import access, history
from committees.choices import Role
from committees.errors import NotAllowed, WrongState
from committees.models import Appointment, Committee, User
from committees.registers import take_next_version

RESPONSIBLE = (Role.RESPONSIBLE_PERSON,)
OFFICERS = (Role.CHILD_DATA_OFFICER,)


def is_responsible(user: User, committee: Committee | None = None) -> bool:
    """Whether the person answers for children's information: in this committee, or anywhere."""
    return access.has_role(user, RESPONSIBLE, committee)


def responsible_for(committee: Committee) -> list[User]:
    """Who answers for the files of this committee: the responsible persons nearest above. Costs one query."""
    found = Appointment.objects.in_force(timezone.localdate()).filter(
        role__in=RESPONSIBLE, committee__in=committee.ancestor_ids, in_place_of=None
    )
    rows = list(found.select_related("user", "committee").order_by("-committee__path", "pk"))
    return [row.user for row in rows if row.committee_id == rows[0].committee_id]


def officers_of(user: User) -> QuerySet[User]:
    """The child-data officers within reach of a responsible person, but for themselves."""
    reached = access.committees_within_reach(user, RESPONSIBLE)
    appointed = Appointment.objects.in_force(timezone.localdate()).filter(role__in=OFFICERS, committee__in=reached)
    return User.objects.filter(pk__in=appointed.values("user")).exclude(pk=user.pk).order_by("name", "pk")


def visible_approvals(user: User) -> QuerySet[ReadingApproval]:
    """Those that a responsible person answers for, and everybody's own."""
    reached = ReadingApproval.objects.filter(committee__in=access.committees_within_reach(user, RESPONSIBLE))
    own = ReadingApproval.objects.filter(officer=user)
    return (reached | own).select_related("officer", "committee", "given_by").order_by("-until", "-pk")


def in_force(user: User, committee: Committee, day: date | None = None) -> ReadingApproval | None:
    """The approval by which this officer may read the files of this committee on a day."""
    found = ReadingApproval.objects.in_force(day or timezone.localdate())
    return found.filter(officer=user, committee__in=committee.ancestor_ids).order_by("-until", "pk").first()


def for_export(user: User, committee: Committee | None = None) -> QuerySet[ReadingApproval]:
    """The approvals in force by which an officer may ask for exports: of this committee's files, or of any."""
    found = ReadingApproval.objects.in_force(timezone.localdate()).filter(officer=user, may_export=True)
    found = found if committee is None else found.filter(committee__in=committee.ancestor_ids)
    return found.select_related("committee").order_by("pk")


@transaction.atomic
def give(
    *, by: User, officer: User, committee: Committee, purpose: str, since: date, until: date, may_export: bool = False
) -> ReadingApproval:
    """Let an officer read the files of a committee and of those below it, and perhaps ask to take them out."""
    if not is_responsible(by, committee):
        raise NotAllowed(_("Only who answers for the children's information of that committee may approve this."))
    if by.pk == officer.pk:
        raise NotAllowed(_("Nobody approves their own reading."))
    if not access.has_role(officer, OFFICERS, committee):
        raise ValidationError({"officer": _("This person is no child-data officer for that committee.")})
    made = ReadingApproval(
        officer=officer, committee=committee, purpose=" ".join(purpose.split()), since=since, until=until, given_by=by,
        may_export=may_export,
    )  # fmt: skip
    made.full_clean()
    made.save(force_insert=True)
    history.write(by=by, thing=made, verb="create", content=history.content_of(made))
    return made


@transaction.atomic
def end(*, by: User, approval: ReadingApproval) -> None:
    """Take an approval back: from now on it no longer holds."""
    if not is_responsible(by, approval.committee):
        raise NotAllowed(_("Only who answers for the children's information of that committee may end this."))
    today = timezone.localdate()
    if approval.ended_on or approval.until <= today:
        raise WrongState(_("This approval has already ended."))
    take_next_version(approval, None)
    approval.ended_on = today
    approval.save(update_fields=["ended_on"])
    history.write(by=by, thing=approval, verb="end", content=history.content_of(approval))
