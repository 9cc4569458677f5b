"""The page of deputies: who stands in for me, for whom I stand in, and naming another."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import deputies
from committees.models import Appointment, User
from qinggang.desk.pages.links import crumbs
from qinggang.look.desk_parts import Decision
from qinggang.look.errors import summarise
from qinggang.look.parts import Link, RecordLine
from qinggang.presenting import dates


def deputies_page(user: User, form: Form | None) -> dict[str, Any]:
    """The context of desk/deputies.html; without a form for who may name nobody."""
    return {
        "crumbs": crumbs(Link(_("Review"), reverse("desk:review")), Link(_("Deputies"))),
        "title": _("Deputies"),
        "lead": _(
            "While a reviewer is away, somebody else decides in their place. A deputy never decides on what they or the"
            " reviewer they stand in for have entered, and reads nothing about children."
        ),
        "errors": summarise(form) if form else None,
        "deputies": [(_line(user, deputy), _ending(deputy)) for deputy in deputies.of(user)],
        "form": form,
    }


def _line(user: User, deputy: Appointment) -> RecordLine:
    if deputy.in_place_of_id == user.pk:
        said = _("%(who)s stands in for you.") % {"who": deputy.user}
    else:
        said = _("You stand in for %(who)s.") % {"who": deputy.in_place_of}
    last_day = deputy.until - timedelta(days=1) if deputy.until else deputy.since
    return RecordLine(said, "", dates.span(deputy.since, last_day), by=str(deputy.committee))


def _ending(deputy: Appointment) -> Decision:
    return Decision(_("End it"), reverse("desk:deputy-end", args=[deputy.pk]), tone="plain")
