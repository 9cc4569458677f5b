"""Marks: the length and the keyed hash of a secret, kept beside it so that texts can be searched for it unread."""

from __future__ import annotations

from assistance.guard.folding import fold
from committees.encryption import keyed_hash

DIGITS = 3  # of the length, which begins a mark
LONGEST = 10**DIGITS - 1
SHORTEST_PHONE = 7
SHORTEST_ADDRESS = 6


def mark_of(secret: str, *, shortest: int = 2) -> str:
    """The mark of a secret; empty for none, and for one so short that it would be found everywhere."""
    folded = fold(secret).text
    return mark_of_folded(folded) if shortest <= len(folded) <= LONGEST else ""


def mark_of_folded(folded: str) -> str:
    return f"{len(folded):0{DIGITS}d}{keyed_hash(folded)}"
