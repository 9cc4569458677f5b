"""The figures as plain values for JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from committees import figures, indicators
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
    open_ones = [one for one in asked if not one.counts_children]
    answers = figures.answers(open_ones, [question.committee], question.window)
    counts = figures.record_counts(open_ones, question.committee, question.window)
    units = Units()
    return [
        withheld(one, units)
        if one.counts_children
        else item(answers[question.committee.pk, one.key], units, counts.get(one.key, 0))
        for one in asked
    ]


def item(answer: Answer, units: Units, records: int) -> Item:
    total = None if in_words(answer) else answer.total
    return {
        **_about(answer.indicator, units),
        "value": number(total),
        "bound": str(total.bound) if total else None,
        "itemised": number(answer.itemised),
        "reported": number(answer.reported),
        "records": records,
        "suppressed": False,
    }


def withheld(indicator: Indicator, units: Units) -> Item:
    """A count of children that could show a single child, or that is not in the fixed set of totals."""
    nothing = dict.fromkeys(("value", "bound", "itemised", "reported", "records"))
    return {**_about(indicator, units), **nothing, "suppressed": True}


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
