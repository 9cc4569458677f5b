"""Entries of registers that may be the same thing twice: said to who types them, who decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from committees import access
from committees.models import Elder, PostHolder, User

MOST = 5


def elders_alike(by: User, fields: Mapping[str, Any], entry: Elder | None) -> Iterable[Elder]:
    """Of the same name in the same committee, or of the same name and year of birth wherever this person may look."""
    same = Q(committee=fields["committee"])
    if fields.get("birth_year"):
        same |= Q(birth_year=fields["birth_year"])
    return _others(by, Elder.objects.filter(same, name=fields["name"]), entry)


def namesakes_elsewhere(model: Any) -> Callable[[User, Mapping[str, Any], Any], Iterable[Any]]:
    """Finds what has the same name and is kept by another committee; twice in one committee is refused anyway."""

    def alike(by: User, fields: Mapping[str, Any], entry: Any) -> Iterable[Any]:
        return _others(by, model.objects.filter(name=fields["name"]).exclude(committee=fields["committee"]), entry)

    return alike


def holders_alike(by: User, fields: Mapping[str, Any], entry: PostHolder | None) -> Iterable[PostHolder]:
    """The same person in the same post of the same committee."""
    person = {"elder": fields["elder"]} if fields["elder"] else {"name": fields["name"], "elder": None}
    found = PostHolder.objects.filter(committee=fields["committee"], title=fields["title"], **person)
    return _others(by, found, entry)


def _others(by: User, found: QuerySet, entry: Any) -> Iterable[Any]:
    if entry is not None:
        found = found.exclude(pk=entry.pk)
    return access.visible_entries(by, found).select_related("committee").order_by("pk")[:MOST]
