"""One click writes “a pupil” where a text says who a child is; what was typed besides stays as it was."""

import pytest

from activities.models import Activity
from assistance.guard import replacing
from committees import drafts
from committees.models import Draft
from tests.assistance.factories import ChildFactory

pytestmark = pytest.mark.django_db
NEW = "/desk/activities/new/"
NAME, PHONE = "示例儿童甲乙", "00012345678"


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.zhonghe, name=NAME, phone=PHONE)


def typed(cast, **more):
    return {
        "committee": cast.yingchun.pk, "area": "red_education", "held_on": "2024-04-03",
        "title": f"给{NAME}讲故事", "summary": f"{NAME}、示 例 儿 童 甲 乙都来了，电话{PHONE}。",
        "occasion_count": "1", "occasion_unit": "session", "audiences-TOTAL_FORMS": "1",
        "audiences-INITIAL_FORMS": "0", "audiences-0-audience": "primary_pupils", "audiences-0-number": "30",
        "audiences-0-unit": "person_time", "audiences-0-bound": "exact", "speakers-TOTAL_FORMS": "0",
        "speakers-INITIAL_FORMS": "0", "draft_key": "00000000-0000-4000-8000-000000000007", **more,
    }  # fmt: skip


def test_every_way_of_writing_it_is_replaced(child):
    texts = {"title": f"A story for {NAME}", "summary": f"{NAME}、示 例 儿 童 甲 乙，电话{PHONE}", "other": "没有"}

    assert replacing.replaced({**texts, "english": f"call {PHONE} now"}) == {
        "title": "A story for 某同学",
        "summary": "某同学、某同学，电话（略）",
        "english": "call (left out) now",
    }


def test_the_form_offers_it_and_does_it(client, cast, child):
    client.force_login(cast.clerk)
    refused = client.post(NEW, typed(cast, submit="1"))
    assert refused.status_code == 422
    assert 'name="replace"' in refused.text
    assert not Activity.objects.exists()

    shown = client.post(NEW, typed(cast, replace="1"))
    assert shown.status_code == 200
    assert NAME not in shown.text
    assert "给某同学讲故事" in shown.text
    assert "2024-04-03" in shown.text
    assert NAME not in str(drafts.typed_in(Draft.objects.get()))

    title, summary = "给某同学讲故事", "某同学、某同学都来了，电话（略）。"
    saved = client.post(NEW, typed(cast, submit="1", title=title, summary=summary))
    assert saved.status_code == 302
    assert Activity.objects.get().title == title


def test_who_typed_nobodys_name_is_offered_nothing(client, cast, child):
    client.force_login(cast.clerk)

    refused = client.post(NEW, typed(cast, submit="1", title="", summary="全体同学"))

    assert refused.status_code == 422
    assert 'name="replace"' not in refused.text
