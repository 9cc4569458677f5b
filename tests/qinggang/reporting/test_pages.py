"""The reporting calendar in the browser: the table of the year, and reporting a period."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from committees.models import Level, PeriodReport, ReportingDuty
from qinggang.digest import message_for
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}
CALENDAR = "/reporting/"


@pytest.fixture(autouse=True)
def on_a_monday():
    with time_machine.travel(date(2024, 3, 4), tick=False):
        yield


@pytest.fixture
def duty(cast):
    return ReportingDuty.objects.create(
        committee=cast.county, name="当月工作", level=Level.objects.get(pk="township"), rhythm="month", days=5,
        since=date(2024, 1, 1),
    )  # fmt: skip


def address(duty, committee, month=2, name="period"):
    return reverse(f"reporting:{name}", args=[duty.pk, committee.pk, 2024, month])


def cells(page):
    (table,) = page.context["tables"]
    return {
        str(row[0].text): [str(cell.tag.text if cell.tag else cell.text) for cell in row[1:4]] for row in table.rows
    }


def test_the_year_is_told_town_by_town_and_all_together(client, cast, duty):
    client.force_login(cast.clerk)
    client.post(address(duty, cast.yingchun, 1), {"said": "all"})
    client.post(address(duty, cast.yingchun, 2), {"said": "nothing"})
    client.force_login(cast.leader)

    page = client.get(CALENDAR, **ENGLISH)

    assert cells(page) == {
        "All together": ["1 of 2", "1 of 2", "0 of 2"],
        cast.yingchun.short: ["late", "nothing to report", "not due yet"],
        cast.zhonghe.short: ["missing", "not due yet", "not due yet"],
    }


def test_a_clerk_finds_on_the_desk_what_is_to_be_reported_and_reports_it(client, cast, duty):
    client.force_login(cast.clerk)
    desk = client.get("/desk/", **ENGLISH).text
    assert "2 reports to hand in; of these overdue: 1" in desk

    links = [row[0].url for row in client.get(CALENDAR).context["to_report"].rows]
    assert links == [address(duty, cast.yingchun, month) for month in (1, 2)]
    for link in links:
        assert client.post(link, {"said": "all", "note": "齐了"}).status_code == 302

    assert client.get(CALENDAR).context["to_report"] is None
    assert "reports to hand in" not in client.get("/desk/", **ENGLISH).text
    assert "齐了" in client.get(links[0]).text


def test_before_saying_it_is_all_one_sees_what_there_is(client, cast, duty):
    ActivityFactory(committee=cast.yingchun, since=date(2024, 2, 10), approved=True)
    ActivityFactory(committee=cast.yingchun, since=date(2024, 1, 10), approved=True)
    client.force_login(cast.clerk)

    rows = client.get(address(duty, cast.yingchun), **ENGLISH).context["table"].rows

    assert [[cell.text for cell in row] for row in rows] == [["Approved", "1"]]


def test_nothing_chosen_is_said_and_what_was_typed_is_kept(client, cast, duty):
    client.force_login(cast.clerk)

    page = client.post(address(duty, cast.yingchun), {"note": "本月开学"}, **ENGLISH)

    assert page.status_code == 422
    assert "本月开学" in page.text
    assert not PeriodReport.objects.exists()


def test_it_is_opened_again_with_a_reason_alone(client, cast, duty):
    client.force_login(cast.clerk)
    client.post(address(duty, cast.yingchun), {"said": "all"})

    assert client.post(address(duty, cast.yingchun, name="open-again"), {"why": ""}).status_code == 422
    assert client.post(address(duty, cast.yingchun, name="open-again"), {"why": "补一场"}).status_code == 302
    assert not PeriodReport.objects.exists()


def test_a_month_that_is_not_asked_for_is_not_there(client, cast, duty):
    client.force_login(cast.office)

    assert client.get(address(duty, cast.yingchun, 13)).status_code == 404
    assert client.get(address(duty, cast.village)).status_code == 404
    assert client.get(reverse("reporting:period", args=[duty.pk, cast.yingchun.pk, 2023, 12])).status_code == 404


def test_a_year_that_cannot_be_is_said_in_words(client, cast, duty):
    client.force_login(cast.leader)

    page = client.get(CALENDAR, {"year": "1812"})

    assert page.status_code == 400
    assert page.context["errors"].problems


def test_the_dashboard_and_the_monday_mail_tell_of_it(client, cast, duty):
    client.force_login(cast.leader)

    assert "2 reports are missing" in client.get("/dashboard/", **ENGLISH).text
    cast.clerk.language = "en"
    assert "2 reports to hand in" in message_for(cast.clerk).body


def test_duties_are_found_by_their_words(client, cast, duty):
    client.force_login(cast.office)

    assert "当月工作" in client.get("/desk/search/", {"q": "当月"}).text
    assert "当月工作" in client.get("/desk/reporting-duties/", {"q": "当月"}).text


def test_the_day_of_handing_in_is_that_of_the_countys_clocks(client, cast, duty):
    with time_machine.travel("2024-03-05 17:30:00+00:00", tick=False):  # past midnight in the county
        client.force_login(cast.clerk)
        client.post(address(duty, cast.yingchun), {"said": "all"})

        assert "Handed in on 6 March 2024" in client.get(address(duty, cast.yingchun), **ENGLISH).text
