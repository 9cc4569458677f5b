"""What the demo's towns are asked to report, invented: every month, and one of them has done so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from committees import registers, reporting
from committees.models import Committee, Level, ReportingDuty
from committees.periods import first_day, month_number

if TYPE_CHECKING:
    from qinggang.county.loader import County

TOWN = "yingchun"
DAYS = 5


def tell(county: County) -> None:
    office, town = county.users["office"], county.thing(Committee, TOWN)
    last = month_number(timezone.localdate()) - 1
    fields = {
        "committee": county.thing(Committee, "qinggang"), "name": "当月工作情况（演示）",
        "name_en": "Work of the month (demo)", "level": Level.objects.get(pk=town.level_id), "rhythm": "month",
        "days": DAYS, "locks_after": None, "since": first_day(last), "until": None,
    }  # fmt: skip
    duty = registers.save(by=office, model=ReportingDuty, fields=fields)
    for period in reporting.periods(duty, last, last):
        reporting.hand_in(by=office, period=period, committee=town, is_nothing=True, note="演示")
