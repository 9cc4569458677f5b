"""What waits on somebody's desk, sort by sort: which things, and how each is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import changes, drafts, kinds
from committees.choices import State
from committees.models import Draft, Record, User, Version
from qinggang import waiting
from qinggang.desk.pages.chain import moment, state_tag
from qinggang.desk.pages.links import draft_url, edit_url, record_url, review_url, shelf_of
from qinggang.desk.pages.returned import meant_field, on_page_of
from qinggang.look.parts import Link, RecordLine, Tag
from qinggang.presenting.dates import day, when


@dataclass(frozen=True)
class Sort:
    """One sort of things that wait. `elsewhere` is the page that has them all, where it is not the desk's own."""

    key: str
    title: str
    things: QuerySet
    lines: Callable[[Iterable[Any]], list[RecordLine]]
    count: str = ""
    elsewhere: Link | None = None


def sorts_of(user: User) -> list[Sort]:
    """All sorts, in the order in which they ask for something. Asks the database for the counts only."""
    counts = waiting.counts_for(user)
    mine = waiting.own_records(user)
    to_review = waiting.to_review(user).order_by("changed_at", "pk")
    queue = Link(_("All that waits for review"), reverse("desk:review"))
    return [
        Sort("to-finish", _("To finish"), drafts.of(user), _each(draft_line), waiting.said(counts.to_finish)),
        Sort(
            "to-mend",
            _("To mend: returned with a reason"),
            _newest(waiting.to_mend(user)),
            returned_lines,
            waiting.said(counts.to_mend),
        ),
        Sort(
            "to-review",
            _("To approve or return"),
            to_review.for_list(),
            _each(review_line),
            waiting.said(counts.to_review),
            queue,
        ),
        Sort("to-submit", _("To submit"), _newest(mine.filter(state=State.DRAFT)), _each(line)),
        Sort(
            "with-others",
            _("Waiting for others"),
            _newest(mine.filter(state=State.SUBMITTED, author=user)),
            _each(waiting_line),
        ),
    ]


def _each(told: Callable[[Any], RecordLine]) -> Callable[[Iterable[Any]], list[RecordLine]]:
    return lambda things: [told(thing) for thing in things]


def _newest(records: Any) -> QuerySet[Record]:
    return records.newest_first().for_list().select_related("held_by")


def line(record: Record, **more: Any) -> RecordLine:
    said = {"by": str(record.committee), "tag": state_tag(record.state)} | more
    return RecordLine(str(record), record_url(record), when(record), day(record), **said)


def returned_lines(records: Iterable[Record]) -> list[RecordLine]:
    """Each with the reason it was returned for and the field that is meant, leading to the form."""
    found = list(records)
    subjects = [str(record.pk) for record in found]
    steps = Version.objects.filter(subject_id__in=subjects, verb__in=changes.RETURNS).order_by("number")
    last = {(step.subject, step.subject_id): step for step in steps.select_related("by")}
    return [_returned_line(record, last.get((record.kind, str(record.pk)))) for record in found]


def _returned_line(record: Record, step: Version | None) -> RecordLine:
    has_form = bool(kinds.of(record).form)
    url = edit_url(record) if has_form else record_url(record)
    if step is None:
        return replace(line(record), url=url)
    said = _("%(who)s: %(why)s") % {"who": changes.who(step), "why": changes.why(step)}
    field = meant_field(record, step, on_page_of(record)) if has_form else None
    return replace(line(record, summary=said, action=field), url=url)


def review_line(record: Record) -> RecordLine:
    late = record.due_on is not None and record.due_on < timezone.localdate()
    tag = Tag(_("overdue"), "bad", "warn") if late else state_tag(record.state)
    since = _("waiting since %(when)s") % {"when": moment(record.changed_at)}
    return replace(line(record, place=since, tag=tag), url=review_url(record))


def waiting_line(record: Record) -> RecordLine:
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
    return line(record, place=place)


def draft_line(draft: Draft) -> RecordLine:
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
