"""Whether what a batch of aid cost fits the number of people and what the scheme pays to each: a warning, no wall."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from assistance.models import AidAmount, AidBatch, AidStandard
from committees.choices import Bound
from committees.quantities import format_number

PAID_AT_ONCE = (AidStandard.Period.ONCE, AidStandard.Period.TERM)  # others are paid several times in one batch
ONE_EACH = ("person", "grant")


def doubts(batch: AidBatch) -> Iterator[str]:
    """Reads `beneficiaries`, `amounts` and the scheme's standards, which a list has loaded beforehand."""
    people, paid = people_of(batch, ONE_EACH), cash_of(batch)
    rates = _rates(batch)
    if people is None or paid is None or not rates:
        return
    least, most = people * min(rates), people * max(rates)
    if not least <= paid <= most:
        yield _("%(people)s people by the standard of the scheme make %(expected)s yuan, not %(paid)s.") % {
            "people": format_number(people), "expected": _span(least, most), "paid": format_number(paid),
        }  # fmt: skip


def _rates(batch: AidBatch) -> list[Decimal]:
    """What the scheme paid to one person on the last day of the batch."""
    day = batch.window.last_day or batch.sort_on
    standards = [one for one in batch.scheme.standards.all() if one.period in PAID_AT_ONCE]
    return [one.amount for one in standards if one.since <= day and (one.until is None or day < one.until)]


def people_of(batch: AidBatch, units: tuple[str, ...]) -> Decimal | None:
    """How many were helped; None where somebody was not counted exactly, or in another unit."""
    rows = list(batch.beneficiaries.all())
    if not rows or any(row.number is None or row.bound != Bound.EXACT or row.unit_id not in units for row in rows):
        return None
    return sum((row.number or Decimal(0) for row in rows), Decimal(0))


def cash_of(batch: AidBatch) -> Decimal | None:
    """The money that was paid, where it is known exactly."""
    cash = [row for row in batch.amounts.all() if row.kind == AidAmount.Kind.CASH]
    return cash[0].number if cash and cash[0].bound == Bound.EXACT else None


def _span(least: Decimal, most: Decimal) -> str:
    return format_number(least) if least == most else f"{format_number(least)} – {format_number(most)}"
