"""Pairing, visiting and settling through the forms: children by code or whole name, and free text that is sealed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from assistance.models import Milestone, Pairing, Referral, Visit
from committees.choices import Role, State
from tests.assistance.factories import ChildFactory, PairingFactory
from tests.entering import enter, problems
from tests.factories import AppointmentFactory, ElderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.childcare)
    return client


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.yingchun, circumstances=["left_behind"])


def pair(officer, **typed):
    return enter(officer, "pairings", counted_as="left_behind", tier="intensive", **typed)


@pytest.mark.parametrize("by", ["code", "name"])
def test_a_child_is_paired_by_code_or_whole_name(officer, cast, child, by):
    elder = ElderFactory(committee=cast.yingchun)
    aim = {"aims-0-aspect": "study_life", "aims-0-aim": "示例目标"}

    answer = pair(officer, **{"child-typed": getattr(child, by), "helpers-0-elder": elder.pk, **aim})

    assert answer.status_code == 302
    pairing = Pairing.objects.get()
    assert (pairing.child, pairing.state, pairing.tier) == (child, State.SUBMITTED, "intensive")
    assert (pairing.helpers.get().elder, pairing.aims.get().aim) == (elder, "示例目标")


def test_a_part_of_a_name_finds_nobody_and_is_not_offered_as_new(officer, child):
    page = pair(officer, **{"child-typed": child.name[:3], "helpers-0-role": "elder"})

    assert list(problems(page)) == ["child"]
    assert "?name=" not in page.content.decode()


def test_a_child_of_another_town_is_not_found(client, cast):
    officer = client
    officer.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.CHILD_DATA_OFFICER).user)
    theirs = ChildFactory(committee=cast.zhonghe)

    assert "child" in problems(pair(officer, **{"child-typed": theirs.name}))
    assert "child" in problems(pair(officer, child=theirs.pk))


def test_names_of_children_are_looked_up_in_no_address(officer, child):
    assert officer.get("/desk/find/child/", {"q": child.name}).json() == {"found": []}


def test_a_helper_hands_over_to_another_with_an_overlap(officer, cast, child):
    old, new = ElderFactory.create_batch(2, committee=cast.yingchun)
    rows = {"helpers-0-elder": old.pk, "helpers-0-until": "2024-05-31", "helpers-TOTAL_FORMS": "2"}
    rows |= {"helpers-1-role": "elder", "helpers-1-elder": new.pk, "helpers-1-since": "2024-05-10"}

    assert pair(officer, child=child.pk, held_on="2024-01-05", **rows).status_code == 302
    sheet = officer.get(f"/desk/care/pairings/{Pairing.objects.get().pk}/handover/").content.decode()
    assert str(old) in sheet
    assert str(new) in sheet
    assert child.name not in sheet


def test_a_pairing_that_ends_needs_a_reason(officer, child):
    page = pair(officer, child=child.pk, ended_on=str(timezone.localdate()), **{"helpers-0-elder": ""})

    assert page.status_code == 422


def test_a_visit_to_several_children_keeps_what_was_found_sealed(officer, cast, child):
    other, elder = ChildFactory(committee=cast.yingchun), ElderFactory(committee=cast.yingchun)
    seen = {"found": "示例发现", "solved": "示例解决", "minutes": "40", "aspects": ["study_life"]}

    enter(officer, "visits", children=[child.pk, other.pk], way="at_home", elders=[elder.pk], **seen)

    visit = Visit.objects.get()
    assert (visit.children.count(), visit.elders.get(), visit.minutes) == (2, elder, 40)
    assert (visit.found, visit.solved, visit.summary) == ("示例发现", "示例解决", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT found, solved FROM assistance_visit")
        assert "示例" not in str(cursor.fetchall())


def test_a_visit_can_be_planned(officer, child):
    tomorrow = timezone.localdate() + timedelta(days=1)

    enter(officer, "visits", children=[child.pk], way="at_school", held_on=str(tomorrow))

    assert Visit.objects.get().is_plan


def test_the_next_visit_comes_after_this_one(officer, child):
    page = enter(officer, "visits", children=[child.pk], way="at_home", next_on="2020-01-01")

    assert list(problems(page)) == ["next_on"]


def test_a_milestone_is_settled(officer, child):
    enter(officer, "milestones", child=child.pk, milestone_kind="allowance_handled")

    assert Milestone.objects.get().child == child


def test_a_problem_stays_open_until_it_says_who_solved_it_and_how(officer, child):
    today = str(timezone.localdate())
    typed = {"child": child.pk, "aspect": "study_life", "problem": "示例问题", "referred_to": "示例学校"}
    typed |= {"referred_on": today, "due_on": today, "submit": "1"}
    officer.post(f"/desk/referrals/new/?child={child.pk}", typed)
    problem = Referral.objects.get()
    assert child.code in officer.get("/desk/care/problems/").content.decode()

    address, solved = f"/desk/referrals/{problem.pk}/edit/", {**typed, "version": "1", "solved_on": today}
    assert officer.post(address, solved).status_code == 422
    officer.post(address, {**solved, "solved_by": "示例学校", "how_solved": "示例办法"})

    assert officer.get("/desk/care/problems/").context["table"] is None
    problem.refresh_from_db()
    assert (problem.solved_by, problem.how_solved) == ("示例学校", "示例办法")


def test_the_form_begins_with_the_suggested_pair(officer, cast, child):
    elder = ElderFactory(committee=cast.yingchun)
    PairingFactory(committee=cast.yingchun, approved=True)
    suggested = officer.get(f"/desk/care/children/{child.pk}/helpers/").content.decode()

    address = f"/desk/pairings/new/?child={child.pk}&elder={elder.pk}"

    assert address.replace("&", "&amp;") in suggested
    page = officer.get(address).content.decode()
    assert f'<option value="{child.pk}" selected>' in page
    assert f'<option value="{elder.pk}" selected>' in page
