"""The dashboard for Excel: the same numbers, one a cell, so that they can be worked with."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees.figures import Answer
from committees.forms.quantities import plain
from qinggang.dashboard.standing import Standing
from qinggang.papers.xlsx import Sheet, written
from qinggang.presenting import dates
from qinggang.presenting.figures import Units, in_words, name, note


def workbook(stand: Standing) -> bytes:
    return written([_all_figures(stand), *([_one_level_down(stand)] if stand.below else [])])


def _heading(stand: Standing) -> list[str]:
    made = _("put together on %(day)s by %(who)s")
    return [
        str(stand.committee),
        dates.period(stand.window),
        capfirst(made % {"day": dates.full(timezone.localdate()), "who": stand.user}),
    ]


def _all_figures(stand: Standing) -> Sheet:
    units = Units()
    columns = [_("Area"), _("Figure"), _("Number"), _("How exact"), _("Unit"), _("Note")]
    rows = []
    for area in stand.areas:
        for answer in stand.told(area):
            exact = str(answer.quantity.bound.label) if answer.total.is_counted else ""
            said = [name(answer.indicator), _value(answer), exact, units.word(answer.indicator.unit), note(answer)]
            rows.append([area.say("name"), *said])
    return Sheet(_("All figures"), _heading(stand), columns, rows)


def _one_level_down(stand: Standing) -> Sheet:
    columns = [_("Committee"), *(name(indicator) for indicator in stand.headlines)]
    rows = [
        [committee.short, *(_value(stand.answer(indicator, committee)) for indicator in stand.headlines)]
        for committee in stand.below
    ]
    return Sheet(_("One level down"), _heading(stand), columns, rows)


def _value(answer: Answer) -> Decimal | int | str:
    """The number where there is one, else what is said in its place."""
    return in_words(answer) or plain(answer.total.number)
