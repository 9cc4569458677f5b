"""Targets of the demo for this year, invented: of the county, and what it handed down to a town."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from committees import registers, targets
from committees.models import Committee, Target

if TYPE_CHECKING:
    from qinggang.county.loader import County

NUMBERS = {"red_activities": 12, "studios": 7, "legal_practice_batches": 20}
TO_A_TOWN = ("red_activities", "yingchun", 4)


def tell(county: County) -> None:
    office, year = county.users["office"], timezone.localdate().year
    for indicator, number in NUMBERS.items():
        fields = {
            "committee": county.thing(Committee, "qinggang"), "indicator": indicator, "year": year,
            "number": Decimal(number), "note": "演示",
        }  # fmt: skip
        made = registers.save(by=office, model=Target, fields=fields)
        if indicator == TO_A_TOWN[0]:
            town = county.thing(Committee, TO_A_TOWN[1])
            targets.hand_down(by=office, target=made, numbers={town.pk: Decimal(TO_A_TOWN[2])})
