"""The article of a year, by rule: for each area its figures in sentences, examples from published records, and what is
missing. Nothing stands in it that is not in the records, and each number carries where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import indicators, suppression
from committees.figures import Answer
from committees.indicators import Indicator
from committees.models import Area, Committee, Record, User
from committees.periods import Window
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, in_full, in_words, name, note

EXAMPLES = 8  # records that a section names
STUDIOS = "studios"


@dataclass(frozen=True)
class Outline:
    """What an article is asked for. Studios are told from a start of their own: they were founded before the year."""

    committee: Committee
    year: int
    as_of: date
    since: date
    studios_since: date
    is_internal: bool = False  # with the numbers that are withheld from the public; marked so

    def window(self, area: Area) -> Window:
        """The days of a section. Up to today its end stays open, since nothing can have happened later."""
        first = self.studios_since if area.key == STUDIOS else self.since
        return Window(first, None) if self.as_of >= timezone.localdate() else Window.through(first, self.as_of)


@dataclass(frozen=True)
class Said:
    """One figure as the article says it. `number` counts the sources through."""

    number: int
    answer: Answer
    text: str
    url: str


@dataclass(frozen=True)
class Example:
    """A published record that is named."""

    text: str
    url: str


@dataclass(frozen=True)
class Section:
    """One area: what its figures say, what is told of it, and what nobody has said."""

    title: str
    period: str
    figures: list[Said] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Article:
    outline: Outline
    title: str
    sections: list[Section]

    @property
    def sources(self) -> list[Said]:
        return [said for section in self.sections for said in section.figures]


def draft(outline: Outline, *, user: User) -> Article:
    """Costs a fixed number of queries for each area."""
    sections, units, number = [], Units(), 0
    for area in Area.objects.filter(is_public=True).in_order():
        section = _section(area, outline, units, user if outline.is_internal else None, number)
        number += len(section.figures)
        sections.append(section)
    title = _("%(committee)s: the work of %(year)s") % {"committee": outline.committee, "year": outline.year}
    return Article(outline, title, sections)


def _section(area: Area, outline: Outline, units: Units, user: User | None, before: int) -> Section:
    window = outline.window(area)
    told: list[Said] = []
    missing: list[str] = []
    for answer in _answers(area, outline, window, user):
        if _is_told(answer):
            told.append(_said(before + len(told) + 1, answer, units, outline))
        elif answer.indicator.is_headline or answer.is_withheld:
            missing.append(_missing(answer.indicator, answer))
    period = dates.period(Window.through(window.since, outline.as_of))
    return Section(str(area.say("name")), period, told, list(_examples(area, outline.committee, window)), missing)


def _answers(area: Area, outline: Outline, window: Window, user: User | None) -> Iterable[Answer]:
    """What each figure says of the time of the section; where it says nothing, what is known from no stated day on."""
    asked, committee = indicators.of_area(area.key), outline.committee
    inside = suppression.answers(asked, [committee], window, user=user)
    others = [one for one in asked if not _is_told(inside[committee.pk, one.key])]
    ever = suppression.answers(others, [committee], Window(None, window.until), user=user) if others else {}
    for indicator in asked:
        answer = inside[committee.pk, indicator.key]
        total = ever.get((committee.pk, indicator.key))
        yield total if total and _is_told(total) else answer


def _is_told(answer: Answer) -> bool:
    return bool(answer.total) and not answer.is_withheld and not in_words(answer)


def _said(number: int, answer: Answer, units: Units, outline: Outline) -> Said:
    text = pgettext("a figure in a sentence", "%(name)s %(number)s") % {
        "name": name(answer.indicator), "number": in_full(answer, units),
    }  # fmt: skip
    if note(answer):
        text = pgettext("a sentence and what is added to it", "%(text)s (%(note)s)") % {
            "text": text, "note": note(answer),
        }  # fmt: skip
    if answer.window.since is None:
        text = pgettext("a figure that began nobody knows when", "up to %(day)s in all: %(text)s") % {
            "day": dates.full(outline.as_of), "text": text,
        }  # fmt: skip
    return Said(number, answer, text, addresses.of_figure(answer.indicator, outline.committee, answer.window))


def _missing(indicator: Indicator, answer: Answer) -> str:
    return _("%(name)s: %(why)s") % {"name": name(indicator), "why": in_words(answer) or _("nothing reported")}


def _examples(area: Area, committee: Committee, window: Window) -> Iterable[Example]:
    """Published records alone: their texts have passed the guard, and everybody may read them."""
    found = Record.objects.published().filter(area=area).reaching([committee]).in_window(window)
    for record in found.for_list().newest_first()[:EXAMPLES]:
        text = pgettext("an example", "%(title)s (%(committee)s, %(when)s)") % {
            "title": record, "committee": record.committee.short, "when": dates.when(record),
        }  # fmt: skip
        yield Example(text, addresses.of_record(record))
