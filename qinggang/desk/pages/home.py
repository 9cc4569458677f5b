"""My desk: what to finish, to mend and to decide, and what waits for others."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import access, drafts, kinds
from committees.choices import Role, State
from committees.models import Appointment, Draft, Record, User
from qinggang.desk.pages.chain import moment, state_tag
from qinggang.desk.pages.links import draft_url, may_enter, record_url
from qinggang.look.parts import Empty, Group, Link, RecordLine
from qinggang.presenting.dates import day, when

SHOWN = 8


def desk_page(user: User) -> dict[str, Any]:
    """The context of desk/desk.html: a fixed number of queries, however much there is."""
    groups = [group for group in _groups(user) if group.lines]
    return {
        "title": _("My desk"),
        "lead": _roles(user),
        "notices": [],
        "new": may_enter(user),
        "groups": groups,
        "empty": Empty(_("Nothing waits for you"), _("Drafts, returned records and records to review appear here.")),
    }


def _roles(user: User) -> str:
    appointments = Appointment.objects.filter(user=user).select_related("committee").order_by("pk")
    in_force = {(grant.role, grant.committee_id) for grant in access.grants_of(user)}
    return "; ".join(
        f"{appointment.committee} · {Role(appointment.role).label}"
        for appointment in appointments
        if (appointment.role, appointment.committee_id) in in_force
    )


def _groups(user: User) -> list[Group]:
    seen = access.visible_records(user)
    mine = seen.reaching(access.committees_for(user, access.ENTERS))
    to_review = seen.filter(state=State.SUBMITTED).exclude(author=user)
    to_review = to_review.reaching(access.committees_for(user, access.REVIEWS))
    return [
        Group(_("To finish"), [_draft_line(draft) for draft in drafts.of(user)[:SHOWN]]),
        Group(_("To mend: returned with a reason"), _lines(mine.filter(state=State.RETURNED))),
        Group(
            _("To approve or return"),
            _lines(to_review.order_by("changed_at", "pk")),
            more=Link(_("All that waits for review"), reverse("desk:review")),
        ),
        Group(_("To submit"), _lines(mine.filter(state=State.DRAFT))),
        Group(_("Waiting for others"), _lines(mine.filter(state=State.SUBMITTED, author=user))),
        Group(_("Lately approved"), _lines(mine.filter(state__in=(State.APPROVED, State.PUBLISHED), author=user))),
    ]


def _lines(records: QuerySet[Record]) -> list[RecordLine]:
    ordered = records if records.query.order_by else records.newest_first()
    return [
        RecordLine(
            str(record),
            record_url(record),
            when(record),
            day(record),
            str(record.committee),
            tag=state_tag(record.state),
        )
        for record in ordered.for_list()[:SHOWN]
    ]


def _draft_line(draft: Draft) -> RecordLine:
    kind = kinds.get(draft.kind)
    title = drafts.typed_in(draft).get("title", "").strip() or _("Without a title")
    return RecordLine(
        title,
        draft_url(draft, kind),
        _("saved %(when)s") % {"when": moment(draft.saved_at)},
        by=str(draft.committee),
        place=capfirst(kind.name),
        tag=state_tag(State.DRAFT),
    )
