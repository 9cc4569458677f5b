"""My desk: what to finish, to mend and to decide, what waits for others, and what is coming."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import access, changes, drafts, kinds
from committees.choices import Role, State
from committees.models import Appointment, Draft, Record, User, Version
from qinggang import waiting
from qinggang.care.telling import care_notices
from qinggang.desk.pages.chain import moment, state_tag
from qinggang.desk.pages.coming import coming_dates
from qinggang.desk.pages.links import draft_url, edit_url, new_url, record_url, review_url, shelf_of
from qinggang.look.parts import Empty, Group, Link, RecordLine, Tag
from qinggang.presenting.dates import day, when

SHOWN = 8
TO_COPY = 5


def desk_page(user: User) -> dict[str, Any]:
    """The context of desk/desk.html: a fixed number of queries, however much there is."""
    groups = [group for group in _groups(user) if group.lines]
    return {
        "title": _("My desk"),
        "lead": _roles(user),
        "notices": care_notices(user),
        "new": _ways_to_enter(user),
        "groups": groups,
        "coming": coming_dates(user),
        "recent": _recent(user),
        "empty": Empty(_("Nothing waits for you"), _("Drafts, returned records and records to review appear here.")),
    }


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


def _groups(user: User) -> list[Group]:
    counts = waiting.counts_for(user)
    mine = waiting.own_records(user)
    return [
        Group(_("To finish"), [_draft_line(draft) for draft in drafts.of(user)[:SHOWN]], count=counts.to_finish),
        Group(_("To mend: returned with a reason"), _returned_lines(waiting.to_mend(user)), count=counts.to_mend),
        Group(
            _("To approve or return"),
            [_review_line(record) for record in _first(waiting.to_review(user).order_by("changed_at", "pk"))],
            more=Link(_("All that waits for review"), reverse("desk:review")),
            count=counts.to_review,
        ),
        Group(_("To submit"), [_line(record) for record in _newest(mine.filter(state=State.DRAFT))]),
        Group(
            _("Waiting for others"),
            [_waiting_line(record) for record in _newest(mine.filter(state=State.SUBMITTED, author=user))],
        ),
    ]


def _recent(user: User) -> Group | None:
    """The person's latest activities, to enter the like of them."""
    kind = kinds.get("activity")
    if not access.can_enter(user, kind):
        return None
    done = waiting.own_records(user).filter(kind=kind.key, author=user, state__in=(State.APPROVED, State.PUBLISHED))
    lines = [
        _line(record, action=Link(_("Enter the like"), f"{new_url(kind)}?copy={record.pk}"))
        for record in done.newest_first().for_list()[:TO_COPY]
    ]
    return Group(_("Lately approved"), lines) if lines else None


def _newest(records) -> Iterable[Record]:
    return _first(records.newest_first())


def _first(records) -> Iterable[Record]:
    return records.for_list().select_related("held_by")[:SHOWN]


def _line(record: Record, **more: Any) -> RecordLine:
    said = {"by": str(record.committee), "tag": state_tag(record.state)} | more
    return RecordLine(str(record), record_url(record), when(record), day(record), **said)


def _returned_lines(records) -> list[RecordLine]:
    """Each with the reason it was returned for, leading to the form."""
    found = list(_newest(records))
    subjects = [str(record.pk) for record in found]
    steps = Version.objects.filter(subject_id__in=subjects, verb__in=changes.RETURNS).order_by("number")
    last = {(step.subject, step.subject_id): step for step in steps.select_related("by")}
    return [_returned_line(record, last.get((record.kind, str(record.pk)))) for record in found]


def _returned_line(record: Record, step: Version | None) -> RecordLine:
    said = "" if step is None else _("%(who)s: %(why)s") % {"who": changes.who(step), "why": changes.why(step)}
    url = edit_url(record) if kinds.of(record).form else record_url(record)
    by = str(record.committee)
    return RecordLine(str(record), url, when(record), day(record), by, summary=said, tag=state_tag(record.state))


def _review_line(record: Record) -> RecordLine:
    late = record.due_on is not None and record.due_on < timezone.localdate()
    tag = Tag(_("overdue"), "bad", "warn") if late else state_tag(record.state)
    since = _("waiting since %(when)s") % {"when": moment(record.changed_at)}
    return replace(_line(record, place=since, tag=tag), url=review_url(record))


def _waiting_line(record: Record) -> RecordLine:
    """Who has it, since when, and by when they should have decided."""
    if record.held_by is None:
        place = _("waiting since %(when)s") % {"when": moment(record.changed_at)}
    else:
        place = _("with %(committee)s since %(when)s") % {
            "committee": record.held_by,
            "when": moment(record.changed_at),
        }
    if record.due_on:
        place = _("%(waiting)s, to be decided by %(day)s") % {
            "waiting": place,
            "day": date_format(record.due_on, "DATE_FORMAT"),
        }
    return _line(record, place=place)


def _draft_line(draft: Draft) -> RecordLine:
    kind = shelf_of(draft)
    typed = drafts.typed_in(draft)
    said = typed.get("title", "").strip() or typed.get("name", "").strip() or _("Without a title")
    # What was typed into a file of a child may be its name: it is read on the form's own page alone.
    title = str(capfirst(kind.name)) if kind.is_protected else said
    return RecordLine(
        title,
        draft_url(draft, kind),
        _("saved %(when)s") % {"when": moment(draft.saved_at)},
        by=str(draft.committee),
        place=capfirst(kind.name),
        tag=state_tag(State.DRAFT),
    )
