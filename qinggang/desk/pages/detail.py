"""The page of one record for staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from committees import changes, kinds
from committees.choices import State
from committees.models import Record, User, Version
from committees.review import policies
from committees.review.states import Move
from qinggang.desk.pages.chain import chain_of, moment, state_tag
from qinggang.desk.pages.content import facts_of, paragraphs_of, tables_of
from qinggang.desk.pages.events import events_of
from qinggang.desk.pages.files import attachments_of, link_to_files
from qinggang.desk.pages.links import crumbs, edit_url, kind_link, move_url, review_url, undo_url
from qinggang.desk.pages.panels import panels_of
from qinggang.desk.pages.returned import on_page_of, why_returned
from qinggang.look.desk_parts import Decision, DecisionBar, ErrorSummary, Problem
from qinggang.look.parts import Link, Notice
from qinggang.presenting import addresses
from qinggang.presenting.records import area_tag

SAID = {
    "submit": gettext_lazy("Submitted. A reviewer sees it now."),
    "recall": gettext_lazy("Taken back. It is a draft again."),
    "approve": gettext_lazy("Approved. It counts in the figures from now on."),
    "send_back": gettext_lazy("Returned with your reason."),
    "publish": gettext_lazy("Published. Everybody can read it."),
    "unpublish": gettext_lazy("Withdrawn from the public. It still counts in the figures."),
    "reopen": gettext_lazy("Re-opened. It no longer counts, and is no longer public."),
    "cancel": gettext_lazy("Cancelled."),
    "trash": gettext_lazy("Put in the trash. It can be taken out again."),
    "restore": gettext_lazy("Taken out of the trash. It is a draft again."),
    "call_off": gettext_lazy("Called off. The plan stays in the lists as cancelled."),
}


def said_after(verb: str) -> str:
    """What the page says when a step has been taken."""
    return str(SAID[verb])


def detail_page(
    user: User, kind: kinds.Kind, record: Record, errors: dict[str, tuple[str, str]] | None = None,
    missing: Sequence[kinds.Problem] = (),
) -> dict[str, Any]:  # fmt: skip
    """The context of desk/record_detail.html. `errors` gives, by verb, what was wrong and the reason as typed.

    `missing` is what bars a step that asks for no reason.
    """
    steps = changes.steps_of(record)
    versions = [step.version for step in reversed(steps)]
    attachments = attachments_of(record)
    return {
        "crumbs": crumbs(kind_link(kind), Link(str(record))),
        "title": str(record),
        "tags": [state_tag(record.state), area_tag(record.area)],
        "chain": chain_of(record, versions, is_protected=kind.is_protected),
        "missing": _summary(user, record, missing),
        "bar": _bar(user, record, errors or {}),
        "notices": [*_read_by(user, record), *_notices(record, versions), *_doubts(kind, record)],
        "facts": facts_of(record),
        "paragraphs": paragraphs_of(record),
        "tables": list(tables_of(record, kind)),
        "attachments": attachments,
        "files_link": link_to_files(user, record, attachments),
        "panels": panels_of(user, record),
        "events": events_of(steps, _undo_url(user, record)),
    }


def _summary(user: User, record: Record, missing: Sequence[kinds.Problem]) -> ErrorSummary | None:
    """What bars the step, each with the way to its field for whoever may mend it."""
    if not missing:
        return None
    place = on_page_of(record) if policies.can_edit(user, record) else lambda _name: ""
    problems = [Problem(sentence, place(field)) for field, sentence in missing]
    said = ngettext("One thing is still wrong.", "%(count)d things are still wrong.", len(problems))
    return ErrorSummary(said % {"count": len(problems)}, problems)


def _bar(user: User, record: Record, errors: dict[str, tuple[str, str]]) -> DecisionBar:
    moves = policies.moves_open_to(user, record)
    can_edit = policies.can_edit(user, record) and bool(kinds.of(record).form)
    links = [Link(_("Change it"), edit_url(record))] if can_edit else []
    links += _ways_to_decide([move.verb for move in moves], record)
    if record.state == State.PUBLISHED:
        links.append(Link(_("See the public page"), addresses.of_record(record)))
    why_not = "" if moves or links else _("There is nothing for you to do here at the moment.")
    links.append(Link(_("For Word"), reverse("desk:record-sheet", args=[kinds.of(record), record.pk])))
    decisions = [_decision(record, move, errors) for move in moves if move.verb != "publish"]
    return DecisionBar(record.version, decisions, links, why_not)


def _ways_to_decide(verbs: list[str], record: Record) -> Iterator[Link]:
    """Pages that show more before one decides: what changed, and what the public will read."""
    if "approve" in verbs:
        yield Link(_("See what changed, and decide"), review_url(record))
    if "publish" in verbs:
        yield Link(_("Publish"), reverse("desk:review-publish", args=[record.pk]))


def _decision(record: Record, move: Move, errors: dict[str, tuple[str, str]]) -> Decision:
    error, reason = errors.get(move.verb, ("", ""))
    return Decision(
        move.label,
        move_url(record, move.verb),
        tone="" if move.is_safe else "plain",
        ask=_("Why? The reason is sent along.") if move.needs_reason else "",
        key=move.verb,
        error=error,
        reason=reason,
    )


def _read_by(user: User, record: Record) -> Iterator[Notice]:
    """Whether a reviewer has opened it: said to all but that reviewer."""
    if record.state == State.SUBMITTED and record.opened_by and record.opened_by != user:
        read = _("Read by %(who)s, %(when)s. It can no longer be taken back.")
        yield Notice(read % {"who": record.opened_by, "when": moment(record.opened_at)})


def _notices(record: Record, versions: list[Version]):
    yield from why_returned(record, versions, on_page_of(record))
    if record.is_plan:
        yield Notice(_("This is a plan. It counts only once it has happened."))
    if record.assumed_on:
        yield Notice(_("The day is not known. Trends of the demonstration use an assumed day."), tone="confirm")
    if record.to_be_confirmed:
        yield Notice(record.say("to_be_confirmed"), _("To be confirmed"), "confirm")


def _doubts(kind: kinds.Kind, record: Record) -> list[Notice]:
    """What looks wrong, as long as it can still be mended."""
    if record.state not in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        return []
    return [Notice(sentence, _("Please check"), "warning") for sentence in kind.doubts(record)]


def _undo_url(user: User, record: Record) -> str:
    return undo_url(record) if policies.can_edit(user, record) else ""
