"""The question before many records take a step together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees import doubts
from committees.models import Attachment, Record
from qinggang.desk.chosen import MOST, Chosen, Step
from qinggang.desk.pages.links import crumbs, review_url
from qinggang.desk.pages.meanwhile import what_happened
from qinggang.desk.pages.review import asked, with_query
from qinggang.look.desk_parts import Waiting
from qinggang.look.parts import Link, Notice
from qinggang.presenting import dates


def chosen_page(request: HttpRequest, step: Step, chosen: Chosen) -> dict[str, Any]:
    """The context of desk/review_chosen.html."""
    count = len(chosen.ready)
    notes = _notes(chosen.ready, step)
    lines = [_line(record, notes[record.pk]) for record in chosen.ready]
    return {
        "crumbs": crumbs(Link(_("Review"), back_url(request)), Link(_title(step, count))),
        "title": _title(step, count),
        "notices": list(_notices(chosen)),
        "plain": [line for line, record in zip(lines, chosen.ready, strict=True) if not notes[record.pk]],
        "with_notes": [line for line, record in zip(lines, chosen.ready, strict=True) if notes[record.pk]],
        "verb": step.verb,
        "button": _title(step, count),
        "url": with_query(reverse("desk:review-chosen"), asked(request)),
        "back_url": back_url(request),
    }


def back_url(request: HttpRequest) -> str:
    return with_query(reverse("desk:review"), asked(request))


def _title(step: Step, count: int) -> str:
    if step.verb == "publish":
        return ngettext("Publish %(count)d record", "Publish %(count)d records", count) % {"count": count}
    return ngettext("Approve %(count)d record", "Approve %(count)d records", count) % {"count": count}


def said_after_many(step: Step, count: int) -> str:
    """What the queue says when it has been done."""
    if step.verb == "publish":
        said = ngettext("%(count)d record is public now.", "%(count)d records are public now.", count)
    else:
        said = ngettext(
            "%(count)d record is approved and counts from now on.",
            "%(count)d records are approved and count from now on.",
            count,
        )
    return said % {"count": count}


def _line(record: Record, notes: Sequence[str]) -> Waiting:
    return Waiting(
        title=str(record),
        url=review_url(record),
        choice=f"{record.pk}:{record.version}",
        since=dates.when(record),
        notes=[record.committee.short, *notes],
    )


def _notes(records: Sequence[Record], step: Step) -> dict[int, list[str]]:
    """Why a record deserves a look of its own: what is doubtful about it, and its files."""
    doubtful = doubts.of_each(records) if step.verb == "approve" else {}
    files = dict(
        Attachment.objects.filter(record__in=[record.pk for record in records])
        .values("record")
        .annotate(shown=Count("pk", filter=Q(is_public=True)), count=Count("pk"))
        .order_by("record")
        .values_list("record", "shown" if step.verb == "publish" else "count")
    )
    return {record.pk: [*doubtful.get(record.pk, ()), *_files(files.get(record.pk, 0), step)] for record in records}


def _files(count: int, step: Step) -> Iterable[str]:
    if count and step.verb == "publish":
        said = ngettext("%(count)d file becomes public with it.", "%(count)d files become public with it.", count)
        yield said % {"count": count}
    elif count:
        yield ngettext("%(count)d file belongs to it.", "%(count)d files belong to it.", count) % {"count": count}


def _notices(chosen: Chosen) -> Iterable[Notice]:
    if chosen.changed:
        yield Notice(
            _("These are no longer as you saw them, so nothing was done yet. The others are offered again below."),
            _("Changed meanwhile"),
            "warning",
            [
                Link(
                    _("%(title)s: %(happened)s") % {"title": record, "happened": what_happened(record)},
                    review_url(record),
                )
                for record in chosen.changed
            ],
        )
    if chosen.barred:
        yield Notice(
            _("Something is missing from these. They are left out."),
            _("Not ready"),
            "warning",
            [
                Link(_("%(title)s: %(problem)s") % {"title": record, "problem": problem}, review_url(record))
                for record, problem in chosen.barred
            ],
        )
    if chosen.is_more_than_allowed:
        yield Notice(_("At most %(most)d at once; the rest stays in the queue.") % {"most": MOST}, tone="warning")
