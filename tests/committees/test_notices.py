"""Who is told what: authors of what was done with their records, reviewers of what waits for them."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from committees import notices
from committees.choices import Role
from committees.models import Notice
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, CommitteeFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
What = Notice.What


def draft(cast, **fields):
    return ActivityFactory(**{"committee": cast.yingchun, "author": cast.clerk, "audiences": AUDIENCE, **fields})


def told(record=None):
    """Who was told what, in the order of telling."""
    found = Notice.objects.filter(record=record) if record else Notice.objects.all()
    return [(notice.to.username, notice.what) for notice in found.order_by("pk").select_related("to")]


def reviewer_in(committee, **fields):
    return AppointmentFactory(committee=committee, role=Role.REVIEWER, **fields).user


def test_those_who_hold_it_are_told_that_it_waits(cast):
    below = reviewer_in(cast.yingchun, user__username="below")
    record = draft(cast)

    actions.submit(by=cast.clerk, record=record)

    assert told(record) == [(below.username, What.SUBMITTED)]


def test_the_author_is_told_what_was_done(cast):
    record = draft(cast)
    actions.submit(by=cast.clerk, record=record)
    Notice.objects.all().delete()

    actions.approve(by=cast.reviewer, record=record)
    actions.publish(by=cast.reviewer, record=record)
    actions.unpublish(by=cast.reviewer, record=record)
    actions.reopen(by=cast.reviewer, record=record, why="人数有误")

    assert told(record) == [
        ("clerk", What.APPROVED), ("clerk", What.PUBLISHED), ("clerk", What.UNPUBLISHED), ("clerk", What.REOPENED)
    ]  # fmt: skip
    assert Notice.objects.last().why == "人数有误"


@pytest.mark.parametrize("verb", ["recall", "trash", "restore"])
def test_what_the_author_does_alone_is_no_news(cast, verb):
    record = draft(cast, state={"recall": "submitted", "trash": "draft", "restore": "trashed"}[verb])

    actions.ACTIONS[verb](by=cast.clerk, record=record)

    assert told() == []


def test_nobody_is_told_what_they_did_themselves(cast):
    """The office submits what the reviewer entered; the only reviewer there is wrote it, so nobody is told."""
    record = draft(cast, author=cast.reviewer)

    actions.submit(by=cast.office, record=record)

    assert told() == []


def test_what_was_asked_is_answered_by_the_next_step(cast):
    record = draft(cast)

    actions.submit(by=cast.clerk, record=record)
    assert notices.of(cast.reviewer).get().is_read is False
    actions.send_back(by=cast.reviewer, record=record, why="请改")
    assert notices.of(cast.reviewer).get().is_read is True
    assert notices.of(cast.clerk).get().is_read is False
    actions.submit(by=cast.clerk, record=record)
    assert notices.of(cast.clerk).get().is_read is True


def test_what_was_raised_is_told_above(cast):
    reviewer_in(cast.yingchun, user__username="below")
    record = draft(cast)
    actions.submit(by=cast.clerk, record=record)

    actions.escalate(record=record)

    assert told(record) == [("below", What.SUBMITTED), ("reviewer", What.ESCALATED)]


def test_those_at_the_top_are_reminded_once(cast):
    record = draft(cast)
    actions.submit(by=cast.clerk, record=record)

    for _day in range(3):
        notices.remind(record=record)

    assert told(record) == [("reviewer", What.SUBMITTED)] * 2


def test_submitted_again_it_may_be_reminded_of_again(cast):
    record = draft(cast)
    with time_machine.travel(timezone.now() - dt.timedelta(days=9)):
        actions.submit(by=cast.clerk, record=record)
        notices.remind(record=record)
        actions.recall(by=cast.clerk, record=record)
    actions.submit(by=cast.clerk, record=record)

    notices.remind(record=record)

    assert notices.of(cast.reviewer).filter(by=None).count() == 2


def test_the_author_is_asked_about_a_plan(cast):
    plan = draft(cast, is_plan=True, approved=True)

    actions.ask_back(record=plan)

    assert told(plan) == [("clerk", What.PLAN_DUE)]


def test_reading_one_leaves_the_others_unread(cast):
    one, other = draft(cast), draft(cast)
    actions.submit_many(by=cast.clerk, records=[one, other])

    notices.mark_read(by=cast.reviewer, record=one)

    assert notices.of(cast.reviewer).get(is_read=False).record_id == other.pk


def test_a_long_reason_is_cut_to_what_a_notice_holds(cast):
    notices.tell(by=cast.clerk, to=[cast.office], what=What.DEPUTY, why="长" * 900)

    assert len(notices.of(cast.office).get().why) == 500


def test_telling_of_many_costs_no_more_than_telling_of_few(cast):
    costs = []
    for number in (2, 12):
        committees = [CommitteeFactory(parent=cast.yingchun) for _number in range(number)]
        for committee in committees:
            reviewer_in(committee)
        records = [draft(cast, committee=committee) for committee in committees]
        with CaptureQueriesContext(connection) as captured:
            actions.submit_many(by=cast.clerk, records=records)
            actions.approve_many(by=cast.reviewer, records=records)
        costs.append(len(captured))

    assert costs[1] <= costs[0]
