"""The reviewer's queue, and the question that is asked before many records take a step together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import doubts, kinds
from committees.choices import State
from committees.models import Committee, Record
from committees.review import queue
from qinggang.desk.pages.chain import moment
from qinggang.desk.pages.links import crumbs, review_url
from qinggang.desk.queue_filter import ALL, MINE, OVERDUE, TO_PUBLISH, QueueFilter
from qinggang.look.desk_parts import Waiting
from qinggang.look.parts import Empty, Link, Pages, Tag
from qinggang.menus import NavItem
from qinggang.presenting import dates
from qinggang.presenting.paging import page_of
from qinggang.presenting.records import plan_tag

MOST_COUNTED = 1000


def queue_page(request: HttpRequest, filters: QueueFilter) -> dict[str, Any]:
    """The context of desk/review.html: the same number of queries however much waits."""
    found, pages = page_of(request, queue.longest_first(for_queue(filters.records())))
    turn = filters.turn_shown
    return {
        "crumbs": crumbs(Link(_("Review"))),
        "title": _("Approved, not yet public") if turn == TO_PUBLISH else _("Waiting for review"),
        "lead": _("The record that has waited longest comes first. Nobody reviews a record of their own."),
        "tabs": _tabs(request, filters),
        "filters": filters,
        "reset_url": f"{reverse('desk:review')}?turn={turn}" if filters.is_used else "",
        "lines": waiting_lines(found, asked(request)),
        "verb": "publish" if turn == TO_PUBLISH else "approve",
        "button": _("Publish the chosen ones") if turn == TO_PUBLISH else _("Approve the chosen ones"),
        "chosen_url": with_query(reverse("desk:review-chosen"), asked(request)),
        "pages": _named(pages),
        "empty": _empty(filters),
        "deputies": Link(_("Away for some days? Name a deputy."), reverse("desk:deputies")),
    }


def for_queue(records: QuerySet[Record]) -> QuerySet[Record]:
    """With all that a line of the queue says."""
    partners = Prefetch("partners", Committee.objects.in_tree_order())
    return records.select_related("committee", "area", "author", "held_by").prefetch_related(partners)


def waiting_lines(records: Sequence[Record], query: str = "") -> list[Waiting]:
    """Costs two queries for each kind that has doubts which can be asked of a whole list."""
    doubtful = doubts.of_each(records, quick_only=True)
    return [_line(record, len(doubtful.get(record.pk, ())), query) for record in records]


def _line(record: Record, doubt_count: int, query: str) -> Waiting:
    return Waiting(
        title=str(record),
        url=with_query(review_url(record), query),
        choice=f"{record.pk}:{record.version}",
        since=_since(record),
        notes=list(_notes(record)),
        tags=list(_tags(record, doubt_count)),
    )


def _since(record: Record) -> str:
    said = _("submitted %(when)s") if record.state == State.SUBMITTED else _("approved %(when)s")
    return said % {"when": moment(record.changed_at)}


def _notes(record: Record):
    what = [capfirst(str(kinds.of(record).name)), str(record.area), dates.when(record), record.committee.short]
    yield " · ".join(what)
    yield _("Entered by %(who)s") % {"who": record.author}
    partners = [partner.short for partner in record.partners.all()]
    if partners:
        yield _("Together with: %(names)s") % {"names": pgettext("between two names", ", ").join(partners)}
    if record.held_by:
        yield _("To be decided by: %(committee)s") % {"committee": record.held_by.short}


def _tags(record: Record, doubt_count: int):
    if record.is_plan:
        yield plan_tag()
    if record.due_on and record.due_on < timezone.localdate():
        yield Tag(_("overdue since %(day)s") % {"day": dates.full(record.due_on)}, "bad", "warn")
    elif record.due_on:
        yield Tag(_("due by %(day)s") % {"day": dates.full(record.due_on)}, "plain", "clock")
    if doubt_count:
        said = ngettext("%(count)d thing to check", "%(count)d things to check", doubt_count)
        yield Tag(said % {"count": doubt_count}, "wait", "question")


def _tabs(request: HttpRequest, filters: QueueFilter) -> list[NavItem]:
    """The parts of the queue, each with how many records it holds."""
    names = {
        MINE: _("Our turn"),
        OVERDUE: _("Overdue"),
        ALL: _("All below us"),
        TO_PUBLISH: _("Approved, not yet public"),
    }
    return [_tab(request, filters, turn, name) for turn, name in names.items()]


def _tab(request: HttpRequest, filters: QueueFilter, turn: str, name: str) -> NavItem:
    query = request.GET.copy()
    query.pop("page", None)
    query["turn"] = turn
    count = filters.applied_to(filters.part(turn)).order_by()[:MOST_COUNTED].count()
    said = _("%(name)s: %(count)s") % {"name": name, "count": f"{count:,}+" if count == MOST_COUNTED else count}
    return NavItem(said, f"{reverse('desk:review')}?{query.urlencode()}", "page" if turn == filters.turn_shown else "")


def _named(pages: Pages) -> Pages:
    return replace(pages, previous_name=_("Waiting longer"), next_name=_("Waiting less long"))


def _empty(filters: QueueFilter) -> Empty:
    reset = Link(_("Show all"), reverse("desk:review"))
    if filters.is_used:
        return Empty(_("Nothing fits these filters"), _("Take one away, or show everything."), reset)
    if filters.turn_shown == TO_PUBLISH:
        return Empty(_("Nothing waits to be published"), _("Approved records that may be public appear here."), reset)
    return Empty(_("Nothing waits for you"), _("Records appear here as soon as a committee submits them."))


def asked(request: HttpRequest) -> str:
    """How the queue was narrowed, to come back to it."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if query else address
