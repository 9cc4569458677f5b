"""Records that may be the same as one that is being entered: said beside the form, never in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from committees import access, kinds
from committees.choices import State
from committees.models import User

MOST_READ, MOST_SHOWN = 50, 3
PUT_AWAY = (State.CANCELLED, State.TRASHED)
ALIKE_FROM = 0.6  # of the shorter title's pairs of letters, the share that the other has too


def find(by: User, kind: kinds.Kind, fields: Mapping[str, Any]) -> list[Any]:
    """Those that this person may see and that look the same. Costs two queries; protected kinds tell nothing."""
    if kind.is_protected or not fields.get("committee"):
        return []
    seen = access.visible_records(by, kind.model.objects.exclude(state__in=PUT_AWAY)).for_list()
    return list(islice((kind.alike or same_day)(fields, seen), MOST_SHOWN))


def same_day(fields: Mapping[str, Any], seen: Any) -> Iterable[Any]:
    """Of the same committee and day, and with a place in common or much the same title."""
    places = {place.pk for place in fields.get("places") or ()}
    found = seen.filter(committee=fields["committee"], since=fields.get("since")).with_places().order_by("-pk")
    for record in found[:MOST_READ]:
        if places & {place.pk for place in record.places.all()} or is_alike(record.title, fields.get("title") or ""):
            yield record


def is_alike(one: str, other: str) -> bool:
    """Whether two titles say much the same, whatever the spaces, signs and letter case."""
    first, second = _letters(one), _letters(other)
    if not first or not second:
        return False
    pairs, others = _pairs(first), _pairs(second)
    shorter = min(len(pairs), len(others))
    return first == second or (shorter > 0 and len(pairs & others) >= ALIKE_FROM * shorter)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
