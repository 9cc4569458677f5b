"""Entries of registers that may be the same thing twice: said to who types them, who decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from committees import access
from committees.models import Elder, PostHolder, User, Venue

MOST = 5


def elders_alike(by: User, fields: Mapping[str, Any], entry: Elder | None) -> Iterable[Elder]:
    """Of the same name in the same committee, or of the same name and year of birth wherever this person may look."""
    same = Q(committee=fields["committee"])
    if fields.get("birth_year"):
        same |= Q(birth_year=fields["birth_year"])
    return _others(by, Elder.objects.filter(same, name=fields["name"]), entry)


def venues_alike(by: User, fields: Mapping[str, Any], entry: Venue | None) -> Iterable[Venue]:
    """Of the same name, kept by another committee; twice in one committee is refused anyway."""
    return _others(by, Venue.objects.filter(name=fields["name"]).exclude(committee=fields["committee"]), entry)


def holders_alike(by: User, fields: Mapping[str, Any], entry: PostHolder | None) -> Iterable[PostHolder]:
    """The same person in the same post of the same committee."""
    person = {"elder": fields["elder"]} if fields["elder"] else {"name": fields["name"], "elder": None}
    found = PostHolder.objects.filter(committee=fields["committee"], title=fields["title"], **person)
    return _others(by, found, entry)


def _others(by: User, found: QuerySet, entry: Any) -> Iterable[Any]:
    if entry is not None:
        found = found.exclude(pk=entry.pk)
    return access.visible_entries(by, found).select_related("committee").order_by("pk")[:MOST]
