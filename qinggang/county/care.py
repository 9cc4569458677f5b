"""The care of the demo's children: a visit, a problem that is open, and a child whose helper has left. All invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from assistance.models import Aspect, Child, Referral, VisitWay
from committees import kinds, records, registers
from committees.choices import DatePrecision
from committees.models import Area, Record
from committees.periods import Window
from committees.review import actions

if TYPE_CHECKING:
    from qinggang.county.loader import County

OFFICER = "childcare"
VISITS = ((1, 40, "at_home"), (2, 12, "at_school"), (3, 5, "by_phone"))  # which child, days ago, how
AHEAD = 6  # days until the visit that is planned


def tell(county: County) -> None:
    """Enter what was done for the first children of the demo. None is approved, so that no figure changes."""
    today, officer = timezone.localdate(), county.users[OFFICER]
    visits = [_visit(county, number, today - timedelta(days=days), way) for number, days, way in VISITS]
    visits.append(_visit(county, 1, today + timedelta(days=AHEAD), "at_home"))
    actions.submit_many(by=officer, records=visits, batch=uuid4())
    registers.save(
        by=officer, model=Referral, fields={
            "child": county.things[Child, "child-001"], "aspect": Aspect.objects.get(pk="study_life"),
            "problem": "演示：缺少学习用的桌椅", "referred_to": "演示：学校德育处",
            "referred_on": today - timedelta(days=12), "due_on": today - timedelta(days=2),
        },
    )  # fmt: skip


def _visit(county: County, number: int, day: date, way: str) -> Record:
    child = county.thing(Child, f"child-{number:03d}")
    window = Window.through(day, day)
    is_plan = day > timezone.localdate()
    fields = {
        "committee": child.committee, "area": Area.objects.get(pk="assistance"), "since": window.since,
        "until": window.until, "date_precision": DatePrecision.DAY, "is_plan": is_plan, "children": [child],
        "way": VisitWay.objects.get(pk=way), "aspects": Aspect.objects.filter(pk="study_life"),
        "found": "" if is_plan else "演示：作业按时完成，情绪稳定",
    }  # fmt: skip
    return records.save(by=county.users[OFFICER], kind=kinds.get("visit"), fields=fields)
