"""What studios and their work refuse, each time with a sentence; by the action first, then by the database itself."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from committees import kinds, records
from committees.choices import Bound
from committees.errors import NotAllowed
from committees.models import Area, Unit
from studios.models import Criterion, Evidence, Post, ResultKind, Session, Studio
from tests.studios.factories import (
    EvidenceFactory,
    PostFactory,
    ResultFactory,
    SessionFactory,
    StudioFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
DAY = {"since": date(2023, 5, 10), "until": date(2023, 5, 11)}


@pytest.fixture
def studio(cast):
    return StudioFactory(committee=cast.yingchun, slug="livestock")


def entered(by, kind, committee, **fields):
    values = {"area": Area.objects.get(pk="studios"), "committee": committee, "title": "一条记录", **DAY, **fields}
    return records.save(by=by, kind=kinds.get(kind), fields=values)


def refused(**arguments):
    """The messages by field that the action answers with."""
    with override("en"):
        with pytest.raises(ValidationError) as refusal:
            entered(**arguments)
        return refusal.value.message_dict


def stored_anyway(thing, **values):
    """Past all forms and actions, straight into the table."""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(thing)._base_manager.filter(pk=thing.pk).update(**values)


def test_a_clerk_enters_a_studio_and_what_it_does(cast):
    studio = entered(cast.clerk, "studio", cast.yingchun, title="养殖五老工作室", slug="farming")
    topic = entered(cast.clerk, "topic", cast.yingchun, studio=studio, title="春季防疫")
    session = entered(cast.clerk, "session", cast.yingchun, studio=studio, topic=topic, occasion_count=3)

    assert [*studio.topics.all()] == [topic]
    assert str(session.occasions) == "3"


@pytest.mark.parametrize("kind", ["studio", "evidence", "topic", "session", "post", "result"])
def test_every_kind_belongs_to_the_area_of_studios(cast, studio, kind):
    own = {} if kind == "studio" else {"studio": studio}
    messages = refused(by=cast.clerk, kind=kind, committee=cast.yingchun, area=Area.objects.get(pk="other"), **own)

    assert messages["area"] == ["What a studio is and does belongs to the area of studios."]


@pytest.mark.parametrize("kind", ["evidence", "topic", "session", "post", "result"])
def test_nobody_enters_work_for_the_studio_of_another_committee(cast, studio, kind):
    messages = refused(by=cast.other_clerk, kind=kind, committee=cast.zhonghe, studio=studio)

    assert messages["studio"] == ["This studio belongs to another committee."]
    with pytest.raises(NotAllowed):
        entered(cast.other_clerk, kind, cast.yingchun, studio=studio)


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "closed"},
        {"status": "closed", "closed_on": date(2024, 1, 1)},
        {"status": "closed", "closed_reason": "已并入"},
        {"status": "opened", "closed_on": date(2024, 1, 1)},
        {"status": "model", "closed_reason": "已并入"},
    ],
)
def test_a_closed_studio_has_a_day_and_a_reason_and_no_other_has(cast, studio, wrong):
    messages = refused(by=cast.clerk, kind="studio", committee=cast.yingchun, slug="second", **wrong)

    assert "A closed studio has a day and a reason; one that is not closed has neither." in messages["__all__"]
    stored_anyway(studio, **wrong)


def test_a_studio_is_not_closed_before_it_was_opened(cast):
    messages = refused(
        by=cast.clerk, kind="studio", committee=cast.yingchun, slug="second",
        status="closed", closed_on=date(2023, 5, 9), closed_reason="已并入",
    )  # fmt: skip

    assert messages["closed_on"] == ["A studio is closed after it was opened."]


def test_two_studios_have_two_addresses(cast, studio):
    messages = refused(by=cast.clerk, kind="studio", committee=cast.yingchun, slug="livestock")

    assert "slug" in messages
    stored_anyway(StudioFactory(), slug="livestock")


def test_a_studio_meets_a_criterion_once(cast, studio):
    EvidenceFactory(studio=studio, committee=cast.yingchun, criterion_id="premises")
    other = EvidenceFactory(studio=studio, committee=cast.yingchun, criterion_id="rules")

    messages = refused(
        by=cast.clerk, kind="evidence", committee=cast.yingchun, studio=studio,
        criterion=Criterion.objects.get(pk="premises"), shown_by="又一间办公室",
    )  # fmt: skip

    assert messages["__all__"] == ["There already is evidence for this criterion: add to it."]
    stored_anyway(other, criterion_id="premises")


def test_evidence_says_what_shows_it(cast, studio):
    criterion = Criterion.objects.get(pk="rules")

    assert "shown_by" in refused(
        by=cast.clerk, kind="evidence", committee=cast.yingchun, studio=studio, criterion=criterion
    )


def test_a_session_takes_up_a_topic_of_its_own_studio(cast, studio):
    elsewhere = TopicFactory(committee=cast.zhonghe)

    messages = refused(by=cast.clerk, kind="session", committee=cast.yingchun, studio=studio, topic=elsewhere)

    assert messages["topic"] == ["This topic belongs to another studio."]


def test_a_session_that_nobody_counted_has_no_number_and_never_zero(cast, studio):
    session = SessionFactory(studio=studio, committee=cast.yingchun, occasion_count=None)

    assert session.occasions.number is None
    assert "occasion_count" in refused(
        by=cast.clerk, kind="session", committee=cast.yingchun, studio=studio, occasion_count=0
    )
    stored_anyway(session, occasion_count=0)


def test_posts_that_nobody_counted_have_no_number_and_never_zero(cast, studio):
    post = PostFactory(studio=studio, committee=cast.yingchun, post_count=None)

    assert post.posts.number is None
    assert "post_count" in refused(by=cast.clerk, kind="post", committee=cast.yingchun, studio=studio, post_count=0)
    stored_anyway(post, post_count=0)


@pytest.mark.parametrize(("factory", "field"), [(SessionFactory, "occasion_bound"), (PostFactory, "post_bound")])
def test_sessions_and_posts_are_one_number_not_two(factory, field):
    stored_anyway(factory(), **{field: Bound.BETWEEN})


def test_a_result_is_counted_in_the_unit_of_its_kind(cast, studio):
    pigs, yuan = ResultKind.objects.get(pk="pigs_sold"), Unit.objects.get(pk="yuan")

    messages = refused(
        by=cast.clerk, kind="result", committee=cast.yingchun, studio=studio, result_kind=pigs, number=5, unit=yuan
    )

    assert messages["unit"] == ["This kind of result is counted in another unit."]


@pytest.mark.parametrize("wrong", [{"number": -1}, {"bound": "between"}, {"upper": 50}])
def test_a_result_is_an_honest_quantity(wrong):
    stored_anyway(ResultFactory(), **wrong)


def test_what_a_studio_did_is_read_on_its_page(studio, cast, settings, monkeypatch):
    session = SessionFactory(studio=studio, committee=cast.yingchun)
    monkeypatch.setattr("studios.models.studio.reverse", lambda name, args: f"{name} {args}")

    assert studio.get_public_url() == session.get_public_url() == "public:studio ['livestock']"


def test_a_studio_speaks_both_languages():
    studio = Studio(
        title="武术五老工作室", title_en="Martial-arts studio", speciality="武术", speciality_en="martial arts"
    )

    with override("en"):
        assert (studio.say("title"), studio.say("speciality")) == ("Martial-arts studio", "martial arts")
    with override("zh-hans"):
        assert (studio.say("title"), studio.say("speciality")) == ("武术五老工作室", "武术")


def test_what_belongs_to_a_studio_falls_back_to_the_other_language():
    evidence, post = Evidence(shown_by="办公室一间"), Post(series_en="Family education sharing")

    with override("en"):
        assert evidence.say("shown_by") == "办公室一间"
    with override("zh-hans"):
        assert post.say("series") == "Family education sharing"


def test_sessions_are_offline_unless_said_otherwise():
    assert Session().mode == Session.Mode.OFFLINE


def test_studio_that_has_done_something_stays_with_its_committee(cast):
    studio = StudioFactory(committee=cast.yingchun)
    SessionFactory(studio=studio, committee=cast.yingchun)
    studio.committee = cast.zhonghe

    with pytest.raises(ValidationError) as refusal:
        studio.clean()

    assert set(refusal.value.message_dict) == {"committee"}
