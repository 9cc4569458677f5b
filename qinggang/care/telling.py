"""What is told of the care of children on the desk and by e-mail: numbers alone, and nothing of any child."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import contact
from assistance.volumes import REQUESTS
from committees import access
from committees.choices import Role
from committees.models import User
from qinggang.look.parts import Link, Notice

ANSWERS = (*access.ENTERS_PROTECTED, Role.RESPONSIBLE_PERSON)  # who sees to it that families are answered


def care_notices(user: User) -> list[Notice]:
    """What of the care of children waits for this person, in numbers; nothing where nothing does."""
    said = _said(user)
    if not said:
        return []
    ways = []
    if access.has_role(user, access.ENTERS_PROTECTED):
        ways = [
            Link(_("Overdue contacts"), reverse("care:overdue")),
            Link(_("Open problems"), reverse("care:problems")),
            Link(_("Who may be left without a helper"), reverse("care:continuity")),
        ]
    if access.has_role(user, ANSWERS):
        ways.append(Link(capfirst(REQUESTS.plural), reverse("desk:book-list", args=[REQUESTS])))
    return [Notice(pgettext("between two reasons", "; ").join(said), _("The care of children"), "warning", ways)]


def care_lines(user: User) -> str:
    """The same numbers for the e-mail."""
    said = _said(user)
    return "\n".join([_("The care of children"), *[f"- {line}" for line in said]]) if said else ""


def _said(user: User) -> list[str]:
    lines = [*_of_contacts(user), *_of_requests(user)]
    return [line % {"count": number} for number, line in lines if number]


def _of_contacts(user: User) -> list[tuple[int, str]]:
    if not access.has_role(user, access.ENTERS_PROTECTED):
        return []
    counts = contact.counts(user)
    return [
        (counts.overdue, _("overdue contacts: %(count)d")),
        (counts.problems, _("open problems: %(count)d")),
        (counts.late_problems, _("of these overdue: %(count)d")),
    ]


def _of_requests(user: User) -> list[tuple[int, str]]:
    """What families asked and nobody has answered yet. Costs one query."""
    if not access.has_role(user, ANSWERS):
        return []
    waiting = REQUESTS.entries_for(user).filter(answered_on=None)
    late = sum(request.due_on < timezone.localdate() for request in waiting)
    return [
        (len(waiting), _("requests of families to answer: %(count)d")),
        (late, _("of these overdue: %(count)d")),
    ]
