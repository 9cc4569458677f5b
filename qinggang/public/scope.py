"""What a public page is about: which committee, with those one level down, and which days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from committees.models import Committee
from qinggang import asking
from qinggang.public.explaining import EmptyPortal


@dataclass(frozen=True)
class Scope:
    """A committee of the tree: the root unless another was asked for."""

    root: Committee
    committee: Committee
    below: tuple[Committee, ...]  # one level down from the committee
    choices: tuple[Committee, ...]  # what a filter offers

    @property
    def is_whole(self) -> bool:
        return self.committee == self.root

    def records(self, records):
        """Those of the records that the committee reaches; all of them where it is the root."""
        return records if self.is_whole else records.reaching([self.committee])


def scope_of(params: Mapping[str, str]) -> Scope:
    """The scope an address asks for by `committee`. Costs one query."""
    return scope_at(asking.committee_slug(params))


def scope_at(slug: str = "") -> Scope:
    near = Q(parent__isnull=True) | Q(parent__parent__isnull=True)
    if slug:
        near |= Q(slug=slug) | Q(parent__slug=slug)
    found = list(Committee.objects.filter(near).order_by("path"))
    if not found:
        raise EmptyPortal
    root = found[0]
    committee = next((node for node in found if node.slug == slug), None) if slug else root
    if committee is None:
        raise asking.no_such_committee()
    return Scope(
        root=root,
        committee=committee,
        below=tuple(node for node in found if node.parent_id == committee.pk),
        choices=tuple(node for node in found if node == committee or _is_offered(node, root)),
    )


def _is_offered(node: Committee, root: Committee) -> bool:
    return node.closed_on is None and node.parent_id in (None, root.pk)
