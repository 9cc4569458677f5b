"""The question before many records of a list take a step together, and the buttons that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from committees import doubts
from committees.models import Record, User
from committees.review import together
from committees.review.states import MOVES
from committees.review.together import MOST, Step, Together
from qinggang.desk.pages.links import crumbs, kind_link, list_url, record_url, together_url
from qinggang.desk.question import ListQuestion
from qinggang.look.desk_parts import Button, Choosing, Waiting
from qinggang.look.parts import Link, Notice
from qinggang.presenting.dates import when

TITLES = {
    "submit": ngettext_lazy("Submit %(count)d record", "Submit %(count)d records", "count"),
    "approve": ngettext_lazy("Approve %(count)d record", "Approve %(count)d records", "count"),
    "publish": ngettext_lazy("Publish %(count)d record", "Publish %(count)d records", "count"),
    "trash": ngettext_lazy("Move %(count)d record to the trash", "Move %(count)d records to the trash", "count"),
    "recall": ngettext_lazy("Take back %(count)d record", "Take back %(count)d records", "count"),
    "unpublish": ngettext_lazy(
        "Withdraw %(count)d record from the public", "Withdraw %(count)d records from the public", "count"
    ),
    "restore": ngettext_lazy(
        "Take %(count)d record out of the trash", "Take %(count)d records out of the trash", "count"
    ),
}
DONE = {
    "submit": ngettext_lazy("%(count)d record is submitted.", "%(count)d records are submitted.", "count"),
    "approve": ngettext_lazy(
        "%(count)d record is approved and counts from now on.",
        "%(count)d records are approved and count from now on.",
        "count",
    ),
    "publish": ngettext_lazy("%(count)d record is public now.", "%(count)d records are public now.", "count"),
    "trash": ngettext_lazy("%(count)d record is in the trash now.", "%(count)d records are in the trash now.", "count"),
    "recall": ngettext_lazy("%(count)d record is a draft again.", "%(count)d records are drafts again.", "count"),
    "unpublish": ngettext_lazy(
        "%(count)d record is no longer public.", "%(count)d records are no longer public.", "count"
    ),
    "restore": ngettext_lazy("%(count)d record is a draft again.", "%(count)d records are drafts again.", "count"),
}
LEFT_OUT = ngettext_lazy("%(count)d record is left out", "%(count)d records are left out", "count")
CHANGED = gettext_lazy("Some changed while you looked at this page, so nothing was done yet. See below what is left.")


def choosing(user: User, question: ListQuestion, shown: int) -> Choosing | None:
    """What can be done with records of this list, of which so many are shown; None where the person can do nothing."""
    state = question.filters.cleaned_data.get("state", "")
    steps = together.steps_for(user, question.kind, state)
    if not steps:
        return None
    buttons = [Button(step.verb, MOVES[step.verb].label) for step in steps]
    count = question.count
    fits = count.number if not count.is_more and shown < count.number <= MOST else 0
    all_name = _("All %(count)d that fit, on all pages") % {"count": fits} if fits else ""
    return Choosing(together_url(question.kind), question.query, buttons, all_name)


def together_page(question: ListQuestion, step: Step, chosen: Together, *, is_second_time: bool) -> dict[str, Any]:
    """The context of desk/record_together.html."""
    title = str(TITLES[step.verb] % {"count": len(chosen.ready)})
    notes = doubts.of_each(chosen.ready) if step.verb in ("submit", "approve") else {}
    return {
        "crumbs": crumbs(kind_link(question.kind), Link(title)),
        "title": title,
        "notices": list(_notices(chosen, is_second_time=is_second_time)),
        "lines": [_line(record, notes.get(record.pk, [])) for record in chosen.ready],
        "verb": step.verb,
        "query": question.query,
        "url": together_url(question.kind),
        "back_url": list_url(question.kind, question.query),
    }


def said_of_all(step: Step, count: int) -> str:
    """What the list says when it has been done."""
    return str(DONE[step.verb] % {"count": count})


def _notices(chosen: Together, *, is_second_time: bool) -> Iterator[Notice]:
    if is_second_time:
        yield Notice(CHANGED, tone="warning")
    if chosen.left_out:
        said = _("Nothing happens to these:")
        links = [
            Link(_("%(title)s: %(why)s") % {"title": record, "why": why}, record_url(record))
            for record, why in chosen.left_out
        ]
        yield Notice(said, str(LEFT_OUT % {"count": len(chosen.left_out)}), "warning", links)


def _line(record: Record, notes: list[str]) -> Waiting:
    choice = f"{record.pk}:{record.version}"
    return Waiting(str(record), record_url(record), choice, when(record), [record.committee.short, *notes])
