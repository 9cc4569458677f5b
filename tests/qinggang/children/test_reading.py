"""Reading who a child is: with an approval, for a purpose, one at a time, and never without a trace."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from assistance import approvals, reading
from assistance.models import ReadingApproval
from committees.errors import NotAllowed
from committees.models import Event, Notice
from tests.assistance.factories import ChildFactory, ReadingApprovalFactory

pytestmark = pytest.mark.django_db
NAME, PURPOSE = "示例儿童甲", "家访前核对住址"


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.village, name=NAME)


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.childcare)
    return client


def reveal(client, child, **typed):
    return client.post(f"/desk/children/{child.pk}/reveal/", typed)


def test_with_an_approval_and_a_purpose_the_file_opens_once(officer, cast, child, approved, logged):
    answer = reveal(officer, child, purpose=PURPOSE)

    assert NAME in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert NAME not in officer.get(f"/desk/children/{child.pk}/").text
    assert logged()[-1] == ("childcare", "reveal", PURPOSE)
    assert PURPOSE in officer.get(f"/desk/children/{child.pk}/").text, "the file says who looked"


def test_without_a_purpose_it_stays_closed(officer, child, approved):
    for purpose in ("", "看", f"看{NAME}"):
        answer = reveal(officer, child, purpose=purpose)

        assert answer.status_code == 422
        assert "purpose" in answer.context["form"].errors
    assert not Event.objects.filter(verb="reveal").exists()


def test_without_an_approval_only_an_emergency_opens_it(officer, cast, child, logged):
    assert reveal(officer, child, purpose=PURPOSE).status_code == 422
    assert not Event.objects.filter(verb__startswith="reveal").exists()

    answer = reveal(officer, child, purpose=PURPOSE, is_emergency="on")

    assert NAME in answer.text
    assert logged()[-1] == ("childcare", "reveal_emergency", PURPOSE)
    notice = Notice.objects.get(to=cast.responsible)
    assert (notice.what, notice.why) == ("emergency", f"{child.code}: {PURPOSE}")


@pytest.mark.parametrize(
    "gone", [{"until": -1}, {"since": 1}, {"ended_on": 0}], ids=["over", "yet to begin", "taken back"]
)
def test_an_approval_that_does_not_hold_today_opens_nothing(cast, child, gone):
    today = timezone.localdate()
    days = {"since": today - timedelta(days=9), **{name: today + timedelta(days=n) for name, n in gone.items()}}
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.county, **days)

    assert approvals.in_force(cast.childcare, child.committee) is None


def test_an_approval_for_another_town_opens_nothing(cast, child):
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.zhonghe)

    assert approvals.in_force(cast.childcare, child.committee) is None


def give(cast, **more):
    today = timezone.localdate()
    values = {"by": cast.responsible, "officer": cast.childcare, "committee": cast.yingchun, "purpose": "走访",
              "since": today, "until": today + timedelta(days=30)}  # fmt: skip
    return approvals.give(**{**values, **more})


def test_who_answers_for_the_files_approves_and_takes_back(cast, child):
    approval = give(cast)
    assert approvals.in_force(cast.childcare, child.committee) == approval

    approvals.end(by=cast.responsible, approval=approval)

    assert approvals.in_force(cast.childcare, child.committee) is None


@pytest.mark.parametrize("person", ["childcare", "administrator", "leader", "account_manager"])
def test_nobody_else_approves(cast, person):
    with pytest.raises(NotAllowed):
        give(cast, by=getattr(cast, person))
    assert not ReadingApproval.objects.exists()


def test_the_page_of_approvals_gives_one(client, cast):
    client.force_login(cast.responsible)
    today = timezone.localdate()
    form = {"officer": cast.childcare.pk, "committee": cast.yingchun.pk, "purpose": "走访", "since": today.isoformat()}

    too_long = client.post("/desk/children/approvals/", {**form, "last_day": today + timedelta(days=800)})
    assert "last_day" in too_long.context["form"].errors
    client.post("/desk/children/approvals/", {**form, "last_day": today + timedelta(days=30)})

    assert ReadingApproval.objects.get().until == today + timedelta(days=31)


def test_readings_out_of_hours_and_in_great_number_are_pointed_out(cast, child, settings):
    settings.READINGS_A_DAY = 2
    at_night = datetime(2024, 4, 3, 18, 0, tzinfo=UTC)  # two in the morning in the county
    by_day = datetime(2024, 4, 4, 2, 0, tzinfo=UTC)
    for at in (at_night, by_day, by_day, by_day):
        event = Event.objects.create(by="childcare", verb="reveal", subject="child", subject_id=child.code)
        Event.objects.filter(pk=event.pk).update(at=at)

    found = reading.told(reading.looks_for(cast.responsible))

    assert [len(look.unusual) for look in found] == [1, 1, 1, 2]


def test_an_officer_sees_the_own_readings_alone(cast, child, officer_of):
    other = officer_of(cast.zhonghe)
    for by in ("childcare", other.username):
        Event.objects.create(by=by, verb="reveal", subject="child", subject_id=child.code)

    assert [event.by for event in reading.looks_for(other)] == [other.username]
    assert reading.looks_for(cast.responsible).count() == 2


def test_a_child_is_found_by_the_whole_name_sent_in_a_post(officer, cast, child):
    answer = officer.post("/desk/children/find/", {"name": NAME})
    assert answer.url == f"/desk/children/{child.pk}/"

    ChildFactory(committee=cast.zhonghe, name=NAME)
    page = officer.post("/desk/children/find/", {"name": NAME}).text
    assert page.count("QG-") == 2
    assert officer.post("/desk/children/find/", {"name": NAME[:3]}).context["table"] is None
