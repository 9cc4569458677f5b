"""Who was to report what by when: periods, deadlines, locks, and a parent that is complete only with its children."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from committees import history, reporting
from committees.errors import NotAllowed
from committees.models import Level, PeriodReport, ReportingDuty, Version
from committees.reporting import Status
from tests.factories import CommitteeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def duty(committee, level="township", rhythm="month", days=5, since=date(2024, 1, 1), **more):
    return ReportingDuty.objects.create(
        committee=committee, name="当月工作", level=Level.objects.get(pk=level), rhythm=rhythm, days=days, since=since,
        **more,
    )  # fmt: skip


def january(asked):
    return reporting.period_of(asked, 2024, 1)


def on(day):
    return time_machine.travel(day, tick=False)


def say(by, asked, committee, **more):
    return reporting.hand_in(by=by, period=asked, committee=committee, **{"is_nothing": False, **more})


@pytest.mark.parametrize(
    ("rhythm", "begins"),
    [("month", [4, 5, 6]), ("quarter", [4]), ("half", [1]), ("year", [])],
)
def test_a_period_belongs_to_the_months_in_which_it_ends(rhythm, begins):
    asked = ReportingDuty(rhythm=rhythm, since=date(2024, 1, 1), days=5)

    found = reporting.periods(asked, 2024 * 12 + 3, 2024 * 12 + 5)

    assert [one.since for one in found] == [date(2024, month, 1) for month in begins]


def test_a_duty_asks_nothing_before_it_begins_and_after_it_ends():
    asked = ReportingDuty(rhythm="month", since=date(2024, 3, 15), until=date(2024, 5, 31), days=5)

    found = reporting.periods(asked, 2024 * 12, 2024 * 12 + 11)

    assert [one.since.month for one in found] == [3, 4, 5]


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2024, 1, 31), Status.WAITING), (date(2024, 2, 5), Status.WAITING), (date(2024, 2, 6), Status.MISSING)],
)
def test_what_is_not_handed_in_is_missing_from_the_day_after_it_was_due(cast, day, status):
    with on(day):
        assert january(duty(cast.county)).status(None) == status


@pytest.mark.parametrize(
    ("day", "is_nothing", "status"),
    [
        (date(2024, 2, 5), False, Status.ON_TIME),
        (date(2024, 2, 6), False, Status.LATE),
        (date(2024, 2, 9), True, Status.NOTHING),
    ],
)
def test_what_is_handed_in_is_on_time_or_late_and_nothing_counts_too(cast, day, is_nothing, status):
    asked = january(duty(cast.county))
    with on(day):
        report = say(cast.clerk, asked, cast.yingchun, is_nothing=is_nothing)

        assert asked.status(report) == status


def test_saying_it_twice_is_saying_it_once(cast):
    asked = january(duty(cast.county))
    with on(date(2024, 2, 2)):
        first = say(cast.clerk, asked, cast.yingchun)
        second = say(cast.office, asked, cast.yingchun, is_nothing=True)

    assert second == first
    assert PeriodReport.objects.count() == 1
    assert Version.objects.filter(subject="periodreport").count() == 1


def test_a_period_that_goes_on_cannot_be_reported(cast):
    with on(date(2024, 1, 31)), pytest.raises(ValidationError, match="not over yet"):
        say(cast.clerk, january(duty(cast.county)), cast.yingchun)


def test_who_is_not_asked_cannot_report(cast):
    with on(date(2024, 2, 2)), pytest.raises(ValidationError, match="not asked"):
        say(cast.office, january(duty(cast.county)), cast.village)


def test_another_town_cannot_report_it(cast):
    with on(date(2024, 2, 2)), pytest.raises(NotAllowed):
        say(cast.other_clerk, january(duty(cast.county)), cast.yingchun)


def test_once_locked_only_who_asks_may_change_it_and_says_why(cast):
    asked = january(duty(cast.county, locks_after=10))
    with on(date(2024, 2, 15)):
        assert not asked.is_locked
    with on(date(2024, 2, 16)):
        with pytest.raises(NotAllowed):
            say(cast.clerk, asked, cast.yingchun, note="漏报")
        with pytest.raises(ValidationError, match="say why"):
            say(cast.office, asked, cast.yingchun)
        say(cast.office, asked, cast.yingchun, note="补报")

    assert PeriodReport.objects.get().note == "补报"


def test_opened_again_it_is_missing_and_the_history_says_why(cast):
    asked = january(duty(cast.county))
    with on(date(2024, 2, 7)):
        report = say(cast.clerk, asked, cast.yingchun)
        steps = history.of(report)
        with pytest.raises(ValidationError):
            reporting.open_again(by=cast.clerk, period=asked, committee=cast.yingchun, why=" ")

        reporting.open_again(by=cast.clerk, period=asked, committee=cast.yingchun, why="还有一场活动")

        assert [(step.verb, step.why) for step in steps] == [("create", ""), ("remove", "还有一场活动")]
        assert asked.status(reporting.report_of(asked, cast.yingchun)) == Status.MISSING


def test_a_parent_is_complete_only_when_its_children_are(cast):
    asked = duty(cast.county, level="village")
    other = CommitteeFactory(parent=cast.yingchun, level_id="village")
    with on(date(2024, 2, 2)):
        say(cast.clerk, january(asked), cast.village)
        half = january_of(cast.county)
        say(cast.clerk, january(asked), other, is_nothing=True)
        whole = january_of(cast.county)

    assert [(place.received, len(place.found), place.is_complete) for place in half.values()] == [(1, 2, False)] * 2
    assert list(whole) == [cast.county, cast.yingchun]
    assert all(place.is_complete for place in whole.values())


def january_of(committee):
    (sheet,) = reporting.sheets(committee, 2024)
    return {row: places[0] for row, places in sheet.rows.items()}


def test_a_committee_is_asked_nothing_of_the_time_before_it_was_and_after_it_closed(cast):
    duty(cast.county)
    CommitteeFactory(parent=cast.county, founded_on=date(2024, 3, 1))
    CommitteeFactory(parent=cast.county, closed_on=date(2024, 2, 10))
    with on(date(2024, 4, 1)):
        (sheet,) = reporting.sheets(cast.county, 2024)

    assert [len(place.found) for place in sheet.rows[cast.county]][:3] == [3, 2, 3]


def test_all_committees_cost_the_same_three_queries(cast, django_assert_num_queries):
    duty(cast.county)
    for _each in range(20):
        CommitteeFactory(parent=cast.county)

    with on(date(2024, 4, 1)), django_assert_num_queries(3):
        reporting.sheets(cast.county, 2024)


def test_the_desk_tells_a_clerk_what_their_own_committee_owes(cast):
    duty(cast.county, since=date(2024, 2, 1))
    with on(date(2024, 4, 3)):
        say(cast.clerk, reporting.period_of(ReportingDuty.objects.get(), 2024, 2), cast.yingchun)

        assert [(place, one.since.month) for place, one in reporting.waiting_of(cast.clerk)] == [(cast.yingchun, 3)]
        assert len(reporting.waiting_of(cast.other_clerk)) == 2
        assert reporting.waiting_of(cast.office) == []  # the county itself owes nothing
        assert reporting.waiting_of(cast.leader) == []
