"""Looking for what says who a child is, in texts that anybody may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models.functions import Substr
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assistance.guard.folding import Folded, fold, is_chinese
from assistance.guard.marks import DIGITS, mark_of_folded
from assistance.models import Child, Guardian, RosterLine
from committees.models import Elder, PostHolder, User

AT_ONCE = 500  # marks in one query
AROUND = 12  # characters shown on both sides of a hit
SURE_NAME = 3  # characters of a name from which on a hit is no chance

CALLED: dict[str, str | Promise] = {
    "name_mark": _("the name of a child or guardian"),
    "id_mark": _("the ID number of a child"),
    "phone_mark": _("the telephone of a child or guardian"),
    "address_mark": _("the address of a child"),
}
SEARCHED = (
    (Child, "name_mark"),
    (Child, "id_mark"),
    (Child, "phone_mark"),
    (Child, "address_mark"),
    (Guardian, "name_mark"),
    (Guardian, "phone_mark"),
    (RosterLine, "name_mark"),
    (RosterLine, "id_mark"),
)


@dataclass(frozen=True)
class Text:
    """A text that will be public, and where it stands: in which field of which record."""

    place: str
    written: str = field(repr=False)
    record: int = 0


@dataclass(frozen=True)
class Hit:
    """A place in a text that says, or may say, who a child is."""

    text: Text = field(repr=False)
    start: int
    end: int
    what: str  # a key of CALLED
    is_sure: bool

    @property
    def words(self) -> str:
        return self.text.written[self.start : self.end]

    @property
    def marked(self) -> str:
        """The place with what stands around it, as its writer sees it."""
        before = self.text.written[max(0, self.start - AROUND) : self.start]
        after = self.text.written[self.end : self.end + AROUND]
        return f"…{before}【{self.words}】{after}…"


@dataclass(frozen=True)
class _Part:
    """A part of a folded text that is as long as some secret is."""

    text: Text = field(repr=False)
    folded: Folded = field(repr=False)
    start: int
    end: int


def hits_in(texts: Iterable[Text]) -> list[Hit]:
    """Every place in these texts that matches the register, longer matches before those inside them.

    Costs two queries for each sort of secret, and one more for each 500 parts of the texts.
    """
    folded = [(text, fold(text.written)) for text in texts if text.written]
    hits: list[Hit] = []
    for model, column in SEARCHED:
        parts = _parts(folded, _lengths(model, column), column)
        known = _known(model, column, parts)
        hits += [_hit(part, column) for mark, found in parts.items() if mark in known for part in found]
    return _with_adults(_outermost(hits))


def _lengths(model, column: str) -> list[int]:
    """How long the secrets of this sort are. Nothing but the lengths is read."""
    begins = model.objects.exclude(**{column: ""}).annotate(begins=Substr(column, 1, DIGITS))
    return sorted(int(length) for length in begins.order_by().values_list("begins", flat=True).distinct())


def _parts(folded, lengths: list[int], column: str) -> dict[str, list[_Part]]:
    """By mark, the parts of the texts that may be such a secret."""
    parts: dict[str, list[_Part]] = {}
    marks: dict[str, str] = {}
    for text, whole in folded:
        for length in lengths:
            for start in range(len(whole.text) - length + 1):
                part = whole.text[start : start + length]
                if column in ("id_mark", "phone_mark") and not part[:-1].isdigit():
                    continue
                if part not in marks:
                    marks[part] = mark_of_folded(part)
                parts.setdefault(marks[part], []).append(_Part(text, whole, start, start + length))
    return parts


def _known(model, column: str, marks: Iterable[str]) -> set[str]:
    wanted, known = sorted(marks), set[str]()
    for start in range(0, len(wanted), AT_ONCE):
        chunk = wanted[start : start + AT_ONCE]
        found = model.objects.filter(**{f"{column}__in": chunk}).order_by().values_list(column, flat=True)
        known.update(found)
    return known


def _hit(part: _Part, column: str) -> Hit:
    start, end = part.folded.span(part.start, part.end)
    is_sure = column != "name_mark" or _is_sure_name(part)
    return Hit(part.text, start, end, column, is_sure)


def _is_sure_name(part: _Part) -> bool:
    """Long enough, and not merely the middle of a longer word of letters."""
    name = part.folded.text[part.start : part.end]
    if len(name) < SURE_NAME:
        return False
    return is_chinese(name[0]) or not _is_inside_word(part)


def _is_inside_word(part: _Part) -> bool:
    start, end = part.folded.span(part.start, part.end)
    written = part.text.written
    before, after = written[start - 1 : start] if start else "", written[end : end + 1]
    return before.isalpha() or after.isalpha()


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Without what lies inside another hit of the same text."""

    def lies_inside(hit: Hit, other: Hit) -> bool:
        is_shorter = (other.end - other.start, other.is_sure) > (hit.end - hit.start, hit.is_sure)
        return other.text is hit.text and other.start <= hit.start and hit.end <= other.end and is_shorter

    unique = list(
        {(id(hit.text), hit.start, hit.end): hit for hit in sorted(hits, key=lambda hit: hit.is_sure)}.values()
    )
    kept = [hit for hit in unique if not any(lies_inside(hit, other) for other in unique)]
    return sorted(kept, key=lambda hit: (hit.text.place, hit.start))


def _with_adults(hits: list[Hit]) -> list[Hit]:
    """A name that an adult of the registers bears as well is no longer sure: it may well be meant. Costs 3 queries."""
    names = {hit.words for hit in hits if hit.what == "name_mark" and hit.is_sure}
    adults = set(_adults_called(names)) if names else set()
    return [
        Hit(
            hit.text,
            hit.start,
            hit.end,
            hit.what,
            hit.is_sure and not (hit.what == "name_mark" and hit.words in adults),
        )
        for hit in hits
    ]


def _adults_called(names: set[str]) -> Iterator[str]:
    for model in (Elder, PostHolder, User):
        yield from model.objects.filter(name__in=names).order_by().values_list("name", flat=True)
