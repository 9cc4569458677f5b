"""Many records take a step together: all or none, each with its own history, at the price of a few statements."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees import figures, history, indicators, kinds, recount
from committees.choices import State
from committees.errors import Conflict, NotAllowed, NotReady, WrongState
from committees.models import Reach, Record
from committees.periods import ALL_TIME
from committees.review import actions
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


def activities(cast, number=3, **fields):
    return [
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE, **fields) for _ in range(number)
    ]


def stored(records):
    return set(Record.objects.filter(pk__in=[record.pk for record in records]).values_list("state", "version"))


def test_many_records_go_up_and_out_together(cast):
    entered, batch = activities(cast), uuid4()

    actions.submit_many(by=cast.clerk, records=entered, batch=batch)
    actions.approve_many(by=cast.reviewer, records=entered, batch=batch)
    actions.publish_many(by=cast.reviewer, records=entered, batch=batch)

    assert stored(entered) == {(State.PUBLISHED, 4)}
    assert {(record.state, record.version) for record in entered} == {("published", 4)}
    assert set(Reach.objects.filter(record__in=entered).values_list("state", flat=True)) == {"published"}
    for record in entered:
        steps = [(step.number, step.verb, step.by, step.state, step.batch) for step in history.of(record)]
        assert steps == [
            (2, "submit", cast.clerk, "submitted", batch),
            (3, "approve", cast.reviewer, "approved", batch),
            (4, "publish", cast.reviewer, "published", batch),
        ]
    assert figures.answer(indicators.find("red_activities"), cast.county, ALL_TIME).total.number == 3
    assert recount.differences() == []


def test_records_of_different_versions_go_together(cast):
    fresh, mended = activities(cast, 1), activities(cast, 1, version=5)

    actions.submit_many(by=cast.clerk, records=[*fresh, *mended])

    assert (fresh[0].version, mended[0].version) == (2, 6)
    assert stored([*fresh, *mended]) == {(State.SUBMITTED, 2), (State.SUBMITTED, 6)}


def test_one_that_somebody_else_has_changed_stops_all(cast):
    entered = activities(cast)
    Record.objects.filter(pk=entered[1].pk).update(version=2)

    with pytest.raises(Conflict):
        actions.submit_many(by=cast.clerk, records=entered)

    assert {state for state, _version in stored(entered)} == {State.DRAFT}
    assert {record.state for record in entered} == {State.DRAFT}
    assert not history.of(entered[0]).exists()


def test_one_that_is_not_ready_stops_all(cast):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    entered = [*activities(cast), bare]

    with pytest.raises(NotReady):
        actions.submit_many(by=cast.clerk, records=entered)

    assert stored(entered) == {(State.DRAFT, 1)}


def test_one_that_the_reviewer_entered_stops_all(cast):
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True, audiences=AUDIENCE)
    waiting = [*activities(cast, submitted=True), own]

    with pytest.raises(NotAllowed):
        actions.approve_many(by=cast.reviewer, records=waiting)

    assert stored(waiting) == {(State.SUBMITTED, 1)}


def test_only_approved_records_are_published(cast):
    with pytest.raises(WrongState):
        actions.publish_many(by=cast.reviewer, records=activities(cast, submitted=True))


def test_the_same_record_twice_is_a_conflict(cast):
    (record,) = activities(cast, 1, submitted=True)

    with pytest.raises(Conflict):
        actions.approve_many(by=cast.reviewer, records=[record, record])


def test_what_bars_publishing_one_bars_all(cast, monkeypatch):
    approved = activities(cast, approved=True)
    barring = replace(
        kinds.get("activity"), before_publishing=lambda record: [("summary", "")] if record == approved[2] else []
    )
    monkeypatch.setitem(kinds._kinds, "activity", barring)

    with pytest.raises(NotReady):
        actions.publish_many(by=cast.reviewer, records=approved)

    assert stored(approved) == {(State.APPROVED, 1)}


def test_publishing_many_costs_no_more_statements_than_publishing_few(cast):
    costs = []
    for number in (2, 20):
        approved = activities(cast, number, approved=True)
        with CaptureQueriesContext(connection) as captured:
            actions.publish_many(by=cast.reviewer, records=approved)
        costs.append(len(captured))

    assert costs[1] <= costs[0]
