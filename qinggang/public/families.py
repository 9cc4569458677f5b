"""Whom families ask about what is kept of their children."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from committees.choices import Role
from committees.models import Appointment
from qinggang.look.parts import Fact, Link


def who_answers() -> list[Fact]:
    """Who answers for children's information in the committee at the top, and where the office is reached."""
    found = Appointment.objects.in_force(timezone.localdate()).filter(role=Role.RESPONSIBLE_PERSON, in_place_of=None)
    rows = list(found.select_related("user", "committee").order_by("committee__path", "pk")[:20])
    top = [row for row in rows if row.committee_id == rows[0].committee_id]
    if not top:
        return [Fact(_("Who answers for it"), [Link(_("not named yet; please ask the county office"))])]
    office = top[0].committee
    said = [
        (_("Who answers for it"), [str(row.user) for row in top]),
        (_("Committee"), [str(office)]),
        (_("Office address"), [office.address]),
        (_("Office telephone"), [office.phone]),
    ]
    return [Fact(name, [Link(text) for text in texts if text]) for name, texts in said if any(texts)]
