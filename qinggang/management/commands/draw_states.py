"""manage.py draw_states: the review chain as a diagram for people, drawn from the table that the code obeys."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from committees.choices import State
from committees.review.states import AUTHOR, HOLDERS, MOVES, NOBODY, PORTAL, REVIEWER, Move

PAGE = Path(settings.BASE_DIR) / "docs" / "review-chain.md"
HOLDER_NAMES = {AUTHOR: "the author", REVIEWER: "a reviewer", NOBODY: "nobody", PORTAL: "the portal itself"}
INTRODUCTION = """\
# The review chain

The life of every record, drawn from `committees/review/states.py` by `manage.py draw_states`; a test fails when the two
differ. Only the steps drawn here exist. The author's steps may be taken by whoever enters records for the committee, a
reviewer's only by a reviewer who did not enter the record. The portal itself raises a record that waited longer than
`REVIEW_DAYS` to the next committee above that has a reviewer, and asks its author about a plan whose last day is over.
"""


class Command(BaseCommand):
    """Writes docs/review-chain.md."""

    help = "Draws the review chain into docs/review-chain.md."

    def handle(self, **_options) -> None:
        PAGE.write_text(page(), encoding="utf-8")
        self.stdout.write("docs/review-chain.md is drawn.")


def page() -> str:
    """The whole page, in English whatever the language of the person who draws it."""
    with override("en"):
        return "\n".join([INTRODUCTION, *_diagram(), "", *_turns(), "", *_steps(), ""])


def _diagram() -> list[str]:
    arrows = [
        f"    {source.value} --> {move.target.value}: {move.label}"
        for move in MOVES.values()
        for source in move.sources
    ]
    names = [f'    state "{state.label}" as {state.value}' for state in State]
    return ["```mermaid", "stateDiagram-v2", *names, f"    [*] --> {State.DRAFT.value}", *arrows, "```"]


def _turns() -> list[str]:
    rows = [
        f"| {state.label} | {HOLDER_NAMES[holder]} |"
        for state in State
        for holder, held in HOLDERS.items()
        if state in held
    ]
    return ["| State | Whose turn it is |", "|---|---|", *rows]


def _steps() -> list[str]:
    cells = [
        (move.label, _names(move.sources), move.target.label, HOLDER_NAMES[move.taken_by], _terms(move))
        for move in MOVES.values()
    ]
    rows = [f"| {' | '.join(map(str, row))} |" for row in cells]
    return ["| Step | From | To | Taken by | On terms |", "|---|---|---|---|---|", *rows]


def _names(states: tuple[State, ...]) -> str:
    return ", ".join(str(state.label) for state in states)


def _terms(move: Move) -> str:
    terms = [("a reason", move.needs_reason), ("plans only", move.plans_only), ("while unread", move.while_unread)]
    return ", ".join(term for term, holds in terms if holds)
