"""Aid of the demo that is still on its way: standards, a batch that nobody has approved, its steps and its roster.

All invented: the children bear impossible names and have no ID number.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from assistance import aid_steps, rosters
from assistance.models import AidBatch, AidScheme, AidSource, AidStage, AidStandard, BeneficiaryKind
from committees import kinds, records, registers
from committees.choices import DatePrecision
from committees.models import Area, Committee, Unit
from committees.periods import Window

if TYPE_CHECKING:
    from qinggang.county.loader import County

STANDARDS = (("小学", "primary school", 500), ("初中", "junior secondary school", 625))
TITLE = "演示：寄宿生生活补助（办理中）"
PASTED = "示例学生001 三年级 500\n示例学生002 四年级 500\n示例学生003 八年级 625"


def tell(county: County) -> None:
    """Enter what the article does not tell of. Nothing is approved, so that no figure changes."""
    for group, group_en, amount in STANDARDS:
        fields = {
            "scheme": AidScheme.objects.get(pk="boarder_allowance"), "group": group, "group_en": group_en,
            "amount": Decimal(amount), "period": AidStandard.Period.TERM, "since": date(2023, 9, 1),
            "basis": "演示：标准待核",
        }  # fmt: skip
        registers.save(by=county.users["admin"], model=AidStandard, fields=fields)
    batch, today = _batch(county), timezone.localdate()
    for stage, days in ((AidStage.NOMINATED, 20), (AidStage.SCHOOL, 14), (AidStage.TOWN, 6)):
        aid_steps.take(by=county.users["office"], batch=batch, stage=stage, on=today - timedelta(days=days))
    rosters.add(by=county.users["childcare"], batch=batch, typed=rosters.read(PASTED))


def _batch(county: County) -> AidBatch:
    today = timezone.localdate()
    window = Window.through(today, today)
    fields: dict[str, Any] = {
        "committee": county.thing(Committee, "qinggang"), "area": Area.objects.get(pk="assistance"),
        "title": TITLE, "title_en": "Demo: living allowance for boarders, on its way",
        "since": window.since, "until": window.until, "date_precision": DatePrecision.DAY,
        "scheme": AidScheme.objects.get(pk="boarder_allowance"),
        "source": AidSource.objects.active().in_order().first(),
    }  # fmt: skip
    rows = {
        "beneficiaries": [
            {"beneficiary": BeneficiaryKind.objects.get(pk="boarders"), "number": 3,
             "unit": Unit.objects.get(pk="person")}
        ],
        "amounts": [{"kind": "cash", "number": 1625, "unit": Unit.objects.get(pk="yuan")}],
    }  # fmt: skip
    return records.save(by=county.users["office"], kind=kinds.get("aid_batch"), fields=fields, rows=rows)
