"""Accounts and appointments: who may sign in, and what they may do where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, deputies, events, history
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Appointment, Committee, User
from committees.registers import take_next_version

KEEPS_ACCOUNTS = (Role.ACCOUNT_MANAGER, Role.ADMINISTRATOR)
ACCOUNT_FIELDS = ("username", "name", "email", "language", "is_active")
OWN_FIELDS = ("name", "email", "language", "wants_digest")


def check_can_appoint(by: User, committee: Committee) -> None:
    if not access.has_role(by, KEEPS_ACCOUNTS, committee):
        raise NotAllowed(_("You may not appoint people in that committee."))


@transaction.atomic
def open_account(*, by: User | None, username: str, name: str, password: str | None = None, **fields) -> User:
    """Make an account without any right yet. `by` is None only for the very first account.

    A password that somebody else has chosen is a first password: its owner has to choose another one.
    """
    if by is not None and not access.has_role(by, KEEPS_ACCOUNTS):
        raise NotAllowed(_("You may not open accounts."))
    fields = {"must_change_password": by is not None and password is not None, **fields}
    user = User.objects.create_user(username, password, name=name, **fields)
    history.write(by=by or user, thing=user, verb="create", content=history.content_of(user))
    return user


def check_can_keep_account(by: User, user: User) -> None:
    """Who may change an account: whoever keeps accounts in every committee where it holds a right.

    An account without any right is kept by who opened it. Else a town could take over an account of the county.
    """
    rights = Appointment.objects.not_ended(timezone.localdate()).filter(user=user).select_related("committee")
    if not rights:
        opened = history.of(user).filter(verb="create", by=by).exists()
        allowed = access.has_role(by, KEEPS_ACCOUNTS) and (opened or keeps_all_accounts(by))
    else:
        allowed = all(access.has_role(by, KEEPS_ACCOUNTS, right.committee) for right in rights)
    if not allowed:
        raise NotAllowed(_("You may not change this account: it also has rights outside your committees."))


def keeps_all_accounts(by: User) -> bool:
    """Whether the person keeps the accounts of the whole tree."""
    return any(grant.role in KEEPS_ACCOUNTS and grant.is_whole for grant in access.grants_of(by))


@transaction.atomic
def change_account(
    *, by: User, user: User, fields: Mapping[str, Any], version: int | None = None, why: str = ""
) -> None:
    """Change what is said of an account, or shut it by `is_active`. Its rights are changed by appointments alone."""
    check_can_keep_account(by, user)
    if by.pk == user.pk and fields.get("is_active") is False:
        raise NotAllowed(_("Nobody shuts their own account."))
    take_next_version(user, version)
    for name, value in fields.items():
        if name not in ACCOUNT_FIELDS:
            raise ValueError(f"{name} is not changed here.")
        setattr(user, name, value)
    user.full_clean()
    user.save(update_fields=list(fields))
    history.write(by=by, thing=user, verb="change", why=why, content=history.content_of(user))


@transaction.atomic
def set_password(
    *, by: User, user: User, password: str, version: int | None = None, address: str | None = None
) -> None:
    """Give an account a new password; whoever is signed in with the old one is out. The history never holds it."""
    check_can_keep_account(by, user)
    take_next_version(user, version)
    _store_password(user, password, must_change=by.pk != user.pk)
    history.write(by=by, thing=user, verb="password")
    events.note(verb="given_password", by=by.username, address=address, subject="user", subject_id=str(user.pk))


@transaction.atomic
def change_own_password(*, by: User, password: str) -> None:
    """Whoever is signed in elsewhere with the old one is out. The form has asked for the old one."""
    take_next_version(by, None)
    _store_password(by, password, must_change=False)
    history.write(by=by, thing=by, verb="own_password")


def _store_password(user: User, password: str, *, must_change: bool) -> None:
    user.set_password(password)
    user.must_change_password = must_change
    user.save(update_fields=["password", "must_change_password"])


@transaction.atomic
def change_own_account(*, by: User, fields: Mapping[str, Any], version: int | None = None) -> None:
    """What everybody says of themselves: name, e-mail, language, whether mail is wanted."""
    take_next_version(by, version)
    for name, value in fields.items():
        if name not in OWN_FIELDS:
            raise ValueError(f"{name} is not changed here.")
        setattr(by, name, value)
    by.full_clean()
    by.save(update_fields=list(fields))
    history.write(by=by, thing=by, verb="change", content=history.content_of(by))


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
    if by.pk == user.pk:
        raise NotAllowed(_("Nobody appoints themselves; another account manager has to do it."))
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
def end_appointment(
    *, by: User, appointment: Appointment, until: date | None, version: int | None = None, why: str = ""
) -> None:
    """Say on which day the right ends; None takes an end back."""
    check_can_appoint(by, appointment.committee)
    take_next_version(appointment, version)
    appointment.until = until
    appointment.full_clean()
    appointment.save(update_fields=["until"])
    history.write(by=by, thing=appointment, verb="end", why=why, content=history.content_of(appointment))
    deputies.end_with(by=by, appointment=appointment)
