"""What is told of the care of children on the desk and by e-mail: numbers alone, and nothing of any child."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import contact
from committees import access
from committees.models import User
from qinggang.look.parts import Link, Notice


def care_notices(user: User) -> list[Notice]:
    """How many contacts are overdue and problems open, for who keeps children's files; nothing where nothing is."""
    said = _said(user)
    if not said:
        return []
    ways = [
        Link(_("Overdue contacts"), reverse("care:overdue")),
        Link(_("Open problems"), reverse("care:problems")),
        Link(_("Who may be left without a helper"), reverse("care:continuity")),
    ]
    return [Notice(pgettext("between two reasons", "; ").join(said), _("The care of children"), "warning", ways)]


def care_lines(user: User) -> str:
    """The same numbers for the e-mail."""
    said = _said(user)
    return "\n".join([_("The care of children"), *[f"- {line}" for line in said]]) if said else ""


def _said(user: User) -> list[str]:
    if not access.has_role(user, access.ENTERS_PROTECTED):
        return []
    counts = contact.counts(user)
    lines = [
        (counts.overdue, _("overdue contacts: %(count)d")),
        (counts.problems, _("open problems: %(count)d")),
        (counts.late_problems, _("of these overdue: %(count)d")),
    ]
    return [line % {"count": number} for number, line in lines if number]
