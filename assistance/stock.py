"""What of a donation went out and what is left: computed anew from its rows, and never guessed.

Where something was not counted, or came in as "more than", nobody can know what is left, and it says so.
It reads rows without naming their models, because they ask it before they are stored.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from committees.choices import Bound
from committees.quantities import NOTHING, Quantity, Total, format_number

Key = tuple[str | None, str]  # kind of goods (None: money) and unit
READ = ("cash__unit", "goods__unit", "goods__goods", "distributions")  # all that `lines_of` reads, to be prefetched


@dataclass(frozen=True)
class Left:
    """What is left of one kind of goods. `is_open` where more may have come in than was told."""

    number: Decimal
    most: Decimal
    bound: Bound = Bound.EXACT

    @property
    def is_open(self) -> bool:
        return self.bound not in (Bound.EXACT, Bound.BETWEEN)

    @property
    def is_none(self) -> bool:
        return not self.is_open and self.most <= 0

    @property
    def is_known(self) -> bool:
        """False where as much went out as was told to have come in, or more, and nobody knows how much came in."""
        return self.number > 0 or not self.is_open

    def __str__(self) -> str:
        if not self.is_known:
            return _("not known")
        return format_number(max(self.number, Decimal(0)), self.bound, self.most)


@dataclass(frozen=True)
class Line:
    """Money, or one kind of goods, of a donation."""

    goods: Any  # GoodsKind, or None for money
    unit: Any
    came_in: Quantity
    went_out: Total

    @property
    def key(self) -> Key:
        return self.goods.pk if self.goods else None, self.unit.pk

    @property
    def left(self) -> Left | None:
        """None where something was not counted, so that nobody knows."""
        came, out = self.came_in, self.went_out
        if came.number is None or out.uncounted:
            return None
        upper = came.number if came.upper is None else came.upper
        return Left(came.number - out.number, upper - out.number, Bound(came.bound))

    @property
    def is_over(self) -> bool:
        """Whether more went out than came in: one of the two was mistyped, or the donation was changed later."""
        return self.left is not None and not self.left.is_open and self.left.most < 0

    @property
    def may_be_left(self) -> bool:
        return self.left is None or not (self.left.is_none or self.left.most < 0)


def lines_of(donation: Any, *, without: int | None = None) -> list[Line]:
    """Money first, then goods; `without` leaves one distribution out. Reads cash, goods and distributions."""
    out: dict[Key, Total] = defaultdict(lambda: NOTHING)
    for given in donation.distributions.all():
        if given.pk != without:
            out[given.goods_id, given.unit_id] += Total.single(given.number, Bound.EXACT)
    cash = [(None, row) for row in donation.cash.all()]
    rows = [*cash, *((row.goods, row) for row in sorted(donation.goods.all(), key=lambda row: row.pk))]
    return [Line(goods, row.unit, row.quantity, out[goods.pk if goods else None, row.unit_id]) for goods, row in rows]


def line_of(donation: Any, goods: str | None, unit: str, *, without: int | None = None) -> Line | None:
    """What the donation has of these goods in this unit; None if it has none."""
    return next((line for line in lines_of(donation, without=without) if line.key == (goods, unit)), None)
