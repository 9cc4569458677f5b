"""Text as the guard reads it: letters and digits alone, each with its place in what was written.

Spaces, punctuation, invisible and full-width characters between the characters of a name hide nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Folded:
    """The letters and digits of a text, and where each of them stands in it."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text begins and ends in the text as it was written."""
        return self.places[start], self.places[end - 1] + 1


def fold(written: str) -> Folded:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(written):
        for letter in unicodedata.normalize("NFKC", character).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return Folded("".join(letters), tuple(places))


def is_chinese(letter: str) -> bool:
    return "㐀" <= letter <= "鿿" or "𠀀" <= letter <= "𳏿"
