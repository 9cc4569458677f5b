"""What an indicator counts, in words."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import kinds
from committees.choices import Nature
from committees.indicators import Indicator
from qinggang.look.parts import Definition, Fact, Link
from qinggang.presenting.figures import Units, is_only_reported, name


def definition(indicator: Indicator, units: Units) -> Definition:
    return Definition(
        name=name(indicator),
        text=str(indicator.definition),
        facts=[
            Fact(_("Counted in"), [Link(units.word(indicator.unit) or indicator.unit)]),
            Fact(_("Comes from"), [Link(_source(indicator))]),
            Fact(_("Time"), [Link(_time(indicator))]),
            Fact(_("How exact"), [Link(_exactness(indicator))]),
            Fact(_("Key in the open data"), [Link(indicator.key)]),
        ],
    )


def _source(indicator: Indicator) -> str:
    if indicator.nature == Nature.SHARE:
        return _("two other figures, one divided by the other")
    if indicator.in_register:
        return _("a register that the committees keep up")
    if is_only_reported(indicator):
        return _("totals that committees report and a reviewer approves")
    return _("approved records: %(kind)s") % {"kind": kinds.get(indicator.kind).plural}


def _time(indicator: Indicator) -> str:
    if indicator.nature == Nature.FLOW:
        return _("A record counts in a period that contains all of its days.")
    if indicator.nature == Nature.STOCK:
        return _("What stands at the end of the period.")
    return _("As its two parts.")


def _exactness(indicator: Indicator) -> str:
    if indicator.nature == Nature.SHARE:
        return capfirst(_("exact only if both parts are"))
    return _("A sum is exact only if all its parts are; “10,000+” says that it is at least so many.")
