"""Before a record is published its reviewer reads what visitors will read, in both languages."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from committees import history
from committees.choices import State
from committees.models import Attachment, Record
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def reviewer(client, cast):
    client.force_login(cast.reviewer)
    return client


@pytest.fixture
def activity(cast):
    return ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE, title="清明祭扫",
        title_en="At the graves", summary="老党员讲故事。",
    )  # fmt: skip


def publish_page(record) -> str:
    return reverse("desk:review-publish", args=[record.pk])


def state_of(record) -> str:
    return Record.objects.get(pk=record.pk).state


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_both_languages_stand_side_by_side_whatever_the_readers_own(reviewer, activity, language):
    page = reviewer.get(publish_page(activity), headers={"accept-language": language})

    chinese, english = page.context["texts"]
    assert (chinese.tag, english.tag) == ("zh-Hans", "en")
    assert "清明祭扫" in chinese.text
    assert "谁参加了" in chinese.text
    assert "At the graves" in english.text
    assert "Who took part" in english.text


def test_where_english_is_missing_it_says_so(reviewer, activity):
    page = reviewer.get(publish_page(activity), headers={"accept-language": "en"})

    assert "There is no English for: Summary." in page.text


def test_files_that_become_public_are_named(reviewer, activity):
    for name, is_public in (("合影", True), ("名单", False)):
        Attachment.objects.create(
            record=activity.record_ptr, file=ContentFile(b"x", name="a.jpg"), caption=name, is_public=is_public,
            added_by=activity.author,
        )  # fmt: skip

    page = reviewer.get(publish_page(activity))

    assert "合影" in page.text
    assert "名单" not in page.text


def test_a_submitted_record_is_approved_and_published_in_one_go(reviewer, activity):
    reviewer.get(publish_page(activity))
    answer = reviewer.post(publish_page(activity), {"version": activity.version})

    assert answer.url == activity.get_absolute_url()
    assert state_of(activity) == State.PUBLISHED
    assert [version.verb for version in history.of(activity)] == ["approve", "publish"]


def test_an_approved_record_is_published(reviewer, cast, activity):
    actions.approve(by=cast.reviewer, record=activity)

    reviewer.post(publish_page(activity), {"version": activity.version})

    assert state_of(activity) == State.PUBLISHED


def test_what_changed_meanwhile_is_not_published(reviewer, cast, activity):
    actions.approve(by=cast.reviewer, record=activity)

    answer = reviewer.post(publish_page(activity), {"version": activity.version - 1})

    assert answer.url == activity.get_absolute_url()
    assert state_of(activity) == State.APPROVED


def test_what_is_not_ready_is_neither_approved_nor_published(reviewer, cast):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)

    reviewer.post(publish_page(bare), {"version": bare.version})

    assert state_of(bare) == State.SUBMITTED


def test_of_some_areas_nothing_is_ever_published(reviewer, cast):
    kept_inside = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True, area_id="assistance")

    assert reviewer.get(publish_page(kept_inside)).url == kept_inside.get_absolute_url()
    reviewer.post(publish_page(kept_inside), {"version": kept_inside.version})
    assert state_of(kept_inside) == State.APPROVED


def test_any_kind_has_a_public_text(reviewer, cast):
    figure = ReportedFigureFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, title="上报人次")

    assert "上报人次" in reviewer.get(publish_page(figure)).context["texts"][0].text


def test_the_record_page_leads_to_the_public_text_and_not_past_it(reviewer, cast, activity):
    actions.approve(by=cast.reviewer, record=activity)

    bar = reviewer.get(activity.get_absolute_url()).context["bar"]

    assert publish_page(activity) in [link.url for link in bar.links]
    assert "publish" not in [decision.key for decision in bar.decisions]
