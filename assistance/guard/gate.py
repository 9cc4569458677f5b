"""The guard at the gates: before a record is submitted, before it is published; and release by a second person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from assistance.guard.folding import fold
from assistance.guard.searching import CALLED, Hit, Text, hits_in
from assistance.models import Release
from committees import access, events
from committees.choices import Role
from committees.encryption import keyed_hash
from committees.errors import NotAllowed, NotReady
from committees.kinds import Problem
from committees.models import Record, User
from committees.public_texts import texts_of

RELEASES = (Role.REVIEWER, Role.CHILD_DATA_OFFICER)
SHORTEST_REASON = 2  # characters: enough for 路名, too short for a mere dot


def hits_of(records: Sequence[Record]) -> dict[int, list[Hit]]:
    """By record, the places of its public texts that match the register; what is never public has none."""
    found: dict[int, list[Hit]] = defaultdict(list)
    public = [record for record in records if access.is_ever_public(record)]
    for hit in hits_in(Text(field, text, record.pk) for record, field, text in texts_of(public)):
        found[hit.text.record].append(hit)
    return found


def before_submitting(records: Sequence[Record]) -> dict[int, list[Problem]]:
    """What certainly says who a child is need not wait for a reviewer."""
    return {pk: [_problem(hit) for hit in hits if hit.is_sure] for pk, hits in hits_of(records).items()}


def before_publishing(records: Sequence[Record], by: User) -> dict[int, list[Problem]]:
    """Sure hits bar the way; possible ones until a second person has released just these."""
    found = hits_of(records)
    released = _released({pk: _possible(hits) for pk, hits in found.items()}, by)
    return {pk: [_problem(hit) for hit in hits if hit.is_sure or pk not in released] for pk, hits in found.items()}


def _possible(hits: Iterable[Hit]) -> list[Hit]:
    return [hit for hit in hits if not hit.is_sure]


def _problem(hit: Hit) -> Problem:
    return hit.text.place, said_of(hit) if hit.is_sure else _needs_release(hit)


def said_of(hit: Hit) -> str:
    words = {"what": CALLED[hit.what], "place": hit.marked}
    return _("This seems to be %(what)s: %(place)s Write “a pupil” instead.") % words


def _needs_release(hit: Hit) -> str:
    words = {"what": CALLED[hit.what], "place": hit.marked}
    return _("This may be %(what)s: %(place)s A second person has to release it, or it is replaced.") % words


def can_release(user: User, record: Record) -> bool:
    """Whether the person may say that the hits mean nobody: in scope, and it is not their own record."""
    return user.pk not in record.owner_ids and access.has_role(user, RELEASES, record.committee)


@transaction.atomic
def release(*, by: User, record: Record, why: str) -> Release:
    """Say that the possible hits of a record mean no child. It holds for just these places in this text."""
    if not can_release(by, record):
        raise NotAllowed(_("Somebody else has to release this: a reviewer or a child-data officer."))
    why = " ".join(why.split())
    if len(why) < SHORTEST_REASON:
        raise NotReady([("why", _("Say in a few words why this means no child."))])
    hits = hits_of([record])[record.pk]
    sure = [_problem(hit) for hit in hits if hit.is_sure]
    if sure:
        raise NotReady(sure)
    made = Release(record_id=record.pk, mark=_mark(hits), by=by, why=why)
    made.full_clean()
    made.save(force_insert=True)
    events.note(verb="release", by=by.username, subject="record", subject_id=str(record.pk), note=why)
    return made


def _released(hits: Mapping[int, list[Hit]], by: User) -> set[int]:
    """The records whose possible hits somebody else released than who publishes them now."""
    marks = {pk: _mark(some) for pk, some in hits.items() if some}
    rows = Release.objects.filter(record__in=marks, mark__in=marks.values()).exclude(by=by)
    pairs = set(rows.order_by().values_list("record", "mark"))
    return {pk for pk, mark in marks.items() if (pk, mark) in pairs}


def _mark(hits: Iterable[Hit]) -> str:
    """What these hits are, unreadable: where they stand and what is written there."""
    return keyed_hash("|".join(sorted(f"{hit.text.place} {hit.start} {fold(hit.words).text}" for hit in hits)))
