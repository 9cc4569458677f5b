"""What the pages of all four areas share: the question, its filters and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from committees import indicators
from committees.choices import Nature
from committees.figures import Answer
from committees.indicators import Indicator
from committees.models import Area
from committees.periods import ALL_TIME, Window
from qinggang import asking
from qinggang.look.parts import Figure
from qinggang.presenting import addresses
from qinggang.presenting.figures import Units, figure
from qinggang.public import filters
from qinggang.public.crumbs import crumbs
from qinggang.public.scope import Scope, scope_of


@dataclass(frozen=True)
class Question:
    """Which area, for which committee, in which year."""

    area: Area
    scope: Scope
    year: int | None

    @property
    def window(self) -> Window:
        return Window.year(self.year) if self.year else ALL_TIME

    @property
    def indicators(self) -> list[Indicator]:
        """All indicators of the area. Costs a query, and one where some of them are a code list."""
        return indicators.of_area(self.area.key) + indicators.added_to(self.area.key)


def question_of(request: HttpRequest, area: Area) -> Question:
    return Question(area, scope_of(request.GET), asking.year(request.GET))


def about(question: Question) -> dict[str, Any]:
    """The part of the context that every area's page has; the rest is empty until the page fills it."""
    area = question.area
    return {
        "crumbs": crumbs(area.say("name")),
        "title": area.say("name"),
        "lead": area.say("summary"),
        "notices": [],
        "trend": None,
        "groups": [],
        "tables": [],
        "plates": [],
        "lines": None,
        "not_shown": "",
        "pages": None,
        "empty": None,
    }


def filters_of(request: HttpRequest, question: Question, years: Iterable[int]) -> dict[str, Any]:
    year = str(question.year or "")
    committee = "" if question.scope.is_whole else question.scope.committee.slug
    fields = {"year": filters.by_year(years, chosen=year), "committee": filters.by_committee(question.scope)}
    return {
        "filters": filters.Filter(fields, {"year": year, "committee": committee}),
        "reset_url": request.path if year or committee else "",
    }


def figures_of(question: Question, answers: Iterable[Answer], units: Units) -> dict[str, list[Figure]]:
    """The headline figures always, the rest where there is something to say."""
    shown: Mapping[bool, list[Figure]] = {True: [], False: []}
    for answer in answers:
        is_headline = answer.indicator.is_headline
        if is_headline or _says_something(answer):
            url = addresses.of_figure(answer.indicator, question.scope.committee, question.window)
            shown[is_headline].append(figure(answer, units, url=url))
    return {"figures": shown[True], "more_figures": shown[False]}


def _says_something(answer: Answer) -> bool:
    if answer.is_withheld or (answer.indicator.nature == Nature.SHARE and not answer.total.is_counted):
        return False
    return bool(answer.total or answer.not_broken_down)
