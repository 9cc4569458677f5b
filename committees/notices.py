"""What the portal tells people: written with the step that it tells of, read on their page, and mailed as a digest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from committees.models import Notice, Record, User
from committees.review import holders

What = Notice.What
TOLD_TO_AUTHORS = {
    "send_back": What.RETURNED,
    "approve": What.APPROVED,
    "publish": What.PUBLISHED,
    "unpublish": What.UNPUBLISHED,
    "reopen": What.REOPENED,
    "cancel": What.CANCELLED,
    "ask_back": What.PLAN_DUE,
}
TOLD_TO_REVIEWERS = {"submit": What.SUBMITTED, "escalate": What.ESCALATED}
# These ask for something; whatever is done next with the record answers them.
ASKING = (What.SUBMITTED, What.ESCALATED, What.RETURNED, What.REOPENED, What.PLAN_DUE)
CHUNK = 500


def tell(
    *, by: User | None, to: Iterable[User], what: Notice.What, record: Record | None = None, why: str = ""
) -> None:
    """Tell these people, but for whoever did it themselves. Nobody (None) is the portal itself."""
    people = {user.pk for user in to} - {by.pk if by else None}
    _write([(user_id, record.pk if record else None) for user_id in sorted(people)], by, what, why)


def after_step(*, by: User | None, records: Sequence[Record], verb: str, why: str = "") -> None:
    """Tell authors or reviewers that these records took a step together. Costs a fixed number of statements."""
    ids = [record.pk for record in records]
    Notice.objects.filter(record__in=ids, what__in=ASKING, is_read=False).update(is_read=True)
    if verb in TOLD_TO_AUTHORS:
        told = [(record.author_id, record.pk) for record in records if by is None or record.author_id != by.pk]
        _write(told, by, TOLD_TO_AUTHORS[verb], why)
    elif verb in TOLD_TO_REVIEWERS:
        _write(_reviewers(by, records), by, TOLD_TO_REVIEWERS[verb], why)


def remind(*, record: Record) -> None:
    """Tell those who hold an overdue record, of which nobody is above, that it still waits: once."""
    reminders = Notice.objects.filter(record=record, what=What.SUBMITTED, by=None, at__gte=record.changed_at)
    if not reminders.exists():
        _write(_reviewers(None, [record]), None, What.SUBMITTED, "")


def forget(*, records: Iterable[Record]) -> None:
    """Take back what was told about these records: what a demonstration brings with it is no news to anybody."""
    Notice.objects.filter(record__in=[record.pk for record in records]).delete()


def of(user: User):
    """The person's notices, newest first."""
    return Notice.objects.filter(to=user).select_related("record", "by").order_by("-pk")


def mark_read(*, by: User, record: Record | None = None) -> int:
    """Note that the person has read their notices, all of them or those about one record."""
    unread = Notice.objects.filter(to=by, is_read=False)
    if record is not None:
        unread = unread.filter(record=record)
    # A look at a page should not queue behind writers where there is nothing to write.
    return unread.update(is_read=True) if unread.exists() else 0


def _reviewers(by: User | None, records: Sequence[Record]) -> list[tuple[int, int | None]]:
    reviewers = holders.reviewers_of({record.held_by_id for record in records if record.held_by_id})
    told: list[tuple[int, int | None]] = []
    for record in records:
        people = reviewers.of(record.held_by_id, record) if record.held_by_id else set()
        told += [(user_id, record.pk) for user_id in sorted(people - {by.pk if by else None})]
    return told


def _write(told: Iterable[tuple[int, int | None]], by: User | None, what: Notice.What, why: str) -> None:
    Notice.objects.bulk_create(
        [Notice(to_id=user_id, record_id=record_id, what=what, by=by, why=why[:500]) for user_id, record_id in told],
        batch_size=CHUNK,
    )
