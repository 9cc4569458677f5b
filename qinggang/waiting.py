"""What waits for a person: the same questions for the desk, the counts in the menu and whatever else tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, Q, Subquery

from committees import access, drafts, kinds, notices
from committees.choices import State
from committees.models import User
from committees.review import queue

MOST = 100  # beyond this nobody needs the exact number of what waits


@dataclass(frozen=True)
class Counts:
    """How much waits, up to MOST of each sort."""

    to_finish: int = 0
    to_mend: int = 0
    to_review: int = 0
    unread: int = 0  # notices

    @property
    def own(self) -> int:
        """What the person's own work waits for, apart from the work of others that is to be reviewed."""
        return self.to_finish + self.to_mend


def said(count: int) -> str:
    """A count as it stands beside a heading or in the menu; empty for none."""
    return f"{MOST - 1}+" if count >= MOST else str(count or "")


class _CountOf(Subquery):
    """How many rows a query has, as one value of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def counts_for(user: Any) -> Counts:
    """The counts, kept on the user object for the rest of the request. Costs one query."""
    if not hasattr(user, "_waiting"):
        asked = {"unread": notices.of(user).filter(is_read=False)}
        if access.has_role(user, (*access.ENTERS, *access.ENTERS_PROTECTED)):
            asked |= {"to_finish": drafts.of(user), "to_mend": to_mend(user)}
        if access.has_role(user, access.REVIEWS):
            asked["to_review"] = to_review(user)
        numbers = {name: _CountOf(things.order_by().values("pk")[:MOST]) for name, things in asked.items()}
        user._waiting = Counts(**User.objects.filter(pk=user.pk).values(**numbers).get())
    return user._waiting


def own_records(user: Any):
    """What this person is to go on with: their own, their committee's own, and what somebody left who is gone.

    They may also enter for committees below and read what they take part in; but that is the work of others.
    """
    protected = Q(kind__in=kinds.protected_keys())
    own = _own(user, access.ENTERS) & ~protected | _own(user, access.ENTERS_PROTECTED) & protected
    return access.visible_records(user).filter(own)


def _own(user: Any, roles: tuple[str, ...]) -> Q:
    own = Q(pk__in=[])
    for grant in access.grants_of(user):
        if grant.role in roles:
            own |= Q(committee=grant.committee_id)
            own |= Q(committee__path__startswith=grant.path) & (Q(author=user) | Q(author__is_active=False))
    return own


def to_mend(user: Any):
    return own_records(user).filter(state=State.RETURNED)


def to_review(user: Any):
    """Submitted records that it is the person's turn to decide on: what the queue opens with, so that counts agree."""
    return queue.held_for(user, queue.waiting_for(user))
