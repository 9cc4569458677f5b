"""When a person leaves: what they left unfinished goes to somebody who may finish it.

Records stay with their author, since who entered something is history and decides who may not review it; lists of
records go by committee anyway. What only its author sees goes over: drafts, and notices that are not read yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, accounts, books, events, history, kinds, notices
from committees.choices import State
from committees.errors import NotAllowed
from committees.models import Appointment, Draft, Notice, Record, User
from committees.models.committee import ids_in
from committees.registers import take_next_version

ENTERS_ANYTHING = (*access.ENTERS, *access.ENTERS_PROTECTED)
OPEN = (State.DRAFT, State.RETURNED, State.SUBMITTED)


@dataclass(frozen=True)
class Work:
    """What somebody has left unfinished, in numbers."""

    drafts: int
    unread: int
    to_submit: int
    returned: int
    waiting: int


@dataclass(frozen=True)
class Outcome:
    """What went over, and how many drafts stayed, since the receiver may not enter such things there."""

    drafts: int
    notices: int
    stayed: int


def work_of(user: User) -> Work:
    states = list(Record.objects.filter(author=user, state__in=OPEN).values_list("state", flat=True))
    return Work(
        drafts=Draft.objects.filter(author=user).count(),
        unread=Notice.objects.filter(to=user, is_read=False).count(),
        to_submit=states.count(State.DRAFT),
        returned=states.count(State.RETURNED),
        waiting=states.count(State.SUBMITTED),
    )


def accounts_kept_by(by: User) -> QuerySet[User]:
    """Whose work this person may hand over: accounts whose rights all lie where the person keeps accounts."""
    others = User.objects.exclude(pk=by.pk).order_by("name", "pk")
    if accounts.keeps_all_accounts(by):
        return others
    reach = access.committees_within_reach(by, accounts.KEEPS_ACCOUNTS)
    rights = Appointment.objects.not_ended(timezone.localdate()).filter(user=OuterRef("pk"))
    return others.filter(Exists(rights)).exclude(Exists(rights.exclude(committee__in=reach)))


def receivers_for(leaver: User) -> QuerySet[User]:
    """Who enters things for one of the committees that the leaver works or worked for, or for one above it."""
    paths = Appointment.objects.filter(user=leaver).values_list("committee__path", flat=True).distinct()
    above = {pk for path in paths.order_by("committee__path") for pk in ids_in(path)}
    rights = Appointment.objects.in_force(timezone.localdate()).filter(
        user=OuterRef("pk"), committee__in=above, role__in=ENTERS_ANYTHING
    )
    return User.objects.filter(Exists(rights), is_active=True).exclude(pk=leaver.pk).order_by("name", "pk")


@transaction.atomic
def hand_over(*, by: User, leaver: User, receiver: User, shut: bool = True) -> Outcome:
    """Give the leaver's drafts and unread notices to the receiver; `shut` ends their rights and closes the account."""
    accounts.check_can_keep_account(by, leaver)
    if by.pk == leaver.pk:
        raise NotAllowed(_("Nobody hands over their own work here; another account manager has to do it."))
    if not receivers_for(leaver).filter(pk=receiver.pk).exists():
        raise NotAllowed(_("The work goes to somebody who enters records for the same committee, or for one above it."))
    drafts = list(Draft.objects.select_for_update(of=("self",)).filter(author=leaver).select_related("committee"))
    moved = [draft for draft in drafts if _may_finish(receiver, draft)]
    Draft.objects.filter(pk__in=[draft.pk for draft in moved]).update(author=receiver)
    told = _move_notices(leaver, receiver)
    outcome = Outcome(drafts=len(moved), notices=told, stayed=len(drafts) - len(moved))
    take_next_version(leaver, None)
    history.write(by=by, thing=leaver, verb="hand_over", why=f"{leaver} → {receiver}")
    events.note(verb="hand_over", by=by.username, subject="user", subject_id=str(leaver.pk), note=receiver.username)
    if moved or told:
        notices.tell(by=by, to=[receiver], what=Notice.What.HANDED_OVER, why=str(leaver))
    if shut:
        _shut(by, leaver)
    return outcome


def _may_finish(receiver: User, draft: Draft) -> bool:
    """Whether they may enter such a thing for that committee; a draft of theirs for the same record stays theirs."""
    if draft.record_id and Draft.objects.filter(record=draft.record_id, author=receiver).exists():
        return False
    of_records = {kind.key: kind for kind in kinds.every()}
    if draft.kind not in of_records:
        book = books.get(draft.kind)
        return book is not None and access.has_role(receiver, book.keepers, draft.committee)
    return access.can_enter(receiver, of_records[draft.kind], draft.committee)


def _move_notices(leaver: User, receiver: User) -> int:
    """What the leaver has not read of records that the receiver sees."""
    seen = access.visible_records(receiver).filter(pk=OuterRef("record"))
    return Notice.objects.filter(Exists(seen), to=leaver, is_read=False).update(to=receiver, is_mailed=False)


def _shut(by: User, leaver: User) -> None:
    today = timezone.localdate()
    for right in Appointment.objects.not_ended(today).filter(user=leaver).select_related("committee").order_by("pk"):
        accounts.end_appointment(by=by, appointment=right, until=max(today, right.since + timedelta(days=1)))
    accounts.change_account(by=by, user=leaver, fields={"is_active": False})
