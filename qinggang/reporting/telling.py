"""What is told of reports that are due, on the desk and by e-mail."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees.models import User
from committees.reporting import Status, waiting_of
from qinggang.look.parts import Link, Notice


def reporting_notices(user: User) -> list[Notice]:
    said, is_late = _said(user)
    if not said:
        return []
    ways = [Link(_("Reporting calendar"), reverse("reporting:calendar"))]
    return [Notice(said, _("Reports to hand in"), "warning" if is_late else "info", ways)]


def reporting_lines(user: User) -> str:
    """The same for the e-mail."""
    said, _is_late = _said(user)
    return "\n".join([_("Reports to hand in"), f"- {said}"]) if said else ""


def _said(user: User) -> tuple[str, bool]:
    """How many reports are to be handed in, and whether any is late."""
    found = waiting_of(user)
    if not found:
        return "", False
    late = sum(period.status(None) == Status.MISSING for _committee, period in found)
    parts = [
        ngettext("%(count)d report to hand in", "%(count)d reports to hand in", len(found)) % {"count": len(found)}
    ]
    if late:
        parts.append(_("of these overdue: %(count)d") % {"count": late})
    return pgettext("between two reasons", "; ").join(parts), bool(late)
