"""One-time links: what a lender may lend, and all the ways in which a link ends."""

import datetime as dt

import pytest
from django.utils import timezone

from committees import accounts, approval_links, history
from committees.approval_links import Dead
from committees.choices import State
from committees.errors import Conflict, NotAllowed, NotReady, WrongState
from committees.models import ApprovalLink, Event, Record, User
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture(autouse=True)
def turned_on(settings):
    settings.APPROVAL_LINKS = True


@pytest.fixture
def activity(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)


def lent(cast, activity, **changes):
    asked = {"version": activity.version, "meant_for": "张主任", "hours": 24} | changes
    _link, token = approval_links.lend(by=cast.reviewer, record=activity, **asked)
    return approval_links.find(token)


def decide(link, verb="approve", **more):
    approval_links.decide(by=link.lent_by, link=link, verb=verb, **more)


def state_of(record) -> str:
    return Record.objects.get(pk=record.pk).state


def traces() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_it_approves_once_in_the_lenders_name_and_says_so(cast, activity):
    link = lent(cast, activity)

    decide(link)

    assert state_of(activity) == State.APPROVED
    last = history.of(activity).last()
    assert (last.by, last.verb) == (cast.reviewer, "approve")
    assert "张主任" in last.why
    with pytest.raises(Dead):
        decide(ApprovalLink.objects.get(pk=link.pk))
    assert traces() == ["link_lent", "link_used", "link_refused"]


def test_it_returns_with_a_reason(cast, activity):
    link = lent(cast, activity)
    with pytest.raises(NotReady):
        decide(link, "send_back", why="  ")
    assert ApprovalLink.objects.get().used is None

    decide(link, "send_back", why="请写明地点")

    assert state_of(activity) == State.RETURNED
    assert history.of(activity).last().why.startswith("请写明地点")


def test_a_long_reason_leaves_room_for_how_it_came(cast, activity):
    decide(lent(cast, activity), "send_back", why="长" * 900)

    assert "张主任" in history.of(activity).last().why


def test_the_token_is_kept_nowhere(cast, activity):
    _link, token = approval_links.lend(
        by=cast.reviewer, record=activity, version=activity.version, meant_for="张主任", hours=4
    )

    stored = str(list(ApprovalLink.objects.values())) + str(list(Event.objects.values()))
    assert token not in stored
    assert len(token) == 40
    assert "张主任" not in str(list(Event.objects.values()))


def test_no_other_token_finds_it(cast, activity):
    lent(cast, activity)

    assert approval_links.find("") is None
    assert approval_links.find("0" * 40) is None
    assert approval_links.find(ApprovalLink.objects.get().token_hash) is None


def test_turned_off_there_are_no_links(cast, activity, settings):
    _link, token = approval_links.lend(
        by=cast.reviewer, record=activity, version=activity.version, meant_for="张主任", hours=4
    )
    settings.APPROVAL_LINKS = False

    assert approval_links.find(token) is None
    assert not approval_links.can_lend(cast.reviewer, activity)
    with pytest.raises(NotAllowed):
        lent(cast, activity)


# How a link ends


def dies(link) -> bool:
    with pytest.raises(Dead):
        approval_links.check_lives(link)
    with pytest.raises(Dead):
        decide(link)
    return True


def test_it_runs_out(cast, activity, time_machine):
    link = lent(cast, activity, hours=4)
    approval_links.check_lives(link)

    time_machine.move_to(timezone.now() + dt.timedelta(hours=4, seconds=1))

    assert dies(link)
    assert state_of(activity) == State.SUBMITTED


def test_it_dies_when_the_record_changes(cast, activity):
    link = lent(cast, activity)
    actions.recall(by=cast.clerk, record=activity)
    actions.submit(by=cast.clerk, record=activity)

    assert dies(ApprovalLink.objects.select_related("record__committee", "lent_by").get(pk=link.pk))
    assert state_of(activity) == State.SUBMITTED


def test_it_dies_between_reading_and_deciding(cast, activity):
    """The link was read before somebody else approved the record."""
    link = lent(cast, activity)
    actions.approve(by=cast.reviewer, record=activity)

    with pytest.raises(Dead):
        decide(link, "send_back", why="请补充")

    assert state_of(activity) == State.APPROVED


def test_it_dies_with_the_lenders_right(cast, activity):
    link = lent(cast, activity)
    accounts.end_appointment(
        by=cast.account_manager, appointment=cast.reviewer.appointments.get(), until=timezone.localdate()
    )
    link.lent_by = User.objects.get(pk=cast.reviewer.pk)

    assert dies(link)


def test_it_dies_when_withdrawn(cast, activity):
    link = lent(cast, activity)
    approval_links.withdraw(by=cast.reviewer, link=link)

    assert dies(ApprovalLink.objects.select_related("record__committee", "lent_by").get(pk=link.pk))
    with pytest.raises(WrongState):
        approval_links.withdraw(by=cast.reviewer, link=link)


def test_only_a_reviewer_withdraws(cast, activity):
    link = lent(cast, activity)

    with pytest.raises(NotAllowed):
        approval_links.withdraw(by=cast.clerk, link=link)


def test_a_newer_link_for_the_same_person_replaces_the_older(cast, activity):
    older = lent(cast, activity)
    newer = lent(cast, activity)
    lent(cast, activity, meant_for="李主任")

    assert dies(ApprovalLink.objects.select_related("record__committee", "lent_by").get(pk=older.pk))
    approval_links.check_lives(newer)


def test_of_two_who_use_it_at_once_one_succeeds(cast, activity):
    first, second = lent(cast, activity), None
    second = ApprovalLink.objects.select_related("record__committee", "lent_by").get(pk=first.pk)

    decide(first)
    with pytest.raises(Dead):
        decide(second, "send_back", why="太晚了")

    assert state_of(activity) == State.APPROVED
    assert ApprovalLink.objects.get().verb == "approve"


# What may be lent by whom


@pytest.mark.parametrize("person", ["clerk", "office", "leader", "administrator", "auditor", "other_clerk"])
def test_only_who_may_approve_lends(cast, activity, person):
    with pytest.raises(NotAllowed):
        approval_links.lend(
            by=getattr(cast, person), record=activity, version=activity.version, meant_for="张主任", hours=4
        )


def test_nobody_lends_a_decision_on_a_record_of_their_own(cast):
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True)

    with pytest.raises(NotAllowed):
        lent(cast, own)


def test_records_about_children_and_families_are_never_lent(cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare, submitted=True)
    inside = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, area_id="assistance")

    for record in (pairing, inside):
        assert not approval_links.can_lend(cast.reviewer, record)
        with pytest.raises(NotAllowed):
            lent(cast, record)


@pytest.mark.parametrize("changes", [{"meant_for": "  "}, {"hours": 0}, {"hours": 73}, {"hours": -4}])
def test_what_is_missing_is_said(cast, activity, changes):
    with pytest.raises(NotReady):
        lent(cast, activity, **changes)


def test_only_the_version_that_was_seen_is_lent(cast, activity):
    with pytest.raises(Conflict):
        lent(cast, activity, version=activity.version + 1)
