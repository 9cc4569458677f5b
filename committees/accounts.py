"""Accounts and appointments: who may sign in, and what they may do where."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, history
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Appointment, Committee, User
from committees.registers import take_next_version

KEEPS_ACCOUNTS = (Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR)


def check_can_appoint(by: User, committee: Committee) -> None:
    if not access.has_role(by, KEEPS_ACCOUNTS, committee):
        raise NotAllowed(_("You may not appoint people in that committee."))


@transaction.atomic
def open_account(*, by: User | None, username: str, name: str, password: str | None = None, **fields) -> User:
    """Make an account without any right yet. `by` is None only for the very first account."""
    if by is not None and not access.has_role(by, KEEPS_ACCOUNTS):
        raise NotAllowed(_("You may not open accounts."))
    user = User.objects.create_user(username, password, name=name, **fields)
    history.write(by=by or user, thing=user, verb="create", content=history.content_of(user))
    return user


@transaction.atomic
def appoint(
    *,
    by: User,
    user: User,
    committee: Committee,
    role: Role,
    since: date | None = None,
    until: date | None = None,
) -> Appointment:
    check_can_appoint(by, committee)
    return _appoint(by, user, committee, role, since, until)


@transaction.atomic
def appoint_first_administrator(*, user: User, root: Committee) -> Appointment:
    """The one appointment that nobody could be asked for: of the first account, in a tree without appointments."""
    if Appointment.objects.exists():
        raise NotAllowed(_("There already is an administrator."))
    return _appoint(user, user, root, Role.ADMINISTRATOR, None, None)


def _appoint(by, user, committee, role, since, until) -> Appointment:
    appointment = Appointment(
        user=user,
        committee=committee,
        role=role,
        since=since or timezone.localdate(),
        until=until,
        appointed_by=by,
    )
    appointment.full_clean()
    appointment.save(force_insert=True)
    history.write(by=by, thing=appointment, verb="create", content=history.content_of(appointment))
    return appointment


@transaction.atomic
def end_appointment(*, by: User, appointment: Appointment, until: date, why: str = "") -> None:
    check_can_appoint(by, appointment.committee)
    take_next_version(appointment, None)
    appointment.until = until
    appointment.full_clean()
    appointment.save(update_fields=["until"])
    history.write(by=by, thing=appointment, verb="end", why=why, content=history.content_of(appointment))
