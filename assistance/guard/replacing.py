"""Writing “a pupil” where a text says who a child is. Only what is sure is replaced: the rest a person has to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from assistance.guard.folding import is_chinese
from assistance.guard.searching import Hit, Text, hits_in

PUPIL = ("某同学", "a pupil")
LEFT_OUT = ("（略）", "(left out)")


def sure_hits(texts: Mapping[str, str]) -> list[Hit]:
    """The places that certainly say who a child is, of texts under any names."""
    return [hit for hit in hits_in(Text(name, text) for name, text in texts.items()) if hit.is_sure]


def replaced(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that change, as they read then."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in sure_hits(texts):
        found[hit.text.place].append(hit)
    return {name: _written_anew(texts[name], hits) for name, hits in found.items()}


def _written_anew(text: str, hits: Iterable[Hit]) -> str:
    """From the end to the beginning, so that what was found before stays where it is."""
    language = 0 if any(map(is_chinese, text)) else 1
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        words = PUPIL if hit.what == "name_mark" else LEFT_OUT
        text = text[: hit.start] + words[language] + text[hit.end :]
    return text
