"""The words that things are looked up by: two Chinese characters are enough, and all words must occur.

A word in small letters is also looked for in the pinyin of a name: `lyl` and `liyunlong` both find 李云龙.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

MOST_TERMS = 6
MOST_LETTERS = 100
LETTERS = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True)
class Words:
    """What is searched for."""

    typed: str

    @property
    def terms(self) -> list[str]:
        return self.typed[:MOST_LETTERS].split()[:MOST_TERMS]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def found_in(self, fields: Iterable[str], *, letters: str = "") -> Q:
        """Every term occurs in one of the fields, or in `letters`, which keeps the pinyin of a name."""
        fields = tuple(fields)
        return every(any_of(fields, term) | spelled(term, letters) for term in self.terms)


def plain(text: str) -> str:
    """What was typed: full-width letters and digits made plain, control characters left out."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in normal if unicodedata.category(letter) not in ("Cc", "Cs")).strip()


def any_of(fields: Iterable[str], term: str) -> Q:
    condition = nothing()
    for field in fields:
        condition |= Q(**{f"{field}__icontains": term})
    return condition


def spelled(term: str, letters: str = "letters") -> Q:
    """The term is part of the initials or of the pinyin that this field keeps; nothing if it is no such word."""
    word = term.lower()
    return Q(**{f"{letters}__contains": word}) if letters and LETTERS.fullmatch(word) else nothing()


def every(conditions: Iterable[Q]) -> Q:
    together = Q()
    for condition in conditions:
        together &= condition
    return together


def nothing() -> Q:
    return Q(pk__in=[])
