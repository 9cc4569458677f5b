"""The portal's own work: done when it is due, once, by whoever comes first; a failure stays its own."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from committees import due, notices
from committees.choices import Role, State
from committees.models import Appointment, DueJob, Record
from committees.review import actions, overdue
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
START = dt.datetime(2026, 4, 6, 1, 30, tzinfo=dt.UTC)  # 9:30 in the county


@pytest.fixture
def jobs(monkeypatch):
    """An empty register; what is put into it is done."""
    register = {}
    monkeypatch.setattr(due, "_jobs", register)
    return register


def job(jobs, name="example", work=lambda: 7, **options):
    return jobs.setdefault(name, due.Job(name, name, work, **options))


def done(**options):
    return [(outcome.job.name, outcome.result) for outcome in due.run(**options)]


def test_a_job_is_done_once_in_its_time(jobs):
    job(jobs, every=dt.timedelta(hours=2))

    with time_machine.travel(START, tick=False) as clock:
        assert done() == [("example", "7")]
        clock.shift(dt.timedelta(minutes=119))
        assert done() == []
        clock.shift(dt.timedelta(minutes=1))
        assert done() == [("example", "7")]


def test_a_daily_job_is_done_once_a_day_from_its_hour_on(jobs):
    job(jobs, from_hour=10)

    with time_machine.travel(START, tick=False) as clock:
        assert done() == []
        clock.shift(dt.timedelta(minutes=30))
        assert done() == [("example", "7")]
        clock.shift(dt.timedelta(hours=23, minutes=59))
        assert done() == []
        clock.shift(dt.timedelta(minutes=1))
        assert done() == [("example", "7")]


def test_a_day_that_was_missed_is_made_up_for(jobs):
    job(jobs, from_hour=10)
    DueJob.objects.create(name="example", began=START - dt.timedelta(days=1), ended=START - dt.timedelta(days=1))

    with time_machine.travel(START, tick=False):
        assert done() == [("example", "7")]


def test_one_failure_stops_no_other_job_and_is_tried_again(jobs):
    def fail():
        raise OSError("the mail server says no")

    job(jobs, "first", fail, from_hour=0)
    job(jobs, "second")

    with time_machine.travel(START, tick=False) as clock:
        assert done() == [("first", "OSError"), ("second", "7")]
        assert done() == []
        clock.shift(dt.timedelta(minutes=5))
        assert done() == [("first", "OSError")]
        assert DueJob.objects.get(name="first").failures == 2
        clock.shift(dt.timedelta(minutes=5))
        assert done() == []

    jobs["first"] = due.Job("first", "first", lambda: 1)
    assert ("first", "1") in done()
    assert DueJob.objects.get(name="first").failures == 0


def test_what_is_running_is_left_alone_until_it_must_have_been_killed(jobs):
    job(jobs)
    DueJob.objects.create(name="example", began=START)

    with time_machine.travel(START + dt.timedelta(minutes=59), tick=False) as clock:
        assert done() == []
        assert done(force=True) == []
        clock.shift(dt.timedelta(minutes=1))
        assert done() == [("example", "7")]


def test_told_to_stop_half_way_it_is_due_as_before(jobs):
    def stop():
        raise SystemExit

    job(jobs, work=stop)

    with pytest.raises(SystemExit):
        list(due.run())

    assert DueJob.objects.get().began is None


def test_only_and_force(jobs):
    job(jobs, "one")
    job(jobs, "other")

    assert done(names={"one"}) == [("one", "7")]
    assert done(names={"one"}) == []
    assert done(names={"one"}, force=True) == [("one", "7")]


def test_no_two_jobs_have_one_name(jobs):
    due.register(due.Job("one", "one", lambda: 0))

    with pytest.raises(ValueError, match="twice"):
        due.register(due.Job("one", "one", lambda: 0))


@pytest.mark.django_db(transaction=True)
def test_of_two_runners_at_once_one_does_the_job(jobs):
    together, calls = threading.Barrier(2), []
    job(jobs, work=lambda: calls.append(1) or 1)
    DueJob.objects.create(name="example")

    def run():
        try:
            together.wait()
            list(due.run())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert calls == [1]
    assert DueJob.objects.get().result == "1"


def submitted(cast):
    record = ActivityFactory(committee=cast.village, author=cast.clerk, audiences=AUDIENCE)
    actions.submit(by=cast.clerk, record=record)
    return record


def reviewer_in(committee):
    return AppointmentFactory(committee=committee, role=Role.REVIEWER).user


def test_an_overdue_record_climbs_one_step_at_a_time(cast):
    reviewer_in(cast.yingchun)
    with time_machine.travel(START) as clock:
        record = submitted(cast)
        clock.shift(dt.timedelta(days=5))
        assert overdue.raise_overdue() == 0
        clock.shift(dt.timedelta(days=1))
        assert overdue.raise_overdue() == 1
        assert overdue.raise_overdue() == 0
        clock.shift(dt.timedelta(days=6))
        assert overdue.raise_overdue() == 0
        assert overdue.raise_overdue() == 0

    record.refresh_from_db()
    assert record.held_by == cast.county
    assert notices.of(cast.reviewer).filter(by=None, what="submitted").count() == 1


def test_what_stays_overdue_at_the_top_holds_up_nothing(cast, monkeypatch):
    monkeypatch.setattr(overdue, "AT_ONCE", 1)
    with time_machine.travel(START) as clock:
        submitted(cast)
        reviewer_in(cast.yingchun)
        below = submitted(cast)
        clock.shift(dt.timedelta(days=6))

        assert overdue.raise_overdue() == 1

    below.refresh_from_db()
    assert below.held_by == cast.county


def test_what_nobody_could_review_finds_a_reviewer_once_there_is_one(cast):
    Appointment.objects.filter(role=Role.REVIEWER).delete()
    record = submitted(cast)
    assert overdue.raise_overdue() == 0

    reviewer_in(cast.county)

    assert overdue.raise_overdue() == 1
    record.refresh_from_db()
    assert record.held_by == cast.county


def test_somebody_who_decides_meanwhile_wins(cast, monkeypatch):
    with time_machine.travel(START):
        record = submitted(cast)
    reviewer_in(cast.county)
    Record.objects.filter(pk=record.pk).update(held_by=cast.yingchun)
    escalate = actions.escalate

    def approved_first(*, record):
        actions.approve(by=cast.reviewer, record=Record.objects.get(pk=record.pk))
        escalate(record=record)

    monkeypatch.setattr(actions, "escalate", approved_first)

    assert overdue.raise_overdue() == 0
    record.refresh_from_db()
    assert record.state == State.APPROVED


def test_plans_are_asked_after_when_their_last_day_is_over(cast):
    today = timezone.localdate()
    plan = {"committee": cast.village, "author": cast.clerk, "is_plan": True, "approved": True}
    over = ActivityFactory(**plan, since=today - dt.timedelta(days=1))
    still_on = ActivityFactory(**plan, since=today)
    undated = ActivityFactory(**plan, since=None)
    happened = ActivityFactory(committee=cast.village, author=cast.clerk, approved=True, audiences=AUDIENCE)

    assert overdue.ask_after_plans() == 1
    assert overdue.ask_after_plans() == 0

    states = {thing.pk: thing.state for thing in Record.objects.all()}
    assert states[over.pk] == State.RETURNED
    assert {states[thing.pk] for thing in (still_on, undated, happened)} == {State.APPROVED}


def test_the_portals_jobs_are_registered():
    assert {"overdue-reviews", "plans", "trash", "files", "sessions"} <= {job.name for job in due.every()}
    for job in due.every():
        assert job.work() >= 0
