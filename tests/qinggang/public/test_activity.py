import datetime as dt

import pytest
from django.core.files.base import ContentFile

from activities.models import Speaker
from committees.choices import State
from committees.models import Attachment
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory
from tests.qinggang.public.reading import read, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def outing(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, title="参观纪念馆", title_en="A visit to the memorial hall",
        summary="第一段。\n\n第二段。", since=dt.date(2023, 5, 10), source_note="活动记录",
        audiences=[("primary_pupils", 30, "person_time"), ("parents", None, "person_time")],
    )  # fmt: skip
    activity.partners.add(cast.zhonghe)
    activity.places.add(VenueFactory(committee=cast.county, name="马玉祥纪念馆"))
    activity.forms.add("red_songs")
    return activity


def page(activity, **kwargs):
    return read(f"/activities/{activity.pk}/", **kwargs)


def facts(response) -> dict[str, list[str]]:
    return {str(fact.name): [str(value.name) for value in fact.values] for fact in response.context["facts"]}


def test_activity_works(outing):
    response = page(outing)

    assert response.context["title"] == "A visit to the memorial hall"
    assert response.context["lead"] == "10 May 2023 · Yingchun Town Committee"
    assert response.context["paragraphs"] == ["第一段。", "第二段。"]
    assert facts(response) == {
        "When": ["10 May 2023"],
        "Where": ["马玉祥纪念馆"],
        "Held by": ["Yingchun Town Committee"],
        "Together with": ["中和镇关工委"],
        "Who took part": ["primary pupils: 30 attendances", "parents: not counted"],
        "Forms": ["red songs"],
    }


def test_activity_is_read_in_chinese(outing):
    response = page(outing, language="zh-hans")

    assert response.context["title"] == "参观纪念馆"
    assert "小学生：30人次" in response.text


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_activity_that_is_not_published_does_not_exist(cast, state):
    page(ActivityFactory(committee=cast.yingchun, state=state), status=404)


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_activity_that_was_never_there_does_not_exist(cast, pk):
    read(f"/activities/{pk}/", status=404)


def test_activity_names_only_speakers_who_may_be_named(cast, outing):
    known = ElderFactory(committee=cast.county, name="讲故事的人", named_in_public=True, naming_basis="本人同意")
    shy = ElderFactory(committee=cast.county, name="不愿留名的人")
    Speaker.objects.create(activity=outing, elder=known, told="抗美援朝的故事")
    Speaker.objects.create(activity=outing, elder=shy)

    response = page(outing)

    (table,) = response.context["tables"]
    assert [[str(cell.text) for cell in row] for row in table.rows] == [
        ["讲故事的人", "抗美援朝的故事"],
        ["a five-old volunteer", "–"],
    ]
    assert "不愿留名的人" not in response.text


def test_activity_says_what_is_in_doubt(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, to_be_confirmed="共两次还是各两次，待核", date_precision="window",
        since=dt.date(2023, 1, 1), until=dt.date(2024, 3, 20), assumed_on=dt.date(2023, 10, 25), is_plan=True,
    )  # fmt: skip

    notices = [str(notice.text) for notice in page(activity).context["notices"]]

    assert notices == [
        "This is a plan. It has not taken place yet and is not counted.",
        "共两次还是各两次，待核",
        "The source gives only the period. For the demonstration's charts it is placed on 25 October 2023.",
    ]


def test_activity_leads_to_others_of_its_area(cast, outing):
    ActivityFactory(committee=cast.yingchun, published=True, title="另一个红色活动")
    ActivityFactory(committee=cast.yingchun, published=True, title="法治活动", area_id="legal_education")
    ActivityFactory(committee=cast.yingchun, approved=True, title="没有公开")

    assert titles(page(outing).context["related"]) == ["另一个红色活动"]


def attach(activity, **fields) -> Attachment:
    stored = Attachment(record=activity, added_by=activity.author, **fields)
    stored.file.save("示例儿童的照片.jpg", ContentFile(b"picture"), save=True)
    return stored


def test_activity_hands_out_files_that_were_marked_for_the_public(outing):
    stored = attach(outing, caption="展厅", is_public=True)
    hidden = attach(outing, caption="没有公开的照片")

    response = page(outing)

    assert [str(attachment.name) for attachment in response.context["attachments"]] == ["展厅"]
    answer = read(f"/files/{stored.pk}/")
    assert b"".join(answer.streaming_content) == b"picture"
    assert answer["Content-Disposition"] == f'attachment; filename="{stored.pk}.jpg"'
    read(f"/files/{hidden.pk}/", status=404)


def test_activity_shows_photos_with_their_captions(outing, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    stored = attach(outing, caption="学生在听讲", caption_en="Pupils listen", is_public=True, is_photo=True)
    stored.thumbnail.save("small.jpg", ContentFile(b"small"))

    response = page(outing)

    small = f"/files/{stored.pk}/small/"
    assert f'<img src="{small}" alt="Pupils listen" loading="lazy">' in response.text
    assert response.context["attachments"] == []
    answer = read(small)
    assert b"".join(answer.streaming_content) == b"small"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    Attachment.objects.update(is_public=False)
    assert "<figure" not in page(outing).text
    read(small, status=404)


def test_files_go_with_their_record(cast):
    stored = attach(ActivityFactory(committee=cast.yingchun, approved=True), is_public=True)

    read(f"/files/{stored.pk}/", status=404)


def test_files_that_are_lost_do_not_break_the_page(outing):
    stored = attach(outing, is_public=True)
    stored.file.storage.delete(stored.file.name)

    assert page(outing).context["attachments"] == []
    read(f"/files/{stored.pk}/", status=404)
