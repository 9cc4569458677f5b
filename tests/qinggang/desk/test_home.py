"""My desk says what waits for whom, why, since when, and what was done a year ago."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from activities.models import KeyDate
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import AidBatchFactory

pytestmark = pytest.mark.django_db


def desk(client, user) -> str:
    client.force_login(user)
    client.cookies["language"] = "en"
    return client.get(reverse("desk:home"), headers={"accept-language": "en"}).content.decode()


def submitted(cast, **fields):
    people = [("primary_pupils", 30, "person_time")]
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=people, **fields)
    actions.submit(by=cast.clerk, record=activity)
    return activity


def test_a_returned_record_says_why_and_leads_to_the_form(client, cast):
    activity = submitted(cast)
    actions.send_back(by=cast.reviewer, record=activity, why="请补充参加人数", field="audiences")

    page = desk(client, cast.clerk)

    assert "请补充参加人数" in page
    assert "Which field: Who took part" in page
    assert f'href="/desk/activities/{activity.pk}/edit/#id_audiences"' in page


def test_the_author_sees_who_holds_a_record(client, cast):
    submitted(cast)

    page = desk(client, cast.clerk)

    assert "Waiting for others" in page
    assert "Qinggang County Committee" in page
    assert "to be decided by" in page


def test_the_reviewer_sees_what_waits_and_what_is_overdue(client, cast):
    with time_machine.travel("2026-03-02T09:00:00+08:00", tick=False):
        submitted(cast, title="等待已久的活动")
    with time_machine.travel("2026-03-30T09:00:00+08:00", tick=False):
        page = desk(client, cast.reviewer)

    assert "等待已久的活动" in page
    assert "overdue" in page


@time_machine.travel("2026-03-30T09:00:00+08:00", tick=False)
def test_a_coming_key_date_shows_what_was_done_a_year_ago(client, cast):
    qingming = KeyDate.objects.get(rule="qingming")
    last_year = {"key_date": qingming, "since": date(2025, 4, 3), "approved": True}
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="去年清明祭扫", **last_year)
    ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk, title="别处的清明活动", **last_year)

    page = desk(client, cast.clerk)

    assert "in 6 days" in page
    assert "去年清明祭扫" in page
    assert "别处的清明活动" not in page


def test_approved_work_of_any_kind_can_be_copied(client, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)
    batch = AidBatchFactory(committee=cast.yingchun, author=cast.clerk, approved=True)

    page = desk(client, cast.clerk)

    assert f"/desk/activities/new/?copy={activity.pk}" in page
    assert f"?copy={batch.pk}" in page


def test_more_than_the_desk_shows_is_a_click_away(client, cast):
    for number in range(9):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, title=f"要改的活动{number}", returned=True)

    page = desk(client, cast.clerk)
    every = client.get("/desk/?in=to-mend")

    assert page.count("要改的活动") == 8
    assert 'href="/desk/?in=to-mend"' in page
    assert every.text.count("要改的活动") == 9


@pytest.mark.parametrize("query", ["in=elsewhere", "in=to-mend&page=2", "in=to-mend&page=x"])
def test_a_sort_or_page_that_is_not_there(client, cast, query):
    client.force_login(cast.clerk)

    assert client.get(f"/desk/?{query}").status_code == 404


def test_everything_that_is_kept_is_listed_for_who_may_know_of_it(client, cast):
    client.force_login(cast.clerk)
    clerks = client.get(reverse("desk:shelves")).content.decode()
    client.force_login(cast.childcare)
    officers = client.get(reverse("desk:shelves")).content.decode()

    assert "/desk/activities/new/" in clerks
    assert "/desk/pairings/" not in clerks
    assert "/desk/pairings/" in officers
    assert "/desk/activities/new/" not in officers
