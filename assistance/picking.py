"""Picking children in forms: by the code, or by the whole name through its keyed hash; shown with a masked name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assistance import access
from assistance.models import Child
from committees import finding
from committees.finding import Sort


def shown(child: Child) -> str:
    return _("%(code)s %(name)s (%(committee)s)") % {
        "code": child.code, "name": child.masked_name, "committee": child.committee.short,
    }  # fmt: skip


def register() -> None:
    finding.register(
        Sort(
            "child", Child, lambda by: access.visible_cases(by, Child.objects.filter(closed_on=None)), names=(),
            called=access.called, shown=shown,
        )
    )  # fmt: skip
