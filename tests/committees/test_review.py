"""The review chain: who may take which step when, and what each step leaves behind."""

import pytest

from committees import history, kinds, records
from committees.choices import State
from committees.errors import Conflict, NotAllowed, NotReady, WrongState
from committees.models import Reach
from committees.review import actions, policies
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def submitted(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)


def test_the_whole_road_from_draft_to_public(cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE)

    actions.submit(by=cast.clerk, record=activity)
    actions.send_back(by=cast.reviewer, record=activity, why="请写明地点")
    actions.submit(by=cast.clerk, record=activity)
    actions.approve(by=cast.reviewer, record=activity)
    actions.publish(by=cast.reviewer, record=activity)

    assert activity.state == State.PUBLISHED
    assert [version.verb for version in history.of(activity)] == ["submit", "send_back", "submit", "approve", "publish"]
    assert set(Reach.objects.filter(record=activity).values_list("state", flat=True)) == {"published"}


def test_nobody_reviews_a_record_of_their_own(cast):
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True, audiences=AUDIENCE)

    with pytest.raises(NotAllowed):
        actions.approve(by=cast.reviewer, record=own)


@pytest.mark.parametrize("person", ["clerk", "other_clerk", "office", "leader", "administrator", "auditor", "stranger"])
def test_only_a_reviewer_of_the_committee_approves(cast, submitted, person):
    with pytest.raises(NotAllowed):
        actions.approve(by=getattr(cast, person), record=submitted)


@pytest.mark.parametrize("person", ["other_clerk", "leader", "reviewer", "childcare", "stranger"])
def test_only_the_committee_and_those_above_submit(cast, person):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE)

    with pytest.raises(NotAllowed):
        actions.submit(by=getattr(cast, person), record=activity)


def test_returning_needs_a_reason(cast, submitted):
    with pytest.raises(NotReady) as caught:
        actions.send_back(by=cast.reviewer, record=submitted, why="  ")

    assert caught.value.problems[0][0] == "why"
    assert submitted.state == State.SUBMITTED


def test_of_two_reviewers_the_second_sees_a_conflict(cast, submitted):
    version = submitted.version
    actions.approve(by=cast.reviewer, record=submitted, version=version)

    submitted.state = State.SUBMITTED  # as the second reviewer's page still shows it
    with pytest.raises(Conflict):
        actions.send_back(by=cast.reviewer, record=submitted, why="太晚了", version=version)


def test_an_author_takes_a_record_back_only_while_nobody_has_read_it(cast, submitted):
    actions.mark_opened(by=cast.reviewer, record=submitted)

    with pytest.raises(WrongState):
        actions.recall(by=cast.clerk, record=submitted)


def test_a_happened_activity_without_audience_is_not_ready(cast):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk)

    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.clerk, record=bare)

    assert [name for name, _sentence in caught.value.problems] == ["audiences"]


def test_an_approved_record_is_locked(cast, submitted):
    actions.approve(by=cast.reviewer, record=submitted)

    with pytest.raises(WrongState):
        records.save(by=cast.clerk, kind=kinds.get("activity"), record=submitted, fields={"title": "改一改"})


def test_buttons_and_actions_ask_the_same_question(cast, submitted):
    assert {move.verb for move in policies.moves_open_to(cast.reviewer, submitted)} == {"approve", "send_back"}
    assert {move.verb for move in policies.moves_open_to(cast.clerk, submitted)} == {"recall"}
    assert policies.moves_open_to(cast.leader, submitted) == []
