"""May this person take this step with this record now? Every step in every state, for author and reviewer."""

from dataclasses import replace

import pytest
from django.utils import timezone

from committees import kinds, recount
from committees.choices import State
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Record
from committees.review import actions, policies
from committees.review.states import AUTHOR, MOVES, PORTAL, is_taken_by_people
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
REASON = {"why": "请改一改"}
BY_PEOPLE = [verb for verb in MOVES if is_taken_by_people(verb)]
BY_THE_PORTAL = [verb for verb in MOVES if not is_taken_by_people(verb)]


def record_in(cast, state, **fields):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=state, audiences=AUDIENCE, **fields)


def owner_of(cast, verb):
    """Who takes a step: the clerk, the reviewer, or nobody, who is the portal."""
    return {AUTHOR: cast.clerk, PORTAL: None}.get(MOVES[verb].taken_by, cast.reviewer)


@pytest.mark.parametrize("verb", BY_PEOPLE)
@pytest.mark.parametrize("state", State)
def test_a_step_is_open_in_its_states_to_whom_it_belongs(cast, state, verb):
    move = MOVES[verb]
    record = record_in(cast, state, is_plan=move.plans_only)
    owner, other = (cast.clerk, cast.reviewer) if move.taken_by == AUTHOR else (cast.reviewer, cast.clerk)

    assert policies.can_move(owner, record, verb) is (state in move.sources)
    assert not policies.can_move(other, record, verb)
    assert not policies.can_move(cast.other_clerk, record, verb)
    assert not policies.can_move(None, record, verb)


@pytest.mark.parametrize("verb", BY_THE_PORTAL)
@pytest.mark.parametrize("state", State)
def test_a_step_of_the_portal_is_open_to_nobody_else(cast, state, verb):
    record = record_in(cast, state, is_plan=MOVES[verb].plans_only)

    assert policies.can_move(None, record, verb) is (state in MOVES[verb].sources)
    for person in (cast.clerk, cast.reviewer, cast.administrator):
        assert not policies.can_move(person, record, verb)


@pytest.mark.parametrize("verb", MOVES)
def test_a_step_leads_to_its_state_with_one_version_more(cast, verb):
    move = MOVES[verb]
    record = record_in(cast, move.sources[0], is_plan=move.plans_only)

    actions.ACTIONS[verb](by=owner_of(cast, verb), record=record, **(REASON if move.needs_reason else {}))

    record.refresh_from_db()
    assert (record.state, record.version) == (move.target, 2)
    assert record.is_plan is move.plans_only


@pytest.mark.parametrize("verb", [verb for verb, move in MOVES.items() if move.needs_reason])
def test_a_step_that_needs_a_reason_is_not_taken_without(cast, verb):
    record = record_in(cast, MOVES[verb].sources[0], is_plan=True)

    with pytest.raises(NotReady):
        actions.ACTIONS[verb](by=owner_of(cast, verb), record=record, why=" \n")

    record.refresh_from_db()
    assert record.version == 1


def test_what_has_happened_cannot_be_cancelled(cast):
    with pytest.raises(WrongState):
        policies.check_can_move(cast.reviewer, record_in(cast, State.APPROVED), "cancel")


def test_a_record_that_was_read_cannot_be_taken_back(cast):
    record = record_in(cast, State.SUBMITTED, opened_at=timezone.now(), opened_by=cast.reviewer)

    assert policies.can_move(cast.reviewer, record, "send_back")
    with pytest.raises(WrongState, match=r"opened|打开"):
        policies.check_can_move(cast.clerk, record, "recall")


def test_submitted_again_it_is_unread_again(cast):
    record = record_in(cast, State.SUBMITTED)
    actions.mark_opened(by=cast.reviewer, record=record)
    actions.send_back(by=cast.reviewer, record=record, why="请补充地点")

    actions.submit(by=cast.clerk, record=record)

    assert (record.opened_at, record.opened_by) == (None, None)
    actions.recall(by=cast.clerk, record=record)


def test_only_who_may_decide_opens_it_for_good(cast):
    record = record_in(cast, State.SUBMITTED)

    for person in (cast.clerk, cast.office, cast.auditor):
        actions.mark_opened(by=person, record=record)
    assert record.opened_at is None

    actions.mark_opened(by=cast.reviewer, record=record)
    first = record.opened_at
    actions.mark_opened(by=cast.reviewer, record=record)
    assert record.opened_at == first


def test_a_record_about_a_child_is_never_published(cast, monkeypatch):
    protected = replace(kinds.get("activity"), is_protected=True)
    monkeypatch.setitem(kinds._kinds, "activity", protected)
    record = record_in(cast, State.APPROVED)

    with pytest.raises(WrongState, match=r"about a child|儿童"):
        policies.check_can_move(cast.reviewer, record, "publish")


def test_what_a_kind_forbids_to_publish_stays_unpublished(cast, monkeypatch):
    careful = replace(kinds.get("activity"), before_publishing=lambda _record: [("summary", "有儿童姓名")])
    monkeypatch.setitem(kinds._kinds, "activity", careful)
    record = record_in(cast, State.APPROVED)

    with pytest.raises(NotReady, match="有儿童姓名"):
        actions.publish(by=cast.reviewer, record=record)

    record.refresh_from_db()
    assert record.state == State.APPROVED


@pytest.mark.parametrize("state", State)
def test_a_record_is_changed_only_by_its_committee_and_on_its_turn(cast, state):
    record = record_in(cast, state)

    assert policies.can_edit(cast.clerk, record) is (state in (State.DRAFT, State.RETURNED))
    with pytest.raises(NotAllowed):
        policies.check_can_edit(cast.other_clerk, record)


def test_many_are_approved_at_once_or_none(cast):
    waiting = [record_in(cast, State.SUBMITTED) for _number in range(3)]
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True, audiences=AUDIENCE)

    with pytest.raises(NotAllowed):
        actions.approve_many(by=cast.reviewer, records=[*waiting, own])
    assert set(type(own).objects.values_list("state", flat=True)) == {State.SUBMITTED}

    waiting = list(Record.objects.filter(author=cast.clerk).order_by("pk"))
    actions.approve_many(by=cast.reviewer, records=waiting)
    assert {record.state for record in waiting} == {State.APPROVED}
    assert recount.differences() == []


def test_one_who_may_do_nothing_has_no_buttons(cast):
    record = record_in(cast, State.SUBMITTED)

    assert policies.moves_open_to(cast.stranger, record) == []
    assert not policies.can_edit(cast.stranger, record)
