"""Finding published things by words: two Chinese characters are enough, and all words must occur.

Records are found by title, summary, committee and place; committees also by the initials of their pinyin. Volunteers
are found only if they may be named in public.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from committees import access
from committees.models import Committee, Elder, Record, Venue

MOST_TERMS = 6
MOST_LETTERS = 100
INITIALS = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True)
class Words:
    """What is searched for."""

    typed: str

    @property
    def terms(self) -> list[str]:
        return self.typed[:MOST_LETTERS].split()[:MOST_TERMS]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def found_in(self, fields: Iterable[str]) -> Q:
        """Every term occurs in one of the fields."""
        return _every(any_of(fields, term) for term in self.terms)


def any_of(fields: Iterable[str], term: str) -> Q:
    condition = Q(pk__in=[])
    for field in fields:
        condition |= Q(**{f"{field}__icontains": term})
    return condition


def _every(conditions: Iterable[Q]) -> Q:
    together = Q()
    for condition in conditions:
        together &= condition
    return together


RECORD = ("title", "title_en", "summary", "summary_en", "committee__name", "committee__name_en")
VENUE = ("name", "name_en", "address", "address_en")
ELDER = ("name", "name_en", "former_post", "former_post_en")
COMMITTEE = ("name", "name_en", "short_name", "short_name_en")


def records(words: Words):
    """The published records; newest first."""
    places = Record.places.through.objects.filter(record_id=OuterRef("pk"))
    conditions = (
        any_of(RECORD, term) | Q(Exists(places.filter(any_of(("venue__name", "venue__name_en"), term))))
        for term in words.terms
    )
    return access.public_records().filter(_every(conditions)).for_list().newest_first()


def committees(words: Words):
    """The open committees; by their names or, in small letters, by the initials of their pinyin."""
    conditions = []
    for term in words.terms:
        condition = any_of(COMMITTEE, term)
        if INITIALS.fullmatch(term.lower()):
            condition |= Q(letters__contains=term.lower())
        conditions.append(condition)
    return Committee.objects.open().select_related("level", "parent").filter(_every(conditions)).in_tree_order()


def venues(words: Words):
    """Places where something published took place: a place without a record has nothing to show."""
    shown = Record.places.through.objects.filter(venue_id=OuterRef("pk"), record__in=access.public_records())
    return Venue.objects.filter(words.found_in(VENUE), Exists(shown)).select_related("kind", "committee").order_by("pk")


def elders(words: Words):
    """Volunteers who may be named in public."""
    named = Elder.objects.filter(named_in_public=True)
    return named.filter(words.found_in(ELDER)).select_related("committee").order_by("name", "pk")
