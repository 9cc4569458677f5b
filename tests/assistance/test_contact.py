"""When the next contact is due, what is overdue, and which children may be left without a helper."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from assistance import contact, continuity
from committees.choices import ElderStatus, State
from tests.assistance.factories import ChildFactory, NeedFactory, PairingFactory, ReferralFactory, VisitFactory
from tests.factories import ElderFactory

pytestmark = pytest.mark.django_db


def ago(days: int) -> dict:
    day = timezone.localdate() - timedelta(days=days)
    return {"since": day, "until": day + timedelta(days=1), "sort_on": day, "date_precision": "day"}


@pytest.fixture
def elder(cast):
    return ElderFactory(committee=cast.yingchun)


@pytest.fixture
def paired(cast, elder):
    def make(days=100, **more):
        helpers = more.pop("helpers", [elder])
        return PairingFactory(committee=cast.yingchun, approved=True, helpers=helpers, **ago(days), **more)

    return make


@pytest.mark.parametrize(
    ("began", "due"),
    [("2026-11-23", "2026-11-30"), ("2026-11-27", "2026-12-04"), ("2026-11-28", "2026-12-04")],
)
def test_the_first_visit_is_due_after_five_working_days(began, due):
    assert contact.working_days_after(date.fromisoformat(began), 5) == date.fromisoformat(due)


@pytest.mark.parametrize(("tier", "is_late"), [("intensive", True), ("regular", False), ("light", False)])
def test_the_next_is_due_by_tier(cast, paired, tier, is_late):
    pairing = paired(tier=tier)
    VisitFactory(committee=cast.yingchun, approved=True, children=[pairing.child], **ago(20))

    assert bool(contact.overdue(cast.childcare)) == is_late


@pytest.mark.parametrize("more", [{"was_reached": False}, {"state": State.DRAFT}, {"is_plan": True}])
def test_only_a_visit_at_which_somebody_was_met_is_a_contact(cast, paired, more):
    pairing = paired()
    VisitFactory(committee=cast.yingchun, **{"state": State.APPROVED, "children": [pairing.child], **ago(1), **more})

    assert [one.last_on for one in contact.overdue(cast.childcare)] == [None]


def test_one_that_pauses_or_whose_file_is_closed_owes_nothing(cast, paired):
    paired(paused_on=timezone.localdate())
    child = ChildFactory(committee=cast.yingchun, closed_on=timezone.localdate(), close_reason_id="other")
    paired(child=child)

    assert contact.contacts(cast.childcare) == []


def test_others_see_nothing_of_it(cast, paired):
    paired()

    assert contact.overdue(cast.clerk) == contact.overdue(cast.leader) == []
    assert contact.counts(cast.clerk) == contact.Counts()


def test_counts_are_numbers_alone(cast, paired):
    pairing = paired()
    today = timezone.localdate()
    ReferralFactory(child=pairing.child, referred_on=today - timedelta(days=9), due_on=today - timedelta(days=1))
    ReferralFactory(child=pairing.child)

    assert contact.counts(cast.childcare) == contact.Counts(overdue=1, problems=2, late_problems=1)


@pytest.mark.parametrize("status", [ElderStatus.LEFT, ElderStatus.RESTING, ElderStatus.DECEASED])
def test_a_helper_who_is_gone_leaves_a_child_in_danger(cast, paired, elder, status):
    pairing = paired(days=1)
    assert continuity.in_danger(cast.childcare) == []

    elder.status = status
    elder.save()

    assert [danger.contact.pairing for danger in continuity.in_danger(cast.childcare)] == [pairing]
    assert continuity.left_by(elder) == 1


def test_a_caseload_above_the_setting_is_a_reason(cast, paired, settings):
    settings.CASELOAD = 1
    for _number in range(2):
        paired(days=1)

    assert len(continuity.in_danger(cast.childcare)) == 2


def test_suggested_are_the_near_who_have_room_each_with_why(cast, paired, elder, settings):
    settings.CASELOAD = 1
    paired()
    child = ChildFactory(committee=cast.yingchun)
    need = NeedFactory(child=child)
    fitting = ElderFactory(committee=cast.yingchun, specialities=str(need.aspect))
    near, _gone = ElderFactory(committee=cast.yingchun), ElderFactory(committee=cast.yingchun, status="left")

    found = continuity.suggestions(cast.childcare, child)

    assert [one.elder for one in found] == [fitting, near]
    assert [len(one.reasons) for one in found] == [3, 2]


@pytest.mark.parametrize("path", ["overdue", "problems", "continuity"])
def test_lists_show_codes_and_grow_by_no_query(client, cast, paired, django_assert_max_num_queries, path):
    elder = ElderFactory(committee=cast.yingchun, status=ElderStatus.LEFT)
    for _number in range(8):
        ReferralFactory(child=paired(helpers=[elder]).child)
    client.force_login(cast.childcare)

    with django_assert_max_num_queries(14):
        page = client.get(f"/desk/care/{path}/")

    assert len(page.context["table"].rows) == 8
    assert "示例儿童" not in page.content.decode()
