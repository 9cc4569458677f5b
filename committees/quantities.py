"""Honest quantities: a number, its unit and how it is meant; and their sums.

A number that was not counted is None, never 0. A sum adds the numbers ('between': the lower one); it is exact if all
its parts are, 'at least' if all are exact or at least, else 'about'. Parts that were not counted are counted as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.choices import Bound

TEN_THOUSAND = 10_000


@dataclass(frozen=True)
class Quantity:
    """A number with its bound; ``number`` None means 'took part, not counted'; ``upper`` only goes with 'between'."""

    number: Decimal | None
    unit: str
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None

    def __str__(self) -> str:
        return format_number(self.number, self.bound, self.upper)


ONE = Decimal(1)


@dataclass(frozen=True)
class Total:
    """A sum of quantities of one kind of unit: the number and how many parts of each sort went into it."""

    number: Decimal = Decimal(0)
    exact: int = 0
    at_least: int = 0
    other: int = 0
    uncounted: int = 0

    @classmethod
    def of(cls, quantities: Iterable[Quantity]) -> Total:
        total = cls()
        for quantity in quantities:
            total += cls.single(quantity.number, quantity.bound)
        return total

    @classmethod
    def single(cls, number: Decimal | None, bound: str) -> Total:
        if number is None:
            return cls(uncounted=1)
        if bound == Bound.EXACT:
            return cls(number, exact=1)
        return cls(number, at_least=1) if bound == Bound.AT_LEAST else cls(number, other=1)

    def __add__(self, more: Total) -> Total:
        return Total(
            self.number + more.number,
            self.exact + more.exact,
            self.at_least + more.at_least,
            self.other + more.other,
            self.uncounted + more.uncounted,
        )

    def __neg__(self) -> Total:
        return Total(-self.number, -self.exact, -self.at_least, -self.other, -self.uncounted)

    def __bool__(self) -> bool:
        return self != Total()

    @property
    def is_counted(self) -> bool:
        """False where something took part but none of it was counted: then there is no number to show."""
        return bool(self.exact or self.at_least or self.other) or not self.uncounted

    @property
    def bound(self) -> Bound:
        if self.other:
            return Bound.ABOUT
        return Bound.AT_LEAST if self.at_least else Bound.EXACT

    def __str__(self) -> str:
        return format_number(self.number if self.is_counted else None, self.bound)


NOTHING = Total()


def format_number(number: Decimal | None, bound: str = Bound.EXACT, upper: Decimal | None = None) -> str:
    """The number as the reader's language writes it: 1万余 and 10,000+, 约80 and about 80, 146,125."""
    if number is None:
        return _("not counted")
    if bound == Bound.AT_LEAST:
        return pgettext("number", "%(number)s+") % {"number": _rounded(number)}
    if bound == Bound.ABOUT:
        return pgettext("number", "about %(number)s") % {"number": _rounded(number)}
    if bound == Bound.NEARLY:
        return pgettext("number", "nearly %(number)s") % {"number": _rounded(number)}
    if bound == Bound.BETWEEN and upper is not None:
        return pgettext("number", "%(low)s to %(high)s") % {"low": _plain(number), "high": _plain(upper)}
    return _plain(number)


def _plain(number: Decimal) -> str:
    """Grouped by thousands, as both languages print figures; decimals only where there are any."""
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}"


def _rounded(number: Decimal) -> str:
    """A round number in the language's own large unit: Chinese counts by ten thousand (万)."""
    own_unit = pgettext("ten thousand; leave as it is in languages that count by thousands", "%(number)s0,000")
    if number >= TEN_THOUSAND and number % 1000 == 0 and own_unit != "%(number)s0,000":
        return own_unit % {"number": f"{(number / TEN_THOUSAND).normalize():f}"}
    return _plain(number)
