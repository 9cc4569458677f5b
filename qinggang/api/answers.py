"""The figures as plain values for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from committees import figures, indicators, suppression
from committees.figures import Answer
from committees.indicators import Indicator
from committees.quantities import Total
from qinggang.api.questions import Question
from qinggang.presenting.figures import Units, in_words

Item = dict[str, Any]


def items(question: Question) -> list[Item]:
    """One item for each indicator, in the order of the register. Costs the same queries for any committee."""
    if question.committee is None:
        return []
    asked = [one for one in indicators.every() if question.area in ("", one.area)]
    answers = suppression.answers(asked, [question.committee], question.window)
    open_ones = [one for one in asked if not suppression.is_guarded(one)]
    counts = figures.record_counts(open_ones, question.committee, question.window)
    units = Units()
    return [
        {**_about(one, units), **_number(answers[question.committee.pk, one.key]), "records": _records(one, counts)}
        for one in asked
    ]


def _number(answer: Answer) -> Item:
    if answer.is_withheld:
        return dict.fromkeys(("value", "bound", "itemised", "reported")) | {"suppressed": True}
    total = None if in_words(answer) else answer.total
    return {
        "value": number(total),
        "bound": None if total is None or not total.is_counted else str(total.bound),
        "itemised": number(answer.itemised),
        "reported": number(answer.reported),
        "suppressed": False,
    }


def _records(indicator: Indicator, counts: dict[str, int]) -> int | None:
    """How many records are behind the number; of children never, since a record may stand for a child."""
    return None if suppression.is_guarded(indicator) else counts.get(indicator.key, 0)


def _about(indicator: Indicator, units: Units) -> Item:
    return {
        "key": indicator.key,
        "area": indicator.area,
        "name": str(indicator.name),
        "unit": indicator.unit,
        "unit_name": units.word(indicator.unit),
    }


def number(total: Total | None) -> int | float | None:
    """Whole numbers as such; null where nothing was counted, which is not 0."""
    if total is None or not total.is_counted:
        return None
    return plain(total.number)


def plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
