"""Records of a list that take a step together: which of them can, and why the others cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from committees import access, kinds, public_texts
from committees.choices import State
from committees.errors import InUse, NotAllowed, NotReady, WrongState
from committees.kinds import Kind
from committees.models import Record, User
from committees.review import actions, policies
from committees.review.states import AUTHOR, MOVES
from committees.trash import check_nothing_needs

MOST = 500
CHANGED = _("Somebody changed it since you saw it. Look at it again.")


def _not_ready(records: Sequence[Any], _by: User) -> dict[int, str]:
    return {pk: str(NotReady(problems)) for pk, problems in public_texts.bars_submitting(records).items()}


def _not_for_the_public(records: Sequence[Any], by: User) -> dict[int, str]:
    return {pk: str(NotReady(problems)) for pk, problems in public_texts.bars_publishing(records, by).items()}


def _still_needed(records: Sequence[Any], _by: User) -> dict[int, str]:
    barred = {}
    for record in records:
        try:
            check_nothing_needs(record)
        except InUse as refusal:
            barred[record.pk] = str(refusal)
    return barred


def _nothing(_records: Sequence[Any], _by: User) -> dict[int, str]:
    return {}


@dataclass(frozen=True)
class Step:
    """A step that many records may take together: by which action, and what may bar one of them."""

    verb: str
    action: Callable[..., None]
    bars: Callable[[Sequence[Any], User], Mapping[int, str]]
    takes_back: bool = False  # takes another one back: offered only in a list of the records that took that

    @property
    def sources(self) -> tuple[State, ...]:
        return MOVES[self.verb].sources


STEPS = {
    step.verb: step
    for step in (
        Step("submit", actions.submit_many, _not_ready),
        Step("approve", actions.approve_many, _not_ready),
        Step("publish", actions.publish_many, _not_for_the_public),
        Step("trash", actions.trash_many, _still_needed),
        Step("restore", actions.restore_many, _nothing, takes_back=True),
        Step("recall", actions.recall_many, _nothing, takes_back=True),
        Step("unpublish", actions.unpublish_many, _nothing, takes_back=True),
    )
}


@dataclass
class Together:
    """What was chosen, sorted: what can take the step, and what is left out, each with the sentence that says why."""

    ready: list[Record] = field(default_factory=list)
    left_out: list[tuple[Record, str]] = field(default_factory=list)


def steps_for(user: User, kind: Kind, state: str) -> list[Step]:
    """The steps this person may take with records of a kind, in a list of this state or of all but the trash."""
    listed = (state,) if state else tuple(one for one in State if one != State.TRASHED)
    fitting = [step for step in STEPS.values() if set(listed) & set(step.sources) and may_take(user, kind, step)]
    return [step for step in fitting if state or not step.takes_back]


def may_take(user: User, kind: Kind, step: Step) -> bool:
    """Whether the person may take the step with any record of the kind at all."""
    if MOVES[step.verb].taken_by == AUTHOR:
        return access.can_enter(user, kind)
    return access.has_role(user, access.REVIEWS) and not (step.verb == "publish" and kind.is_protected)


def sort_out(by: User, step: Step, records: Iterable[Record], versions: Mapping[int, int]) -> Together:
    """Which of the records can take the step as they were seen. Each is given with its committee and its area."""
    together = Together()
    may: list[Record] = []
    for record in records:
        try:
            policies.check_can_move(by, record, step.verb)
        except (NotAllowed, WrongState) as refusal:
            together.left_out.append((record, str(refusal)))
            continue
        if record.version != versions[record.pk]:
            together.left_out.append((record, str(CHANGED)))
        else:
            may.append(record)
    barred = step.bars(kinds.as_kinds(may), by)
    for record in may:
        if record.pk in barred:
            together.left_out.append((record, barred[record.pk]))
        else:
            together.ready.append(record)
    return together


def take(*, by: User, step: Step, records: Sequence[Record]) -> UUID:
    """All of them or, if one has changed by now, none: raises Conflict. One batch in the history."""
    batch = uuid4()
    step.action(by=by, records=records, batch=batch)
    return batch
