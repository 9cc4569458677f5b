"""One record before its reviewer: what changed, what it says, and the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import access, alike, changes, field_names, kinds
from committees.changes import Change
from committees.choices import State
from committees.models import Record, User
from committees.review import comparing, queue
from qinggang.desk.pages.approval_links import lending
from qinggang.desk.pages.chain import moment, state_tag
from qinggang.desk.pages.detail import detail_page
from qinggang.desk.pages.files import attachments_for_review
from qinggang.desk.pages.links import crumbs, record_url, review_url
from qinggang.desk.pages.meanwhile import what_happened
from qinggang.desk.pages.review import asked, with_query
from qinggang.desk.queue_filter import QueueFilter
from qinggang.look.parts import Cell, Column, Link, Notice, Pages, Table, Tag, table
from qinggang.presenting import dates


@dataclass(frozen=True)
class Refused:
    """A decision that could not be taken: what was typed, what is wrong with it, and which version was seen."""

    reason: str = ""
    field: str = ""
    error: str = ""
    missing: Sequence[kinds.Problem] = ()  # what bars approving it
    version: int | None = None


def review_record_page(request: HttpRequest, record: Any, refused: Refused | None = None) -> dict[str, Any]:
    """The context of desk/review_record.html: the record's own page, with what changed and the decision."""
    refused = refused or Refused()
    kind = kinds.of(record)
    page = detail_page(request.user, kind, record, missing=refused.missing)
    query = asked(request)
    shown, inside = attachments_for_review(record)
    return page | {
        "crumbs": crumbs(Link(_("Review"), with_query(reverse("desk:review"), query)), Link(str(record))),
        "notices": [
            *_meanwhile(record, refused),
            *page["notices"],
            *_alike(request.user, kind, record),
            *_together(record),
        ],
        "changed": _changed(record, refused),
        "public_files": shown,
        "inside_files": inside,
        "version": record.version,
        "decide_url": with_query(reverse("desk:review-decide", args=[record.pk]), query),
        "publish_url": _publish_url(record, query),
        "fields": field_names.of(kind).items(),
        "refused": refused,
        "record_url": record_url(record),
        "lending": lending(request.user, record),
        "pages": _pages(request, record),
    }


def _meanwhile(record: Record, refused: Refused) -> Iterator[Notice]:
    if refused.version is not None:
        yield Notice(
            _("%(happened)s Nothing was decided. Look at it once more; what you wrote is kept.")
            % {"happened": what_happened(record)},
            _("It changed while you read it"),
            "warning",
        )


def _alike(user: User, kind: kinds.Kind, record: Any) -> Iterator[Notice]:
    """Others that may be the same: the question the author was asked while typing."""
    said = {field.name: getattr(record, field.name) for field in record._meta.concrete_fields}
    found = alike.find(user, kind, said | {"places": record.places.all()})
    links = [
        Link(f"{other} · {dates.when(other)} · {state_tag(other.state).text}", record_url(other))
        for other in found
        if other.pk != record.pk
    ]
    if links:
        yield Notice(_("Of the same committee there is already:"), _("Is this the same?"), "warning", links)


def _together(record: Record) -> Iterator[Notice]:
    partners = [str(partner) for partner in record.partners.order_by("path")]
    if partners:
        names = pgettext("between two names", ", ").join([str(record.committee), *partners])
        yield Notice(
            _("Held together by %(names)s. It counts once at each of them, and once for the committees above them.")
            % {"names": names},
            _("A joint record"),
        )


def _changed(record: Record, refused: Refused) -> Table | None:
    """What the reviewer has not seen yet: since they opened it, else since the last decision."""
    if refused.version is not None:
        found, title = changes.since(record, refused.version), _("What changed since you opened it")
        return _table(title, found) if found else None
    compared = comparing.with_last_decision(record)
    if compared.base is None or not compared.changes:
        return None
    said = _("What changed since it was approved, %(when)s")
    if compared.base.verb == "submit":
        said = _("What changed since it was first submitted, %(when)s")
    return _table(said % {"when": moment(compared.base.at)}, compared.changes)


def _table(caption: str, found: list[Change]) -> Table:
    columns = [Column(_("Field")), Column(_("Before")), Column(_("Now")), Column(_("What was done"))]
    rows = [
        [
            Cell(change.label),
            Cell(change.before or "–"),
            Cell(change.after or "–"),
            Cell("", tag=Tag(_mark(change), "wait", "pencil")),
        ]
        for change in found
    ]
    return table(caption, columns, rows)


def _mark(change: Change) -> str | Promise:
    if not change.before:
        return _("added")
    return _("changed") if change.after else _("taken away")


def _publish_url(record: Record, query: str) -> str:
    if record.state != State.SUBMITTED or not access.is_ever_public(record):
        return ""
    return with_query(reverse("desk:review-publish", args=[record.pk]), query)


def next_in_queue(request: HttpRequest, record: Record) -> str:
    """Where a reviewer goes on after this record; the queue itself after the last. Ask before the record is decided."""
    _before, after = queue.neighbours(QueueFilter(request.GET, user=request.user).records(), record)
    return with_query(review_url(after) if after else reverse("desk:review"), asked(request))


def _pages(request: HttpRequest, record: Record) -> Pages:
    before, after = queue.neighbours(QueueFilter(request.GET, user=request.user).records(), record)
    query = asked(request)
    return Pages(
        previous_url=with_query(review_url(before), query) if before else "",
        next_url=with_query(review_url(after), query) if after else "",
        previous_name=_("Previous in the queue"),
        next_name=_("Next in the queue"),
    )
