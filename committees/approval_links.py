"""One-time links: a reviewer lends one decision on one version of one record to a leader without an account.

Only a keyed hash of the token is kept. The link acts as the reviewer who lent it and never does more than they may do
at that moment. It is used once, ends by itself, and dies when the record changes. Off unless APPROVAL_LINKS is set.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from committees import access, kinds
from committees.encryption import keyed_hash
from committees.errors import Conflict, NotAllowed, NotReady, WrongState
from committees.models import ApprovalLink, Event, Record, User
from committees.review import actions, policies

HOURS = (4, 24, 72)
WITHDRAWN = "withdraw"
LONGEST_REASON = 400  # the words that say by which road it came follow it


class Dead(Exception):
    """The link opens nothing any more; the sentence says why."""


def is_lendable(record: Record) -> bool:
    """Whether a link may decide on records of this sort: none about a child, a family or an area kept inside."""
    return settings.APPROVAL_LINKS and access.is_ever_public(record)


def can_lend(by: User, record: Record) -> bool:
    return is_lendable(record) and policies.can_move(by, record, "approve")


@transaction.atomic
def lend(*, by: User, record: Record, version: int, meant_for: str, hours: int) -> tuple[ApprovalLink, str]:
    """The link and its token, which nobody can read again. A newer one for the same person replaces the older."""
    if not is_lendable(record):
        raise NotAllowed(_("Records of this sort are never decided by a link."))
    policies.check_can_move(by, record, "approve")
    if record.version != version:
        raise Conflict
    meant_for = " ".join(meant_for.split())[:60]
    if not meant_for:
        raise NotReady([("meant_for", gettext_lazy("Say for whom the link is meant."))])
    if hours not in HOURS:
        raise NotReady([("hours", gettext_lazy("Choose how long the link holds."))])
    for older in ApprovalLink.objects.filter(record=record, lent_by=by, meant_for=meant_for).order_by("pk"):
        _take(older, WITHDRAWN)
    token = secrets.token_hex(20)
    link = ApprovalLink.objects.create(
        record_id=record.pk,
        record_version=version,
        token_hash=_hash(token),
        meant_for=meant_for,
        lent_by=by,
        ends=timezone.now() + timedelta(hours=hours),
    )
    _trace(link, "link_lent")
    return link, token


@transaction.atomic
def withdraw(*, by: User, link: ApprovalLink) -> None:
    """Whoever reviews the record may end a link; one that was used stays used."""
    if not access.can_review(by, link.record):
        raise NotAllowed(_("Only a reviewer of this record may do that."))
    if not _take(link, WITHDRAWN):
        raise WrongState(_("This link has already been used or withdrawn."))
    _trace(link, "link_withdrawn", by=by)


def of(record: Record):
    """The links that were lent on a record, newest first."""
    return ApprovalLink.objects.filter(record=record.pk).select_related("lent_by").order_by("-pk")


def find(token: str) -> ApprovalLink | None:
    """The link of this token, whether it still lives or not."""
    if not settings.APPROVAL_LINKS:
        return None
    links = ApprovalLink.objects.select_related("record__committee", "record__area", "lent_by")
    return links.filter(token_hash=_hash(token)).first()


def check_lives(link: ApprovalLink) -> None:
    """Raise Dead unless the link may still decide."""
    if link.verb == WITHDRAWN:
        raise Dead(_("This link was withdrawn."))
    if link.used:
        raise Dead(_("This link has been used. It works only once."))
    if link.ends <= timezone.now():
        raise Dead(_("This link has run out."))
    if link.record.version != link.record_version or link.record.state != "submitted":
        raise Dead(_("The record has been changed or decided since the link was lent."))
    if not can_lend(link.lent_by, link.record):
        raise Dead(_("Whoever lent this link may no longer decide on the record."))


def look(*, by: User, link: ApprovalLink, address: str | None = None) -> None:
    """Somebody opened the link. It leaves a trace, also where the link is dead; then Dead is raised."""
    try:
        check_lives(link)
    except Dead:
        _trace(link, "link_refused", by=by, address=address)
        raise
    _trace(link, "link_opened", by=by, address=address)


def decide(*, by: User, link: ApprovalLink, verb: str, why: str = "", address: str | None = None) -> None:
    """Approve or return as `by`, who lent the link. Raises Dead, or NotReady while the link stays good."""
    try:
        with transaction.atomic():
            _decide(by, link, verb, why)
    except (Conflict, WrongState, NotAllowed, Dead) as refusal:
        _trace(link, "link_refused", by=by, address=address)
        raise Dead(str(refusal)) from refusal
    _trace(link, "link_used", by=by, address=address)


def _decide(by: User, link: ApprovalLink, verb: str, why: str) -> None:
    check_lives(link)
    if not _take(link, verb):
        raise Dead(_("This link has been used. It works only once."))
    record = kinds.as_kind(link.record)
    if verb == "approve":
        actions.approve(by=by, record=record, version=link.record_version, why=_road(link))
        return
    reason = why.strip()[:LONGEST_REASON]
    if not reason:
        raise NotReady([("why", gettext_lazy("Please give a reason: the other person has to know what to do."))])
    actions.send_back(by=by, record=record, version=link.record_version, why=f"{reason}\n{_road(link)}")


def _road(link: ApprovalLink) -> str:
    """How it was decided, for the history: in the language of the records, whoever reads the page."""
    with override(settings.LANGUAGE_CODE):
        return _("(by one-time link, for %(name)s)") % {"name": link.meant_for}


def _take(link: ApprovalLink, verb: str) -> bool:
    """Use the link up; of two who try at the same moment one succeeds."""
    return bool(ApprovalLink.objects.filter(pk=link.pk, used=None).update(used=timezone.now(), verb=verb))


def _hash(token: str) -> str:
    return keyed_hash(f"approval link {token}")


def _trace(link: ApprovalLink, verb: str, *, by: User | None = None, address: str | None = None) -> None:
    """It names the link by its number and nobody by name: who it was meant for stands with the link."""
    Event.objects.create(
        by=(by or link.lent_by).username,
        verb=verb,
        subject=link.record.kind,
        subject_id=str(link.record_id),
        note=f"link {link.pk}",
        address=address,
    )
