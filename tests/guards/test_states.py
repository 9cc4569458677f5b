"""The review chain is whole: every state has one holder and can be reached, and the drawing says what the code does."""

from collections import Counter

from committees import changes
from committees.admin.moves import OFFERED
from committees.choices import State
from committees.models import Record
from committees.review import actions
from committees.review.states import (
    AUTHOR,
    EDITABLE,
    FOR_AUTHOR,
    FOR_REVIEWER,
    HOLDERS,
    MOVES,
    NOBODY,
    PORTAL,
    REVIEWER,
    is_taken_by_people,
)
from qinggang.desk.pages.detail import SAID
from qinggang.management.commands import draw_states

FIRST = Record._meta.get_field("state").default


def test_every_state_has_exactly_one_holder():
    held = Counter(state for states in HOLDERS.values() for state in states)

    assert held == dict.fromkeys(State, 1)


def test_every_state_can_be_reached():
    reached, grew = {FIRST}, True
    while grew:
        more = {move.target for move in MOVES.values() if reached & set(move.sources)} - reached
        reached, grew = reached | more, bool(more)

    assert reached == set(State)


def test_every_step_leads_between_states_that_exist():
    for move in MOVES.values():
        assert {*move.sources, move.target} <= set(State)
        assert move.stays is (move.verb == "escalate")
        assert move.taken_by in (AUTHOR, REVIEWER, PORTAL)


def test_every_step_has_an_action_of_its_name():
    assert list(actions.ACTIONS) == list(MOVES)
    assert [move.verb for move in MOVES.values()] == list(MOVES)


def test_the_author_takes_steps_only_while_it_is_the_authors_turn():
    """But for taking a record back before it is read, and out of the trash."""
    early = {verb for verb, move in MOVES.items() if move.taken_by == AUTHOR and not set(move.sources) <= set(EDITABLE)}

    assert early == {"recall", "restore"}


def test_what_is_counted_or_public_changes_only_by_a_reviewers_step():
    """But for a plan, which counts nowhere yet: once its day is over the portal gives it back to its author."""
    for move in MOVES.values():
        if {State.APPROVED, State.PUBLISHED} & {*move.sources, move.target} and move.verb != "ask_back":
            assert move.taken_by == REVIEWER
    assert MOVES["ask_back"].plans_only


def test_the_portals_own_steps_have_no_address_and_are_offered_to_nobody():
    own = {verb for verb, move in MOVES.items() if move.taken_by == PORTAL}

    assert own == {"escalate", "ask_back"}
    assert {verb for verb in MOVES if not is_taken_by_people(verb)} == own
    assert not own & set(OFFERED)


def test_every_step_has_its_words():
    assert set(MOVES) <= set(changes.DONE)
    assert {verb for verb in MOVES if is_taken_by_people(verb)} == set(SAID)
    assert {verb for verb in MOVES if not is_taken_by_people(verb)} == set(changes.REASONS)


def test_two_readers_two_words_for_states_that_wait_for_one_of_them():
    assert set(FOR_AUTHOR) == set(FOR_REVIEWER) <= set(HOLDERS[AUTHOR] + HOLDERS[REVIEWER])
    assert not set(FOR_AUTHOR) & set(HOLDERS[NOBODY])


def test_the_drawing_is_up_to_date():
    assert draw_states.PAGE.read_text(encoding="utf-8") == draw_states.page(), "run manage.py draw_states"


def test_every_step_is_drawn():
    drawn = draw_states.page()

    for move in MOVES.values():
        for source in move.sources:
            assert f"    {source.value} --> {move.target.value}: " in drawn
