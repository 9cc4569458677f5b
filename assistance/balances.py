"""What came in, went out and is left over many donations: money, and each kind of goods in each unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from assistance.models import Distribution, DonatedCash, DonatedGoods, Donation, GoodsKind
from assistance.stock import Key
from committees import access
from committees.choices import GONE, Bound, State
from committees.models import Unit, User
from committees.quantities import NOTHING, Total

SORTS = {Bound.EXACT: "exact", Bound.AT_LEAST: "at_least"}


@dataclass(frozen=True)
class Balance:
    """Money (`goods` is None) or one kind of goods over many donations."""

    goods: GoodsKind | None
    unit: Unit
    came_in: Total
    went_out: Total

    @property
    def left(self) -> Total | None:
        """None where something was not counted, so that nobody knows."""
        if self.came_in.uncounted or self.went_out.uncounted:
            return None
        return self.came_in + Total(-self.went_out.number)


def donations_for(user: User) -> QuerySet[Donation]:
    """The gifts in store that this person may read of, the newest first: all that was handed in and not called off."""
    handed_in = Donation.objects.exclude(state__in=(*GONE, State.DRAFT))
    return access.visible_records(user, handed_in).for_list().newest_first()


def of(donations: QuerySet[Donation]) -> list[Balance]:
    """All these donations together, money first. Costs five queries, however many there are."""
    chosen = donations.order_by().values("pk")
    came: dict[Key, Total] = defaultdict(lambda: NOTHING)
    went: dict[Key, Total] = defaultdict(lambda: NOTHING)
    for row in _sums(DonatedCash.objects.filter(donation__in=chosen), "unit", "bound"):
        came[None, row["unit"]] += _total(row)
    for row in _sums(DonatedGoods.objects.filter(donation__in=chosen), "goods", "unit", "bound"):
        came[row["goods"], row["unit"]] += _total(row)
    for row in _sums(Distribution.objects.filter(donation__in=chosen), "goods", "unit"):
        went[row["goods"], row["unit"]] += _total(row)
    kinds, units = GoodsKind.objects.in_bulk(), Unit.objects.in_bulk()
    found = [Balance(kinds[goods] if goods else None, units[unit], came[goods, unit], went[goods, unit])
             for goods, unit in {**came, **went}]  # fmt: skip
    return sorted(found, key=_place)


def _sums(rows: QuerySet, *names: str) -> Iterable[dict[str, Any]]:
    return rows.order_by().values(*names).annotate(sum=Sum("number"), told=Count("number"), rows=Count("pk"))


def _total(row: dict[str, Any]) -> Total:
    """What a group of rows adds up to, of which some may not have been counted."""
    sort = SORTS.get(row.get("bound", Bound.EXACT), "other")
    return Total(row["sum"] or Decimal(0), uncounted=row["rows"] - row["told"], **{sort: row["told"]})


def _place(one: Balance) -> tuple:
    goods = one.goods
    return (goods is not None, goods.position if goods else 0, goods.pk if goods else "", one.unit.pk)
