"""Who may add, describe, show and hide the files of a record or of a draft."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from committees import access, kinds
from committees.choices import State
from committees.errors import NotAllowed, WrongState
from committees.models import Attachment, Draft, Record, User
from committees.review import policies

REVIEWED = (State.SUBMITTED, State.APPROVED)
ENTERING = (*access.ENTERS, *access.ENTERS_PROTECTED)


def check_can_describe(user: User, record: Record) -> None:
    """Who enters it while it can be changed; a reviewer until it is published."""
    if record.state in REVIEWED and access.can_review(user, record):
        return
    policies.check_can_edit(user, record)


def can_describe(user: User, record: Record) -> bool:
    return _holds(check_can_describe, user, record)


def check_can_hide(user: User, record: Record) -> None:
    if not access.can_review(user, record) and not access.can_enter(user, kinds.of(record), record.committee):
        raise NotAllowed(_("You may not change the records of this committee."))


def can_hide(user: User, record: Record) -> bool:
    return _holds(check_can_hide, user, record)


def _holds(check, *arguments) -> bool:
    try:
        check(*arguments)
    except (NotAllowed, WrongState):
        return False
    return True


def check_may_add(by: User, draft_key: UUID | None, record: Record | None) -> None:
    if record is not None:
        policies.check_can_edit(by, record)
    elif not access.has_role(by, ENTERING):
        raise NotAllowed(_("You may not enter this for that committee."))
    if draft_key and Draft.objects.filter(key=draft_key).exclude(author=by).exists():
        raise NotAllowed(_("This draft belongs to somebody else, or to another form."))


def check_is_own(by: User, attachment: Attachment) -> None:
    if not access.own_draft_files(by).filter(pk=attachment.pk).exists():
        raise NotAllowed(_("This draft belongs to somebody else, or to another form."))
