"""Entering studios and what they do: committee, area, unit and address follow from what was chosen."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from committees.choices import State
from committees.models import Draft, Record
from studios.models import Evidence, Post, Result, Session, Studio, Topic
from tests.entering import INERT, enter, problems
from tests.factories import ElderFactory
from tests.studios.factories import EvidenceFactory, StudioFactory, TopicFactory

pytestmark = pytest.mark.django_db
STUDIO = {"title": "迎春镇剪纸五老工作室", "held_on": "2023-06-01", "studio_type": "specialist"}
WORK = {
    "evidence": (Evidence, {"criterion": "premises", "shown_by": "办公室一间"}),
    "topics": (Topic, {"title": "家庭教育"}),
    "sessions": (Session, {"title": "家庭教育培训"}),
    "posts": (Post, {"series": "每周一课", "post_count": "12"}),
    "results": (Result, {"result_kind": "pigs_sold", "number": "80", "held_on": "2023-01-01", "known_to": "year"}),
}


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


@pytest.fixture
def studio(cast):
    return StudioFactory(committee=cast.yingchun, published=True)


def test_a_studio_is_entered_with_what_follows_from_it(clerk, cast):
    elder = ElderFactory(committee=cast.yingchun)

    answer = enter(clerk, "studios", **STUDIO, members=[elder.pk], lead=elder.pk)

    made = Studio.objects.get()
    assert answer.status_code == 302
    assert (made.state, made.area_id, made.status) == (State.SUBMITTED, "studios", Studio.Status.OPENED)
    assert (made.slug, made.criteria_set_id) == ("yingchunzhenjianzhi", "six_haves")
    assert list(made.members.all()) == [elder]


def test_two_studios_of_one_name_have_two_addresses(clerk):
    for day in ("2023-06-01", "2024-06-01"):
        enter(clerk, "studios", **{**STUDIO, "held_on": day})

    assert sorted(Studio.objects.values_list("slug", flat=True)) == ["yingchunzhenjianzhi", "yingchunzhenjianzhi-2"]


def test_an_address_that_is_taken_is_refused_at_the_field(clerk):
    StudioFactory(slug="taken")

    assert list(problems(enter(clerk, "studios", **STUDIO, slug="taken"))) == ["slug"]
    assert list(problems(enter(clerk, "studios", **STUDIO, slug="工作室"))) == ["slug"]


def test_a_name_without_letters_still_makes_an_address(clerk):
    enter(clerk, "studios", **{**STUDIO, "title": INERT})
    enter(clerk, "studios", **{**STUDIO, "title": "😀"})

    assert Studio.objects.filter(slug="studio").exists()
    assert Studio.objects.filter(title=INERT).exists()


def test_a_studio_to_open_is_a_plan_and_being_prepared(clerk):
    to_come = {**STUDIO, "held_on": str(timezone.localdate() + dt.timedelta(days=30))}

    assert list(problems(enter(clerk, "studios", **to_come))) == ["status"]
    enter(clerk, "studios", **to_come, status="preparing")

    assert Studio.objects.get().is_plan


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"status": "closed"}, "closed_on"),
        ({"status": "closed", "closed_on": "2024-01-01"}, "closed_reason"),
        ({"closed_on": "2024-01-01", "closed_reason": "合并"}, "status"),
        ({"status": "closed", "closed_on": "2020-01-01", "closed_reason": "合并"}, "closed_on"),
    ],
)
def test_an_end_has_a_day_and_a_reason(clerk, typed, field):
    assert field in problems(enter(clerk, "studios", **STUDIO, **typed))


@pytest.mark.parametrize("path", WORK)
def test_work_belongs_to_the_only_studio_and_its_committee(clerk, cast, studio, path):
    model, typed = WORK[path]

    answer = enter(clerk, path, **typed)

    assert answer.status_code == 302
    made = model.objects.get()
    assert (made.studio, made.committee, made.area_id) == (studio, cast.yingchun, "studios")
    assert made.state == State.SUBMITTED
    assert made.title
    assert clerk.get(answer.url).status_code == 200


@pytest.mark.parametrize("path", WORK)
def test_without_a_studio_the_form_says_what_to_do_and_is_kept(clerk, path):
    _model, typed = WORK[path]

    page = enter(clerk, path, **{**typed, "title": INERT})

    assert "studio" in problems(page)
    assert Draft.objects.count() == 1
    assert not Record.objects.exists()
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize("path", WORK)
def test_an_empty_form_is_never_submitted(clerk, studio, path):
    assert problems(enter(clerk, path))
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("path", WORK)
def test_the_studio_of_others_is_not_offered(clerk, cast, studio, path):
    _model, typed = WORK[path]
    theirs = StudioFactory(committee=cast.zhonghe, published=True)

    assert "studio" in problems(enter(clerk, path, **{**typed, "studio": theirs.pk}))


@pytest.mark.parametrize("key", ["9" * 30, "9_9", "-1", "x", "\x00"])
def test_a_key_that_no_studio_has_is_refused(clerk, studio, key):
    assert list(problems(enter(clerk, "topics", title="家庭教育", studio=key))) == ["studio"]


@pytest.mark.parametrize("path", WORK)
def test_whoever_enters_for_several_studios_says_for_which(client, cast, studio, path):
    model, typed = WORK[path]
    theirs = StudioFactory(committee=cast.zhonghe, published=True)
    client.force_login(cast.office)

    assert "studio" in problems(enter(client, path, **typed))
    enter(client, path, **typed, studio=theirs.pk)

    assert model.objects.get().committee == cast.zhonghe


def test_only_criteria_without_evidence_are_offered(clerk, cast, studio):
    EvidenceFactory(studio=studio, committee=cast.yingchun, criterion_id="premises")

    page = clerk.get("/desk/evidence/new/")

    assert "premises" not in page.context["form"].fields["criterion"].queryset.values_list("pk", flat=True)
    assert list(problems(enter(clerk, "evidence", **WORK["evidence"][1]))) == ["criterion"]


def test_evidence_in_the_trash_is_to_be_taken_out_again(clerk, cast, studio):
    EvidenceFactory(studio=studio, committee=cast.yingchun, criterion_id="premises", state=State.TRASHED)

    assert list(problems(enter(clerk, "evidence", **WORK["evidence"][1]))) == ["criterion"]


def test_a_session_takes_its_title_from_its_subject(clerk, cast, studio):
    topic = TopicFactory(studio=studio, committee=cast.yingchun, title="家庭教育")

    enter(clerk, "sessions", topic=topic.pk)

    made = Session.objects.get()
    assert made.title == f"{studio.title} · 家庭教育"
    assert (made.since, made.occasion_count) == (timezone.localdate(), 1)


def test_the_subject_of_another_studio_is_refused(client, cast, studio):
    theirs = StudioFactory(committee=cast.zhonghe, published=True)
    topic = TopicFactory(studio=theirs, committee=cast.zhonghe)
    client.force_login(cast.office)

    assert "topic" in problems(enter(client, "sessions", studio=studio.pk, topic=topic.pk))


def test_a_session_to_come_is_a_plan(clerk, studio):
    enter(clerk, "sessions", title="家庭教育", held_on=str(timezone.localdate() + dt.timedelta(days=3)))

    assert Session.objects.get().is_plan


@pytest.mark.parametrize("count", ["-1", "0", "1.5", "9" * 30, "many"])
def test_what_happened_so_often_cannot_be(clerk, studio, count):
    assert list(problems(enter(clerk, "posts", series="每周一课", post_count=count))) == ["post_count"]


def test_posts_that_nobody_counted_stay_uncounted(clerk, studio):
    enter(clerk, "posts", series="每周一课", post_count="")

    assert Post.objects.get().post_count is None


def test_a_result_is_counted_in_the_unit_of_its_kind(clerk, studio):
    enter(clerk, "results", **WORK["results"][1], bound="at_least")

    made = Result.objects.get()
    assert (made.number, made.unit_id, made.bound) == (Decimal(80), "head", "at_least")


@pytest.mark.parametrize("number", ["-1", "0", "", "1.5", "9" * 30, "many"])
def test_a_result_needs_a_number_that_can_be(clerk, studio, number):
    assert list(problems(enter(clerk, "results", **{**WORK["results"][1], "number": number}))) == ["number"]
