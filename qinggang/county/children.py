"""The children of the demo: all invented. They and their guardians bear impossible names and have no ID number.

The article says how many children of which circumstance were paired; so many files are opened, and as many pairings
entered, by the child-data officer, as would be done for real children.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils import timezone

from assistance import approvals
from assistance.models import Aspect, Child, Circumstance, Consent, Guardian, Need
from committees import registers
from committees.models import Committee
from qinggang.county import reading

if TYPE_CHECKING:
    from qinggang.county.loader import County

OFFICER = "childcare"
RESPONSIBLE = "leader"
NAME = "示例儿童%03d"
OF_THE_GROUP = ("count", "circumstance", "milestones")  # what is said of a group rather than of each pairing


def records(county: County) -> Iterator[tuple[str, dict[str, Any]]]:
    """Open a file for every child, and tell of its pairing and milestones as entries of their kinds."""
    number = 0
    for group in reading.entries("assistance", "pairs"):
        shared = {name: value for name, value in group.items() if name not in OF_THE_GROUP}
        for _place in range(group["count"]):
            number += 1
            child = _file(county, group, number)
            entry = {**shared, "child": child, "counted_as": group["circumstance"], "helpers": [{"role": "elder"}]}
            yield "pairing", {**entry, "key": f"pairing-{number:03d}"}
            yield from _milestones(group, child, number)


def complete_one_file(county: County) -> None:
    """The officer may read the files for half a year, and one file shows all that a file can hold."""
    officer, root = county.users[OFFICER], county.thing(Committee, "qinggang")
    today = timezone.localdate()
    approvals.give(
        by=county.users[RESPONSIBLE], officer=officer, committee=root, purpose="演示：结对儿童走访", since=today,
        until=today + timedelta(days=180),
    )  # fmt: skip
    child = county.things[Child, "child-001"]

    def keep(model: type[Model], **fields: Any) -> Any:
        return registers.save(by=officer, model=model, fields=fields)

    guardian = keep(Guardian, child=child, name="示例监护人001", relation=Guardian.Relation.GRANDPARENT)
    keep(Consent, guardian=guardian, scope=Consent.Scope.FILE, given_on=today)
    keep(Need, child=child, aspect=Aspect.objects.get(pk="study_life"), need="演示：作业需要辅导", seen_on=today)


def _file(county: County, group: dict[str, Any], number: int) -> str:
    """Open one file; return the name by which its records refer to it."""
    key, by = f"child-{number:03d}", county.users[OFFICER]
    fields = county.fields(Child, {"committee": group["committee"], "name": NAME % number, "is_invented": True})
    county.things[Child, key] = registers.save(by=by, model=Child, fields=fields)
    circumstance = county.fields(Circumstance, {"child": key, "kind": group["circumstance"]})
    registers.save(by=by, model=Circumstance, fields=circumstance)
    return key


def _milestones(group: dict[str, Any], child: str, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind in group.get("milestones", ()):
        entry = {name: group[name] for name in ("area", "committee", "time")}
        yield "milestone", {**entry, "key": f"{kind}-{number:03d}", "child": child, "milestone_kind": kind}
