"""What the portal told a person, newest first."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from committees import access, changes, notices
from committees.models import Notice, User
from qinggang.desk.pages.chain import moment
from qinggang.desk.pages.links import crumbs, record_url
from qinggang.look.parts import Empty, Link, RecordLine, Tag
from qinggang.presenting.paging import page_of

What = Notice.What
NAME = pgettext_lazy("told to a person", "Notices")
SENTENCES = {
    What.SUBMITTED: gettext_lazy("“%(record)s” waits for your review."),
    What.RETURNED: gettext_lazy("“%(record)s” was returned to you."),
    What.APPROVED: gettext_lazy("“%(record)s” was approved."),
    What.PUBLISHED: gettext_lazy("“%(record)s” was published."),
    What.UNPUBLISHED: gettext_lazy("“%(record)s” was withdrawn from the public."),
    What.REOPENED: gettext_lazy("“%(record)s” was re-opened. It is with you again."),
    What.CANCELLED: gettext_lazy("“%(record)s” was cancelled."),
    What.ESCALATED: gettext_lazy("“%(record)s” was raised to you: it waited too long below."),
    What.PLAN_DUE: gettext_lazy("“%(record)s” was planned for a day that is over: did it take place?"),
    What.HANDED_OVER: gettext_lazy("“%(record)s” was handed over to you."),
}
WITHOUT_RECORD = {
    What.HANDED_OVER: gettext_lazy("Somebody's unfinished work was handed over to you."),
    What.DEPUTY: gettext_lazy("You stand in for a reviewer."),
    What.EMERGENCY: gettext_lazy("A child's file was read in an emergency, without an approval."),
    What.EXPORT_ASKED: gettext_lazy("An export of children's data waits for your decision."),
    What.EXPORT_DECIDED: gettext_lazy("Your export of children's data was decided on."),
}
STILL_WAITS = gettext_lazy("“%(record)s” still waits for your review: it is overdue, and nobody is above you.")
OUT_OF_SIGHT = gettext_lazy("Something was done with a record that you no longer see.")


def notices_page(request: HttpRequest, user: User) -> dict[str, Any]:
    """The context of desk/notices.html. Costs a fixed number of queries."""
    found, pages = page_of(request, notices.of(user))
    told = [notice.record_id for notice in found if notice.record_id]
    seen = set(access.visible_records(user).filter(pk__in=told).values_list("pk", flat=True)) if told else set()
    return {
        "crumbs": crumbs(Link(NAME)),
        "title": NAME,
        "lead": _("What was done with your records, and what waits for you."),
        "has_unread": any(not notice.is_read for notice in found) or notices.of(user).filter(is_read=False).exists(),
        "read_url": reverse("desk:notices-read"),
        "lines": [_line(notice, notice.record_id in seen) for notice in found],
        "pages": pages,
        "empty": Empty(_("No notices yet"), _("When a record of yours is returned or approved, it is said here.")),
    }


def _line(notice: Notice, is_seen: bool) -> RecordLine:
    """One notice. What has gone out of a person's sight is told without its title and its reason."""
    is_hidden = bool(notice.record_id) and not is_seen
    by_portal = notice.by is None and notice.what in (What.ESCALATED, What.PLAN_DUE, What.SUBMITTED)
    return RecordLine(
        OUT_OF_SIGHT if is_hidden else _sentence(notice),
        "" if is_hidden else _url(notice),
        moment(notice.at),
        timezone.localdate(notice.at).isoformat(),
        by=str(changes.THE_PORTAL) if by_portal else str(notice.by or ""),
        summary="" if is_hidden else notice.why,
        tag=None if notice.is_read else Tag(_("new"), "wait", "dot"),
    )


def _sentence(notice: Notice) -> str:
    what = What(notice.what)
    if notice.record is None:
        return str(WITHOUT_RECORD.get(what, what.label))
    if what == What.SUBMITTED and notice.by is None:
        return STILL_WAITS % {"record": notice.record}
    return SENTENCES[what] % {"record": notice.record} if what in SENTENCES else str(what.label)


def _url(notice: Notice) -> str:
    return record_url(notice.record) if notice.record else ""
