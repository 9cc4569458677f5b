"""The pages of approvals and of readings: who may read whose files until when, and who did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import approvals, reading
from assistance.models import ReadingApproval
from committees.models import User
from qinggang import paging
from qinggang.desk.pages.links import crumbs
from qinggang.look.desk_parts import Decision
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Empty, Link, RecordLine, Table, Tag, table
from qinggang.presenting import dates

SHOWN = 50


def approvals_page(user: User, form: Form | None) -> dict[str, Any]:
    """The context of children/approvals.html; without a form for who only holds approvals."""
    found = approvals.visible_approvals(user)[:SHOWN]
    return {
        "crumbs": crumbs(Link(_("Who may read files"))),
        "title": _("Who may read files"),
        "lead": _("A child-data officer reads who a child is only with an approval in force, for a purpose, one file at"
                  " a time. Every reading is written down."),
        "errors": summarise(form) if form else None,
        "approvals": [(_line(one), _ending(user, one)) for one in found],
        "form": form,
        "readings_url": reverse("children:readings"),
        "exports_url": reverse("children:exports"),
    }  # fmt: skip


def _line(approval: ReadingApproval) -> RecordLine:
    last_day = approval.until - timedelta(days=1)
    return RecordLine(
        _("%(who)s: files of %(committee)s") % {"who": approval.officer, "committee": approval.committee.short},
        "",
        dates.span(approval.since, last_day),
        by=_("given by %(who)s") % {"who": approval.given_by},
        summary=_joined(approval),
        tag=_tag(approval),
    )


def _joined(approval: ReadingApproval) -> str:
    return " · ".join([approval.purpose, _("may ask for exports")]) if approval.may_export else approval.purpose


def _tag(approval: ReadingApproval) -> Tag:
    today = timezone.localdate()
    if approval.ended_on:
        return Tag(_("taken back on %(day)s") % {"day": dates.full(approval.ended_on)}, "plain")
    if approval.until <= today:
        return Tag(_("ended"), "plain")
    return Tag(_("in force"), "ok", "check") if approval.since <= today else Tag(_("yet to begin"), "wait")


def _ending(user: User, approval: ReadingApproval) -> Decision | None:
    is_over = approval.ended_on or approval.until <= timezone.localdate()
    if is_over or not approvals.is_responsible(user, approval.committee):
        return None
    return Decision(_("Take it back"), reverse("children:approval-end", args=[approval.pk]), tone="plain")


def readings_page(request: HttpRequest, user: User) -> dict[str, Any]:
    """The context of children/readings.html."""
    found, pages = paging.cut(request, reading.looks_for(user), SHOWN)
    looks = reading.told(found)
    return {
        "crumbs": crumbs(Link(_("Who may read files"), reverse("children:approvals")), Link(_("Who read what"))),
        "title": _("Who read what"),
        "lead": _("Every reading of a child's file, and every attempt, under its code. What is unusual says why."),
        "unusual": looks_table([look for look in looks if look.unusual]),
        "looks": looks_table(looks),
        "pages": pages,
        "empty": Empty(_("Nobody has read a file yet"), _("Each reading appears here as soon as it happens.")),
    }


def looks_table(looks: Iterable[reading.Look], *, with_code: bool = True) -> Table | None:
    """Readings: when, who, what they did, which child, what for."""
    rows = [_look(look, with_code) for look in looks]
    names = [
        _("When"),
        _("Who"),
        _("What"),
        *([pgettext("of a child", "Code")] if with_code else []),
        _("What for"),
        _("Unusual"),
    ]
    return table(_("Who looked"), [Column(name) for name in names], rows) if rows else None


def _look(look: reading.Look, with_code: bool) -> list[Cell]:
    unusual = pgettext("between two names", ", ").join(map(str, look.unusual))
    code = [Cell(look.event.subject_id)] if with_code else []
    return [
        Cell(dates.moment(look.event.at)), Cell(look.who), Cell(capfirst(str(look.said))), *code,
        Cell(look.event.note or "–"), Cell(unusual or "–"),
    ]  # fmt: skip
