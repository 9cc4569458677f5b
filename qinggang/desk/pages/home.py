"""My desk: what to finish, to mend and to decide, what waits for others, and what is coming."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import access, kinds
from committees.choices import Role, State
from committees.models import Appointment, Record, User
from qinggang import asking, paging
from qinggang.care.telling import care_notices
from qinggang.desk.pages.coming import coming_dates
from qinggang.desk.pages.links import copy_url, crumbs, new_url
from qinggang.desk.pages.waits import Sort, line, sorts_of
from qinggang.look.parts import Empty, Group, Link
from qinggang.reporting.telling import reporting_notices

SHOWN = 8
TO_COPY = 5


def desk_page(user: User) -> dict[str, Any]:
    """The context of desk/desk.html: a fixed number of queries, however much there is."""
    groups = [group for group in map(_some, sorts_of(user)) if group.lines]
    return {
        "title": _("My desk"),
        "lead": _roles(user),
        "notices": [*reporting_notices(user), *care_notices(user)],
        "new": _ways_to_enter(user),
        "groups": groups,
        "coming": coming_dates(user),
        "recent": _recent(user),
        "empty": Empty(_("Nothing waits for you"), _("Drafts, returned records and records to review appear here.")),
    }


def sort_page(request: HttpRequest, key: str) -> dict[str, Any]:
    """The context of desk/desk_sort.html: all that waits of one sort, page by page."""
    sort = next((sort for sort in sorts_of(request.user) if sort.key == key), None)
    if sort is None:
        raise Http404
    try:
        things, pages = paging.cut(request, sort.things)
    except asking.BadAddress as refusal:
        raise Http404(refusal.message) from None
    return {
        "crumbs": crumbs(Link(sort.title)),
        "title": sort.title,
        "lines": sort.lines(things),
        "pages": pages,
        "empty": Empty(_("Nothing waits for you"), _("Drafts, returned records and records to review appear here.")),
    }


def _some(sort: Sort) -> Group:
    """The first of a sort, and the way to all of them where there are more."""
    found = list(sort.things[: SHOWN + 1])
    more = sort.elsewhere
    if more is None and len(found) > SHOWN:
        more = Link(_("Show all"), f"{reverse('desk:home')}?in={sort.key}")
    return Group(sort.title, sort.lines(found[:SHOWN]), more, count=sort.count)


def _ways_to_enter(user: User) -> list[Link]:
    """What is entered most, and the page of everything else."""
    everything = Link(_("Enter and look up"), reverse("desk:shelves"))
    activity = kinds.get("activity")
    if not access.can_enter(user, activity):
        return [everything]
    return [Link(_("Enter: %(kind)s") % {"kind": activity.name}, new_url(activity)), everything]


def _roles(user: User) -> str:
    appointments = Appointment.objects.filter(user=user).select_related("committee", "in_place_of").order_by("pk")
    in_force = {(grant.role, grant.committee_id) for grant in access.grants_of(user)}
    return "; ".join(
        f"{appointment.committee} · {_role(appointment)}"
        for appointment in appointments
        if (access.DEPUTY if appointment.in_place_of else appointment.role, appointment.committee_id) in in_force
    )


def _role(appointment: Appointment) -> str:
    if appointment.in_place_of:
        return _("standing in for the reviewer %(who)s") % {"who": appointment.in_place_of}
    return str(Role(appointment.role).label)


def _recent(user: User) -> Group | None:
    """The person's latest work of any kind but those about a child, to enter the like of it."""
    entered = [
        kind.key for kind in kinds.every() if kind.form and not kind.is_protected and access.can_enter(user, kind)
    ]
    if not entered:
        return None
    done = Record.objects.filter(author=user, kind__in=entered, state__in=(State.APPROVED, State.PUBLISHED))
    lines = [
        line(record, action=Link(_("Enter the like"), copy_url(record)))
        for record in access.visible_records(user, done).newest_first().for_list()[:TO_COPY]
    ]
    return Group(_("Lately approved"), lines) if lines else None
