"""Lending a decision by a one-time link, and what whoever was lent it sees."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from committees import approval_links
from committees.models import ApprovalLink, Record, User
from qinggang.desk.pages.chain import moment
from qinggang.desk.pages.links import crumbs, review_url
from qinggang.desk.pages.publishing import public_text
from qinggang.look.desk_parts import Lending, LentLink
from qinggang.look.parts import Link
from qinggang.look.qr import qr


def lending(user: User, record: Record) -> Lending | None:
    """The form by which a link is lent, and the links that were lent; None where there is nothing of it."""
    links = [_lent(link) for link in approval_links.of(record)] if approval_links.is_lendable(record) else []
    can_lend = approval_links.can_lend(user, record)
    if not links and not can_lend:
        return None
    return Lending(
        url=reverse("desk:review-lend", args=[record.pk]) if can_lend else "",
        hours=[(hours, _in_words(hours)) for hours in approval_links.HOURS],
        links=links,
    )


def _in_words(hours: int) -> str:
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def _lent(link: ApprovalLink) -> LentLink:
    said = _("Lent to %(name)s by %(who)s, %(when)s; it ends %(ends)s.") % {
        "name": link.meant_for,
        "who": link.lent_by,
        "when": moment(link.lent_at),
        "ends": moment(link.ends),
    }
    withdraw_url = reverse("desk:review-withdraw", args=[link.record_id, link.pk])
    return LentLink(said, _became(link), "" if link.used else withdraw_url)


def _became(link: ApprovalLink) -> str:
    """What became of it."""
    if link.verb == approval_links.WITHDRAWN:
        return _("Withdrawn %(when)s.") % {"when": moment(link.used)}
    if link.used:
        return _("Used %(when)s.") % {"when": moment(link.used)}
    return ""


def lent_page(request: HttpRequest, record: Record, link: ApprovalLink, token: str) -> dict[str, Any]:
    """The context of desk/approval_link.html: the only moment at which the link can be read."""
    address = request.build_absolute_uri(reverse("decide", args=[token]))
    return {
        "crumbs": crumbs(Link(str(record), review_url(record)), Link(_("One-time link"))),
        "title": _("A link for %(name)s") % {"name": link.meant_for},
        "lead": _("It decides on “%(title)s” once, and ends %(ends)s. This page shows it this one time only.")
        % {"title": record, "ends": moment(link.ends)},
        "address": address,
        "qr": qr(address),
        "back": Link(_("Back to the record"), review_url(record)),
    }


def decide_page(link: ApprovalLink, reason: str = "", error: str = "") -> dict[str, Any]:
    """The context of desk/decide.html: the record as the public would read it, and the two decisions."""
    return {
        "title": _("Please decide: %(title)s") % {"title": link.record},
        "lead": _("For %(name)s, lent by %(who)s. The link works once and ends %(ends)s.")
        % {"name": link.meant_for, "who": link.lent_by, "ends": moment(link.ends)},
        "text": public_text(link.record),
        "reason": reason,
        "error": error,
    }
