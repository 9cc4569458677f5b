"""The life of a record.

It is entered as a draft and submitted by its committee. A reviewer approves it, or returns it with a reason to be
mended and submitted again. An approved record is locked and counts in the figures; published, it is public too. To
change it, a reviewer re-opens it with a reason, which returns it and takes it out of figures and pages at once.

The portal itself takes two steps: a record that waited too long goes to the reviewers of a committee above, and a plan
whose last day is over goes back to its author, who says whether it happened or calls it off.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committees.choices import State

AUTHOR, REVIEWER, NOBODY, PORTAL = "author", "reviewer", "nobody", "portal"


@dataclass(frozen=True)
class Move:
    """A step from some states to another: who takes it, and whether it needs a reason."""

    verb: str
    sources: tuple[State, ...]
    target: State
    taken_by: str
    label: str | Promise
    needs_reason: bool = False
    plans_only: bool = False
    while_unread: bool = False  # only until a reviewer has opened the record
    is_safe: bool = True  # False: takes something away, so the button is quiet and asks why

    @property
    def stays(self) -> bool:
        """Whether the record goes on waiting in the same state, for others."""
        return self.target in self.sources


MOVES: dict[str, Move] = {
    move.verb: move
    for move in (
        Move("submit", (State.DRAFT, State.RETURNED), State.SUBMITTED, AUTHOR, _("Submit")),
        Move("recall", (State.SUBMITTED,), State.DRAFT, AUTHOR, _("Take back"), while_unread=True, is_safe=False),
        Move("approve", (State.SUBMITTED,), State.APPROVED, REVIEWER, _("Approve")),
        Move(
            "send_back",
            (State.SUBMITTED,),
            State.RETURNED,
            REVIEWER,
            _("Return"),
            needs_reason=True,
            is_safe=False,
        ),
        Move("publish", (State.APPROVED,), State.PUBLISHED, REVIEWER, _("Publish")),
        Move(
            "unpublish",
            (State.PUBLISHED,),
            State.APPROVED,
            REVIEWER,
            _("Withdraw from the public"),
            is_safe=False,
        ),
        Move(
            "reopen",
            (State.APPROVED, State.PUBLISHED),
            State.RETURNED,
            REVIEWER,
            _("Re-open"),
            needs_reason=True,
            is_safe=False,
        ),
        Move(
            "cancel",
            (State.SUBMITTED, State.APPROVED, State.PUBLISHED),
            State.CANCELLED,
            REVIEWER,
            _("Cancel the plan"),
            needs_reason=True,
            plans_only=True,
            is_safe=False,
        ),
        Move(
            "trash",
            (State.DRAFT, State.RETURNED),
            State.TRASHED,
            AUTHOR,
            _("Move to the trash"),
            is_safe=False,
        ),
        Move("restore", (State.TRASHED,), State.DRAFT, AUTHOR, _("Take out of the trash")),
        Move(
            "call_off",
            (State.DRAFT, State.RETURNED),
            State.CANCELLED,
            AUTHOR,
            _("Call off the plan"),
            needs_reason=True,
            plans_only=True,
            is_safe=False,
        ),
        Move("escalate", (State.SUBMITTED,), State.SUBMITTED, PORTAL, _("Raise to a committee above")),
        Move(
            "ask_back",
            (State.APPROVED, State.PUBLISHED),
            State.RETURNED,
            PORTAL,
            _("Ask whether the plan happened"),
            plans_only=True,
        ),
    )
}

# Whose turn it is.
HOLDERS: dict[str, tuple[State, ...]] = {
    AUTHOR: (State.DRAFT, State.RETURNED),
    REVIEWER: (State.SUBMITTED,),
    NOBODY: (State.APPROVED, State.PUBLISHED, State.CANCELLED, State.TRASHED),
}

EDITABLE = HOLDERS[AUTHOR]

# The same state in the words of the one who waits and of the one who acts.
FOR_AUTHOR = {State.SUBMITTED: _("sent up, waiting for review"), State.RETURNED: _("returned to you")}
FOR_REVIEWER = {State.SUBMITTED: _("waiting for you"), State.RETURNED: _("returned, being mended")}


def holder_of(state: str) -> str:
    """Whose turn it is in this state: author, reviewer or nobody."""
    return next(holder for holder, states in HOLDERS.items() if state in states)


def is_taken_by_people(verb: str) -> bool:
    """Whether there is such a step and a person may take it; the portal's own steps have no button and no address."""
    return verb in MOVES and MOVES[verb].taken_by != PORTAL


def moves_from(state: str) -> list[Move]:
    return [move for move in MOVES.values() if state in move.sources]
