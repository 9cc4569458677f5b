"""The certificate of a volunteer's service: approved activities with their hours, for who keeps the register."""

from datetime import date

import pytest
import time_machine

from activities.models import Speaker
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory
from tests.papers import words

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(date(2024, 3, 19), tick=False):
        yield


@pytest.fixture
def elder(cast):
    return ElderFactory(committee=cast.yingchun, name="示例志愿者")


def spoke(elder, hours, **more):
    record = ActivityFactory(**{"committee": elder.committee, "since": date(2024, 2, 1), "approved": True, **more})
    return Speaker.objects.create(activity=record, elder=elder, hours=hours, told="讲抗联故事")


def paper(client, elder, query=""):
    answer = client.get(f"/desk/volunteers/{elder.pk}/certificate/{query}", **ENGLISH)
    assert answer.status_code == 200
    return words(answer.content)


def test_it_sums_the_hours_of_approved_activities_and_says_which_are_unknown(client, cast, elder):
    spoke(elder, "1.5", title="清明故事会")
    spoke(elder, "2", title="班会", since=date(2023, 5, 1))
    spoke(elder, None, title="没有记时长的一场")
    spoke(elder, "9", title="还没有审核的一场", approved=False)
    client.force_login(cast.clerk)

    told = paper(client, elder)

    for part in ("示例志愿者", "清明故事会", "讲抗联故事", "3 activities, 3.5 hours", "of 1 the hours were not noted"):
        assert part in told
    assert "还没有审核的一场" not in told


def test_of_one_year_it_tells_that_year_alone(client, cast, elder):
    spoke(elder, "1.5", title="清明故事会")
    spoke(elder, "2", title="去年的班会", since=date(2023, 5, 1))
    client.force_login(cast.clerk)

    told = paper(client, elder, "?year=2024")

    assert "1 activity, 1.5 hours" in told
    assert "去年的班会" not in told
    assert client.get(f"/desk/volunteers/{elder.pk}/certificate/?year=24").status_code == 404


def test_what_the_clerk_may_not_see_is_not_in_it(client, cast, elder):
    spoke(elder, "3", title="中和的活动", committee=cast.zhonghe)
    client.force_login(cast.clerk)

    assert "中和的活动" not in paper(client, elder)
    client.force_login(cast.office)
    assert "中和的活动" in paper(client, elder)


def test_the_page_of_the_volunteer_leads_to_it(client, cast, elder):
    page = f"/desk/volunteers/{elder.pk}/"
    client.force_login(cast.clerk)
    assert "certificate" not in client.get(page).text  # nothing to certify yet
    spoke(elder, "1.5")

    assert f"{page}certificate/?year=2024" in client.get(page).text
    client.force_login(cast.leader)
    assert "certificate" not in client.get(page).text


def test_hours_that_nobody_noted_are_not_told_as_none(client, cast, elder):
    spoke(elder, None)
    client.force_login(cast.clerk)

    assert "1 activity, hours not noted" in paper(client, elder)
