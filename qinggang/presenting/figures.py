"""Answers as figures on a page: the number with its bound, the unit in words, and what is not in it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from committees.choices import Nature
from committees.figures import Answer
from committees.indicators import Indicator
from committees.models import Unit
from committees.quantities import ONE, Quantity
from qinggang.look.parts import Figure


class Units:
    """The words that follow numbers. Costs one query; make one for a page."""

    def __init__(self) -> None:
        self._rows = {unit.key: unit for unit in Unit.objects.order_by("key")}

    def word(self, key: str, number: Decimal | None = None) -> str:
        """The unit's name: in English one attendance, two attendances."""
        unit = self._rows.get(key)
        if unit is None:
            return ""
        if (get_language() or "").startswith("en") and number != ONE:
            return unit.plural_en or unit.say("name")
        return unit.say("name")


def name(indicator: Indicator) -> str:
    return capfirst(str(indicator.name))


def figure(answer: Answer, units: Units, *, url: str = "", **changes: Any) -> Figure:
    """The answer as a part of a page. `changes` replace single fields, such as the name."""
    indicator = answer.indicator
    words = in_words(answer)
    number = answer.quantity.number
    title = name(indicator)
    unit = "" if words else units.word(indicator.unit, number)
    fields: dict[str, Any] = {
        "name": title,
        "text": words or str(answer),
        "unit": "" if unit.lower() == title.lower() else unit,
        "url": url,
        "note": note(answer),
        "in_words": bool(words),
    }
    return Figure(**fields | changes)


def in_words(answer: Answer) -> str:
    """What is said where there is no number: never 0 for what nobody reported or counted."""
    if answer.is_withheld:
        return _("not shown")
    if not answer.total.is_counted:
        return _("no answer") if answer.indicator.nature == Nature.SHARE else _("not counted")
    if answer.total.number:
        return ""
    if answer.not_broken_down:
        return _("not broken down")
    return _("nothing reported") if is_only_reported(answer.indicator) and not answer.total else ""


def is_only_reported(indicator: Indicator) -> bool:
    return not (indicator.kind or indicator.in_register or indicator.nature == Nature.SHARE)


def note(answer: Answer) -> str:
    """What is known beside the number: parts that nobody counted, totals of longer periods."""
    if answer.is_withheld:
        return _("Kept back to protect children: too few, or a period or place for which such counts are not given")
    notes = []
    uncounted = answer.total.uncounted
    if uncounted and answer.total.is_counted:
        # A reported total may well include what nobody counted one by one.
        said = (
            ngettext(
                "%(count)s entry was not counted by itself",
                "%(count)s entries were not counted by themselves",
                uncounted,
            )
            if answer.reported
            else ngettext("%(count)s more entry was not counted", "%(count)s more entries were not counted", uncounted)
        )
        notes.append(said % {"count": uncounted})
    if answer.not_broken_down:
        notes.append(_("a total reported for a longer period cannot be divided"))
    return capfirst(pgettext("between two notes", "; ").join(notes))


def quantity(amount: Quantity, units: Units) -> str:
    """A single quantity in words: 30 attendances, 2万余人次, not counted."""
    if amount.number is None:
        return str(amount)
    return pgettext("number and unit", "%(number)s %(unit)s") % {
        "number": amount,
        "unit": units.word(amount.unit, amount.number),
    }


def in_full(answer: Answer, units: Units) -> str:
    """The answer with its unit, or why there is no number."""
    return in_words(answer) or quantity(answer.quantity, units)
