"""Reading the county's files: what stands in them, and what their words for times and repetitions mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from committees.choices import DatePrecision
from committees.periods import Window

FOLDER = Path(__file__).parent
RECORD_FILES = ("organisation", "red_education", "legal_education", "assistance", "studios")
NOT_COUNTED = "not counted"
# Keys of this space name the county's records for ever, whatever becomes of their titles.
NAMESPACE = UUID("6f0d7b7e-52c3-4b0b-9d55-2f6c1f0a7c11")


@dataclass(frozen=True)
class Source:
    """Where everything in the files comes from."""

    as_of: date
    note: str
    note_en: str
    naming_basis: str

    @property
    def notes(self) -> dict[str, str]:
        """What everything taken from it says of it."""
        return {"source_note": self.note, "source_note_en": self.note_en}


@cache
def source() -> Source:
    return Source(**tables("source"))


def tables(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def record_key(key: str) -> UUID:
    """The lasting key of a record of the county; records carry it as the key of their draft."""
    return uuid5(NAMESPACE, key)


def window_of(words: str) -> Window:
    """The days that words for a time stand for; nothing said means some time up to the article."""
    last = source().as_of
    if match := re.fullmatch(r"since (\d{4})(?:-(\d{2}))?", words):
        year, month = match.groups(default="1")
        return Window.through(date(int(year), int(month), 1), last)
    if match := re.fullmatch(r"(?:on|at) (\d{4}-\d{2}-\d{2})", words):
        return Window.day(date.fromisoformat(match[1]))
    if match := re.fullmatch(r"to (\d{4}-\d{2}-\d{2})", words):
        return Window.through(None, date.fromisoformat(match[1]))
    if not words or words.startswith("before "):
        return Window.through(None, last)
    raise ValueError(f"Nobody knows which days {words!r} are.")


def precision_of(words: str) -> DatePrecision:
    if words.startswith("before "):
        return DatePrecision.NAMED
    if words.startswith("on "):
        return DatePrecision.DAY
    return DatePrecision.WINDOW if words.startswith("since ") else DatePrecision.UNKNOWN


def entries(name: str, what: str) -> Iterator[dict[str, Any]]:
    """The entries of one sort in a file, with the file's defaults; one with `each` stands for several."""
    content = tables(name)
    for entry in content.get(what, ()):
        yield from _each({**content.get("defaults", {}), **entry})


def _each(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`each` lists the assumed days of as many records, which are otherwise equal but for their number."""
    days = entry.pop("each", None)
    if days is None:
        yield entry
        return
    for number, day in enumerate(days, start=1):
        yield {**{name: _numbered(text, number) for name, text in entry.items()}, "assumed_on": day}


def _numbered(text: Any, number: int) -> Any:
    return text % {"n": number} if isinstance(text, str) and "%(n)s" in text else text
