"""Writing entries of registers (people, venues, honours, code lists): scope, version check and history, no review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from committees import access, history, references
from committees.choices import Role
from committees.errors import Conflict, InUse, NotAllowed
from committees.models import Committee, User

Follower = Callable[[User, Any], None]
_followers: dict[type[models.Model], Follower] = {}


def follow(model: type[models.Model], follower: Follower) -> None:
    """What else has to happen, in the same transaction, when an entry of this register was written."""
    _followers[model] = follower


@transaction.atomic
def save(
    *,
    by: User,
    model: type[models.Model],
    fields: Mapping[str, Any],
    entry: Any = None,
    version: int | None = None,
    draft_key: UUID | None = None,
    why: str = "",
    verb: str = "change",
) -> Any:
    """Create an entry, or change `entry` if it still has `version`; `verb` is what the history calls a change."""
    links = {name: value for name, value in fields.items() if model._meta.get_field(name).many_to_many}
    plain = {name: value for name, value in fields.items() if name not in links}
    if entry is None:
        entry = model(**plain)
        check_can_keep(by, entry)
        entry.full_clean()
        if draft_key is not None:
            entry.draft_key = draft_key
        entry.save(force_insert=True)
        verb = "create"
    else:
        check_can_keep(by, entry)
        take_next_version(entry, version)
        for name, value in plain.items():
            setattr(entry, name, value)
        check_can_keep(by, entry)
        entry.full_clean()
        entry.save(force_update=True)
    for name, things in links.items():
        getattr(entry, name).set(things)
    history.write(by=by, thing=entry, verb=verb, why=why, content=history.content_of(entry))
    if model in _followers:
        _followers[model](by, entry)
    return entry


@transaction.atomic
def remove(*, by: User, entry: models.Model, why: str = "") -> None:
    """Delete an entry that nothing points to; its history stays. Raises InUse, which names what still does."""
    check_can_keep(by, entry)
    uses = references.uses_of(entry)
    if uses:
        raise InUse(uses)
    content = history.content_of(entry)
    take_next_version(entry, None)
    history.write(by=by, thing=entry, verb="remove", why=why, content=content)
    entry.delete()


def check_can_keep(by: User, entry: models.Model) -> None:
    """A clerk keeps the registers of the own committee and below, a child-data officer those about children.

    Code lists belong to the whole portal. An entry that others keep than whose it is says so by `kept_by`.
    """
    committee = getattr(entry, "kept_by", None) or committee_of(entry)
    if committee is not None:
        access.check_can_keep_register(by, committee, is_protected=getattr(entry, "is_protected", False))
    elif not keeps_the_whole(by):
        raise NotAllowed(_("Only an administrator of the whole portal may change its lists."))


def can_keep(by: User, entry: models.Model) -> bool:
    try:
        check_can_keep(by, entry)
    except NotAllowed:
        return False
    return True


def keeps_the_whole(by: User) -> bool:
    """Whether the person administers the root of the tree, and so what all committees share."""
    return any(grant.role == Role.ADMINISTRATOR and grant.is_whole for grant in access.grants_of(by))


def committee_of(entry: models.Model) -> Committee | None:
    """The committee an entry belongs to; None for what belongs to the whole portal."""
    for holder in ("committee", *getattr(entry, "holders", ())):
        thing = getattr(entry, holder, None)
        if thing is not None:
            return thing if isinstance(thing, Committee) else committee_of(thing)
    return None


def take_next_version(entry: Any, version: int | None) -> None:
    read = entry.version if version is None else version
    if not entry._meta.model._base_manager.filter(pk=entry.pk, version=read).update(version=read + 1):
        raise Conflict
    entry.version = read + 1
