"""Records that were chosen in a list to take a step together: in the versions that were seen, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db.models import QuerySet

from committees import access, kinds, public_texts
from committees.kinds import Problem
from committees.models import Record, User
from committees.review import actions, queue

MOST = 100


@dataclass(frozen=True)
class Step:
    """A step that many records may take together: from which part of the queue, by which action, barred by what."""

    verb: str
    candidates: Callable[[User], QuerySet[Record]]
    action: Callable[..., None]
    problems: Callable[[Sequence[Any], User], Mapping[int, Sequence[Problem]]]


STEPS = {
    step.verb: step
    for step in (
        Step(
            "approve",
            queue.waiting_for,
            actions.approve_many,
            lambda records, _by: public_texts.bars_submitting(records),
        ),
        Step(
            "publish",
            queue.to_publish_by,
            actions.publish_many,
            public_texts.bars_publishing,
        ),
    )
}


@dataclass
class Chosen:
    """What was chosen, sorted: what can take the step, what lacks something, and what is no longer as it was seen."""

    ready: list[Any] = field(default_factory=list)
    barred: list[tuple[Any, str]] = field(default_factory=list)
    changed: list[Record] = field(default_factory=list)
    is_more_than_allowed: bool = False


def read(user: User, step: Step, posted: Sequence[str]) -> Chosen:
    """Sort what a list posted. What the person may not see is left out, as if it had never been."""
    versions = dict(filter(None, map(_pair, posted[:MOST])))
    chosen = Chosen(is_more_than_allowed=len(posted) > MOST)
    seen = access.visible_records(user).filter(pk__in=versions).select_related("committee", "area")
    candidates = set(step.candidates(user).filter(pk__in=versions).order_by("pk").values_list("pk", flat=True))
    unchanged = []
    for record in queue.longest_first(seen):
        as_seen = record.pk in candidates and record.version == versions[record.pk]
        (unchanged if as_seen else chosen.changed).append(record)
    own_kinds = kinds.as_kinds(unchanged)
    barred = step.problems(own_kinds, user)
    for record in own_kinds:
        if record.pk in barred:
            chosen.barred.append((record, " ".join(str(sentence) for _field, sentence in barred[record.pk])))
        else:
            chosen.ready.append(record)
    return chosen


def take_step(*, by: User, step: Step, chosen: Chosen) -> None:
    """All that are ready, or none: raises Conflict where one changed since it was read."""
    step.action(by=by, records=chosen.ready, batch=uuid4())


def _pair(posted: str) -> tuple[int, int] | None:
    """12:3 is record 12 in version 3."""
    pk, _colon, version = posted.partition(":")
    numbers = [int(part) for part in (pk, version) if part.isascii() and part.isdigit() and len(part) < 16]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None
