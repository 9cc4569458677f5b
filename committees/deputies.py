"""Deputies: while a reviewer is away another person decides in their place, from a day until a day."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, history, notices
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Appointment, Committee, Notice, User
from committees.registers import take_next_version

LONGEST = timedelta(days=90)


@transaction.atomic
def appoint_deputy(
    *, by: User, user: User, committee: Committee, until: date, since: date | None = None
) -> Appointment:
    """Let somebody of this committee, or of one above or below it, review in one's place until a day."""
    own = own_right(by, committee)
    if own is None:
        raise NotAllowed(_("Only who reviews here in their own right may name a deputy."))
    since = since or timezone.localdate()
    _check_days(since, until, own)
    if not eligible(by, committee).filter(pk=user.pk).exists():
        raise ValidationError({"user": _("This person has no account with a right in or above this committee.")})
    deputy = Appointment(
        user=user, committee=committee, role=Role.REVIEWER, since=since, until=until, in_place_of=by, appointed_by=by
    )
    deputy.full_clean()
    deputy.save(force_insert=True)
    history.write(by=by, thing=deputy, verb="create", content=history.content_of(deputy))
    notices.tell(by=by, to=[user], what=Notice.What.DEPUTY)
    return deputy


@transaction.atomic
def end_deputy(*, by: User, deputy: Appointment, version: int | None = None) -> None:
    """End it from today on; whoever is away may do so, and the deputy too."""
    if by.pk not in (deputy.in_place_of_id, deputy.user_id):
        raise NotAllowed(_("Only the reviewer who is away, or the deputy, may end this."))
    _end(by, deputy, timezone.localdate(), version)


def end_with(*, by: User, appointment: Appointment) -> None:
    """Nobody stands in for a right that has ended: its deputies end no later than it does."""
    if appointment.role == Role.REVIEWER and appointment.until and not appointment.in_place_of_id:
        of_theirs = Appointment.objects.filter(in_place_of=appointment.user_id, committee=appointment.committee_id)
        for deputy in of_theirs.filter(until__gt=appointment.until).order_by("pk"):
            _end(by, deputy, appointment.until, None)


def own_right(user: User, committee: Committee) -> Appointment | None:
    """The appointment by which the person reviews for exactly this committee, not in anybody's place."""
    return own_rights(user).filter(committee=committee).first()


def own_rights(user: User):
    in_force = Appointment.objects.in_force(timezone.localdate()).filter(user=user)
    found = in_force.filter(role=Role.REVIEWER, in_place_of=None)
    return found.select_related("committee").order_by("committee__path", "pk")


def of(user: User):
    """Who stands in for this person, and for whom this person stands in, today or later."""
    current = Appointment.objects.not_ended(timezone.localdate()).filter(in_place_of__isnull=False)
    concerned = current.filter(Q(in_place_of=user) | Q(user=user))
    return concerned.select_related("user", "committee", "in_place_of").order_by("since", "pk")


def eligible(by: User, committee: Committee):
    """The accounts that may stand in here: in use, with a right in this committee, below or above it."""
    near = Q(committee__in=committee.ancestor_ids) | Q(committee__in=Committee.objects.within(committee))
    rights = Appointment.objects.in_force(timezone.localdate()).filter(near, in_place_of=None)
    already = rights.filter(committee=committee, role__in=access.REVIEWS)
    people = User.objects.filter(pk__in=rights.values("user")).exclude(pk=by.pk).exclude(pk__in=already.values("user"))
    return people.order_by("name", "pk")


def _check_days(since: date, until: date, own: Appointment) -> None:
    if since < timezone.localdate():
        raise ValidationError({"since": _("Nobody stands in for days that are over.")})
    if until <= since:
        raise ValidationError({"until": _("An appointment ends after it begins.")})
    if until - since > LONGEST:
        raise ValidationError({"until": _("A deputy stands in for 90 days at most.")})
    if own.until and until > own.until:
        raise ValidationError({"until": _("Your own appointment ends before that.")})


def _end(by: User, deputy: Appointment, until: date, version: int | None) -> None:
    """Shorten it; one that would not even begin is taken away."""
    take_next_version(deputy, version)
    if until > deputy.since:
        deputy.until = until
        deputy.save(update_fields=["until"])
        history.write(by=by, thing=deputy, verb="end", content=history.content_of(deputy))
    else:
        history.write(by=by, thing=deputy, verb="remove", content=history.content_of(deputy))
        deputy.delete()
