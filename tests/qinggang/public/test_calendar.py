import datetime as dt

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from committees.choices import State
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import VisitFactory
from tests.factories import VenueFactory
from tests.qinggang.public.reading import read, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_march")]
CALENDAR = "/calendar/"


@pytest.fixture
def in_march():
    with time_machine.travel(dt.datetime(2024, 3, 15, 4, tzinfo=dt.UTC), tick=False):
        yield


def months(response) -> dict[str, list[str]]:
    return {str(group.title): titles(group.lines) for group in response.context["groups"]}


def test_calendar_shows_three_months_with_their_key_dates(cast):
    ActivityFactory(committee=cast.yingchun, published=True, title="清明祭扫", since=dt.date(2024, 4, 3))

    found = months(read(CALENDAR, language="zh-hans"))

    assert list(found) == ["2024年3月", "2024年4月", "2024年5月"]
    assert found["2024年4月"][:2] == ["清明祭扫", "清明"]


def test_calendar_leads_from_a_key_date_to_its_activities(cast):
    ActivityFactory(committee=cast.yingchun, published=True, title="清明祭扫", key_date_id="tomb_sweeping")

    line = next(line for line in read(CALENDAR).context["groups"][1].lines if line.title == "Tomb-Sweeping Day")

    assert line.day == "2024-04-04"
    assert titles(read(line.url).context["lines"]) == ["清明祭扫"]


def test_calendar_of_another_month_is_asked_by_address(cast):
    response = read(f"{CALENDAR}?month=2025-01", language="zh-hans")

    assert "春节" in months(response)["2025年1月"]
    assert response.context["pages"].previous_url == "/calendar/?month=2025-04"
    assert response.context["pages"].next_url == "/calendar/?month=2024-10"


@pytest.mark.parametrize("month", ["1900-01", "2100-12"])
def test_calendar_ends_where_the_years_end(cast, month):
    pages = read(f"{CALENDAR}?month={month}").context["pages"]

    assert bool(pages.previous_url) != bool(pages.next_url)


def test_calendar_says_what_is_wrong_with_a_month(cast):
    assert "is not a month" in read(f"{CALENDAR}?month=2024-13", status=400).text


def test_calendar_leaves_out_what_has_no_day_and_what_is_not_public(cast):
    fields = {"committee": cast.yingchun, "since": dt.date(2024, 4, 1), "until": dt.date(2024, 5, 1)}
    ActivityFactory(published=True, title="只知道月份", date_precision="month", **fields)
    ActivityFactory(approved=True, title="没有公开", date_precision="days", **fields)
    VisitFactory(approved=True, is_plan=True, title="走访", date_precision="days", **fields)

    shown = {title for titles in months(read(CALENDAR)).values() for title in titles}
    assert not {"只知道月份", "没有公开", "走访"} & shown


def test_calendar_shows_an_event_of_several_days_once(cast):
    ActivityFactory(
        committee=cast.yingchun, published=True, title="跨月的活动", date_precision="days",
        since=dt.date(2024, 2, 28), until=dt.date(2024, 4, 3),
    )  # fmt: skip

    assert [name for name, lines in months(read(CALENDAR)).items() if "跨月的活动" in lines] == ["March 2024"]


def test_calendar_shows_staff_their_approved_plans(cast):
    ActivityFactory(committee=cast.village, approved=True, is_plan=True, title="村里的计划", since=dt.date(2024, 4, 20))
    VisitFactory(committee=cast.village, approved=True, is_plan=True, title="走访", since=dt.date(2024, 4, 20))

    def seen_by(user) -> list[str]:
        client = Client()
        client.force_login(user)
        return months(client.get(CALENDAR, headers={"accept-language": "en"}))["April 2024"]

    assert "村里的计划" in seen_by(cast.clerk)
    assert "村里的计划" not in seen_by(cast.other_clerk)
    assert "走访" not in seen_by(cast.childcare)


def test_ics_is_a_calendar(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, title="清明祭扫, 第一场", date_precision="days",
        since=dt.date(2024, 4, 3), until=dt.date(2024, 4, 5),
    )  # fmt: skip
    activity.places.add(VenueFactory(committee=cast.county, name="革命烈士纪念碑"))

    response = read("/calendar.ics?language=zh-hans")
    calendar = Calendar.from_ical(response.content)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    event = next(event for event in calendar.walk("VEVENT") if event["uid"] == f"record-{activity.pk}@testserver")
    assert event["summary"] == "清明祭扫, 第一场"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (dt.date(2024, 4, 3), dt.date(2024, 4, 5))
    assert event["location"] == "革命烈士纪念碑"
    assert event["url"] == f"http://testserver/activities/{activity.pk}/"
    assert "清明" in [str(event["summary"]) for event in calendar.walk("VEVENT")]


def test_ics_speaks_the_language_that_its_address_names(cast):
    ActivityFactory(
        committee=cast.yingchun, published=True, title="清明祭扫", title_en="Tomb sweeping", since=dt.date(2024, 4, 3)
    )

    assert "/calendar.ics?language=en" in read(CALENDAR).text
    assert "Tomb sweeping" in read("/calendar.ics?language=en", language="zh-hans").text
    assert "清明祭扫" in read("/calendar.ics?language=xx", language="zh-hans").text


def test_ics_stays_the_same_while_nothing_changes(cast):
    assert read("/calendar.ics").content == read("/calendar.ics").content


@pytest.mark.parametrize("state", [State.APPROVED, State.SUBMITTED])
def test_ics_shows_only_what_is_published(cast, state):
    ActivityFactory(committee=cast.yingchun, state=state, title="没有公开", since=dt.date(2024, 4, 3))

    assert "没有公开" not in read("/calendar.ics").text


def test_calendar_of_an_empty_portal_has_its_key_dates(db):
    assert "Tomb-Sweeping Day" in read(CALENDAR).text
    assert b"BEGIN:VCALENDAR" in read("/calendar.ics").content
