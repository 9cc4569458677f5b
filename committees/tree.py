"""Changing the tree: founding, moving and closing committees. Figures follow today's tree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from committees import access, history, reach, surplus, tallies
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Committee, Contribution, User
from committees.models.committee import step
from committees.registers import take_next_version

TENDS_THE_TREE = (Role.ADMINISTRATOR,)


def check_can_tend(by: User, committee: Committee | None) -> None:
    if not access.has_role(by, TENDS_THE_TREE, committee):
        raise NotAllowed(_("Only an administrator of the committee above may change the tree."))


@transaction.atomic
def found(*, by: User, fields: Mapping[str, Any], why: str = "") -> Committee:
    """Add a committee below `fields["parent"]`; the root alone has none, and there is one root."""
    if fields.get("parent") is None:
        raise ValidationError({"parent": _("Say which committee it belongs to.")})
    check_can_tend(by, fields["parent"])
    return _found(by, fields, why)


@transaction.atomic
def found_root(*, by: User, fields: Mapping[str, Any]) -> Committee:
    """Add the first committee of an empty tree; there is nobody yet who could be asked for the right."""
    if Committee.objects.exists():
        raise NotAllowed(_("The tree already has a root."))
    return _found(by, fields, "")


def _found(by: User, fields: Mapping[str, Any], why: str) -> Committee:
    committee = Committee(**fields)
    committee.path = f"new-{uuid4().hex}"  # until the row has the id that its path ends in
    committee.full_clean()
    committee.save(force_insert=True)
    committee.path = (committee.parent.path if committee.parent else "") + step(committee.pk)
    committee.save(update_fields=["path"])
    history.write(by=by, thing=committee, verb="create", why=why, content=history.content_of(committee))
    return committee


@transaction.atomic
def change(*, by: User, committee: Committee, fields: Mapping[str, Any], version: int | None = None, why: str = ""):
    """Change what is said of a committee; a new parent moves it with everything below it."""
    check_can_tend(by, committee)
    fields = dict(fields)
    parent = fields.pop("parent", committee.parent)
    take_next_version(committee, version)
    for name, value in fields.items():
        setattr(committee, name, value)
    committee.full_clean()
    committee.save(force_update=True)
    if parent != committee.parent:
        _move(by, committee, parent)
    history.write(by=by, thing=committee, verb="change", why=why, content=history.content_of(committee))


def move(*, by: User, committee: Committee, parent: Committee, why: str) -> None:
    change(by=by, committee=committee, fields={"parent": parent}, why=why)


def close(*, by: User, committee: Committee, closed_on: date, why: str) -> None:
    """A closed committee keeps its records and history; nothing new is entered for it."""
    change(by=by, committee=committee, fields={"closed_on": closed_on, "closed_reason": why}, why=why)


def _move(by: User, committee: Committee, parent: Committee | None) -> None:
    check_can_tend(by, parent)
    if parent is None or parent.path.startswith(committee.path):
        raise ValidationError({"parent": _("A committee cannot be moved below itself or out of the tree.")})
    records = list(reach.reaching_from(committee).order_by("pk"))
    counted = list(Contribution.objects.filter(record__in=records).order_by("pk"))
    keys, before = surplus.indicators_of(records), _reached_by(records)
    tallies.change(tallies.sums_of(counted, -1))
    old_path, new_path = committee.path, parent.path + step(committee.pk)
    for node in Committee.objects.within(committee).order_by("path"):
        Committee.objects.filter(pk=node.pk).update(path=new_path + node.path[len(old_path) :])
    Committee.objects.filter(pk=committee.pk).update(parent=parent)
    committee.parent, committee.path = parent, new_path
    reach.renew_many(reach.reaching_from(committee).select_related("committee").order_by("pk"))
    tallies.change(tallies.sums_of(counted, +1))
    surplus.renew(keys, before | _reached_by(records))


def _reached_by(records) -> set[int]:
    return set(Committee.objects.filter(reach__record__in=records).values_list("pk", flat=True))
