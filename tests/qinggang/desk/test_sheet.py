"""A record as a sheet for Word: what its page says, and never who a child is."""

from datetime import date

import pytest
from django.urls import reverse

from committees import kinds
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import ChildFactory, PairingFactory
from tests.papers import words

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


def url_of(record) -> str:
    return reverse("desk:record-sheet", args=[kinds.of(record), record.pk])


def test_it_says_what_the_page_says_and_who_approved_it(client, cast):
    record = ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE, title="清明祭扫",
        summary="四年级学生到纪念馆参观。", since=date(2024, 4, 3),
    )  # fmt: skip
    actions.approve(by=cast.reviewer, record=record)
    client.force_login(cast.clerk)
    assert url_of(record) in client.get(f"/desk/activities/{record.pk}/").text

    answer = client.get(url_of(record), headers={"accept-language": "en"})
    told = words(answer.content)

    for part in ("清明祭扫", "四年级学生到纪念馆参观。", "30", str(cast.clerk), str(cast.reviewer), "Signature"):
        assert part in told
    assert "no-store" in answer["Cache-Control"]


def test_of_a_child_it_tells_the_code_alone(client, cast):
    child = ChildFactory(committee=cast.yingchun, name="示例儿童甲乙")
    record = PairingFactory(committee=cast.yingchun, child=child, approved=True, title=f"结对 {child.code}")
    client.force_login(cast.childcare)

    told = words(client.get(url_of(record)).content)

    assert child.code in told
    assert "示例儿童" not in told


def test_a_text_that_says_who_a_child_is_is_not_handed_out(client, cast):
    ChildFactory(committee=cast.zhonghe, name="示例儿童甲乙")
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="给示例儿童甲乙讲故事")
    client.force_login(cast.clerk)

    answer = client.get(url_of(record), follow=True)

    assert answer.redirect_chain == [(f"/desk/activities/{record.pk}/", 302)]
    assert "某同学" in answer.text


def test_whoever_may_not_see_the_record_gets_no_sheet(client, cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    client.force_login(cast.other_clerk)

    assert client.get(url_of(record)).status_code == 404
