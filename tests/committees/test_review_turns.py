"""Whose turn it is to review, until when, and what the portal does when that day is over."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from committees import history, kinds, records
from committees.choices import Role, State
from committees.errors import NotReady, WrongState
from committees.models import Appointment, Record
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, CommitteeFactory, UserFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


def draft(cast, **fields):
    return ActivityFactory(**{"committee": cast.village, "author": cast.clerk, "audiences": AUDIENCE, **fields})


def reviewer_in(committee, **fields):
    return AppointmentFactory(committee=committee, role=Role.REVIEWER, **fields).user


def submitted(cast, **fields):
    record = draft(cast, **fields)
    actions.submit(by=cast.clerk, record=record)
    record.refresh_from_db()
    return record


def test_the_nearest_committee_with_a_reviewer_holds_it(cast, settings):
    settings.REVIEW_DAYS = 3
    reviewer_in(cast.yingchun)

    record = submitted(cast)

    assert record.held_by == cast.yingchun
    assert record.due_on == timezone.localdate() + dt.timedelta(days=3)


def test_its_own_author_does_not_make_a_committee_its_reviewer(cast):
    AppointmentFactory(user=cast.clerk, committee=cast.village, role=Role.REVIEWER)

    assert submitted(cast).held_by == cast.county


@pytest.mark.parametrize(
    "appointment",
    [
        {"since": dt.date(2999, 1, 1)},
        {"until": dt.date(2021, 1, 1)},
        {"user__is_active": False},
    ],
)
def test_only_who_is_in_force_today_reviews(cast, appointment):
    reviewer_in(cast.village, **appointment)

    assert submitted(cast).held_by == cast.county


def test_where_nobody_reviews_nobody_holds_it(cast, client):
    Appointment.objects.filter(role=Role.REVIEWER).delete()

    record = submitted(cast)

    assert (record.state, record.held_by) == (State.SUBMITTED, None)
    client.force_login(cast.clerk)
    page = client.get(record.get_absolute_url(), headers={"Accept-Language": "en"}).content.decode()
    assert "Nobody is appointed who could review it" in page


def test_the_page_says_whose_turn_it_is_and_until_when(cast, client):
    with time_machine.travel(dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC)):
        record = submitted(cast)
        client.force_login(cast.clerk)
        page = client.get(record.get_absolute_url(), headers={"Accept-Language": "en"}).content.decode()

    assert "Qinggang County Committee decides, until 11 April 2026" in page


@pytest.mark.parametrize("verb", ["recall", "approve", "send_back"])
def test_nobody_holds_what_is_no_longer_waiting(cast, verb):
    record = submitted(cast)
    by = cast.clerk if verb == "recall" else cast.reviewer

    actions.ACTIONS[verb](by=by, record=record, **({"why": "请改"} if verb == "send_back" else {}))

    stored = Record.objects.get(pk=record.pk)
    assert (stored.held_by, stored.due_on, record.held_by, record.due_on) == (None, None, None, None)


def test_the_database_too_knows_that_only_what_waits_is_held(cast):
    record = draft(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.filter(pk=record.pk).update(held_by=cast.county)


def test_any_reviewer_within_reach_may_decide_whoever_holds_it(cast):
    reviewer_in(cast.yingchun)
    record = submitted(cast)

    actions.approve(by=cast.reviewer, record=record)

    assert record.state == State.APPROVED


def test_a_record_climbs_from_committee_to_committee_until_there_is_none_above(cast):
    reviewer_in(cast.village)
    reviewer_in(cast.yingchun)
    record = submitted(cast)
    waiting_since, due_on = record.changed_at, record.due_on
    actions.mark_opened(by=cast.reviewer, record=record)

    held = [record.held_by]
    with time_machine.travel(timezone.now() + dt.timedelta(days=10)):
        for _step in range(2):
            actions.escalate(record=record)
            held.append(record.held_by)
        with pytest.raises(WrongState):
            actions.escalate(record=record)

    stored = Record.objects.get(pk=record.pk)
    assert held == [cast.village, cast.yingchun, cast.county]
    assert (stored.state, stored.held_by, stored.version) == (State.SUBMITTED, cast.county, 4)
    assert stored.due_on == due_on + dt.timedelta(days=10)
    assert (stored.changed_at, stored.opened_by) == (waiting_since, cast.reviewer)
    assert [(step.verb, step.by) for step in history.of(record)][1:] == [("escalate", None), ("escalate", None)]


def test_a_record_that_nobody_held_goes_to_the_nearest_reviewer_there_is_now(cast):
    Appointment.objects.filter(role=Role.REVIEWER).delete()
    record = submitted(cast)
    reviewer_in(cast.village)
    reviewer_in(cast.county)

    actions.escalate(record=record)

    assert record.held_by == cast.village


def test_a_plan_goes_back_once_its_last_day_is_over(cast):
    plan = draft(cast, is_plan=True, since=dt.date(2026, 5, 4), until=dt.date(2026, 5, 6), published=True)

    with time_machine.travel(dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)), pytest.raises(WrongState):
        actions.ask_back(record=plan)
    with time_machine.travel(dt.datetime(2026, 5, 6, 12, tzinfo=dt.UTC)):
        actions.ask_back(record=plan)

    assert plan.state == State.RETURNED
    assert history.of(plan).get().by is None


def test_a_plan_that_was_asked_after_is_not_simply_submitted_again(cast):
    plan = draft(cast, is_plan=True, approved=True)
    actions.ask_back(record=plan)

    with pytest.raises(WrongState):
        actions.submit(by=cast.clerk, record=plan)
    happened = records.save(by=cast.clerk, kind=kinds.get("activity"), record=plan, fields={"is_plan": False})
    actions.submit(by=cast.clerk, record=happened)

    assert happened.state == State.SUBMITTED


def test_the_question_stands_on_the_page_of_the_plan(cast, client):
    plan = draft(cast, is_plan=True, approved=True)
    actions.ask_back(record=plan)
    client.force_login(cast.clerk)

    page = client.get(plan.get_absolute_url(), headers={"Accept-Language": "en"}).content.decode()

    assert "Did it take place, and how many came?" in page
    assert "the portal itself" in page
    form = client.get(f"{plan.get_absolute_url()}edit/", headers={"Accept-Language": "en"})
    assert form.context["happened"].title == "Did it take place? How many came?"
    assert form.context["notices"] == []  # the same is not said twice


def test_the_author_calls_off_a_plan_with_a_reason(cast):
    plan = draft(cast, is_plan=True, returned=True)

    actions.call_off(by=cast.clerk, record=plan, why="大雪封路")

    assert plan.state == State.CANCELLED
    assert history.of(plan).get().why == "大雪封路"


def test_a_return_may_point_at_a_field(cast):
    for name in ("title", "audiences", "held_on"):
        record = submitted(cast)
        actions.send_back(by=cast.reviewer, record=record, why="请写明", field=name)
        assert history.of(record).last().field == name


@pytest.mark.parametrize("name", ["state", "author", "nonsense", "<b>"])
def test_a_return_points_at_no_field_that_the_form_does_not_have(cast, name):
    record = submitted(cast)

    with pytest.raises(NotReady):
        actions.send_back(by=cast.reviewer, record=record, why="请写明", field=name)


@pytest.mark.parametrize("verb", ["escalate", "ask-back"])
def test_nobody_takes_a_step_of_the_portal_by_its_address(cast, client, verb):
    record = submitted(cast)
    client.force_login(cast.reviewer)

    answer = client.post(f"{record.get_absolute_url()}{verb}/", {"version": record.version})

    assert answer.status_code == 404


def test_submitting_many_costs_no_more_whoever_holds_them(cast):
    costs = []
    for number in (2, 12):
        villages = [CommitteeFactory(parent=cast.yingchun) for _number in range(number)]
        for village in villages:
            reviewer_in(village, user=UserFactory())
        records = [draft(cast, committee=village) for village in villages]
        with CaptureQueriesContext(connection) as captured:
            actions.submit_many(by=cast.clerk, records=records)
        costs.append(len(captured))
        assert [Record.objects.get(pk=record.pk).held_by for record in records] == villages

    assert costs[1] <= costs[0]
