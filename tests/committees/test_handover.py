"""What a person leaves unfinished goes to who may finish it, and nothing else goes anywhere."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse

from committees import access, drafts, handover, history, kinds, notices
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Draft, Notice, User
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/desk/hand-over/"


@pytest.fixture
def successor(cast):
    return AppointmentFactory(user=UserFactory(username="successor"), committee=cast.yingchun).user


@pytest.fixture
def left(cast):
    """What the clerk of Yingchun leaves: two drafts, a returned record, an unread notice of it."""
    returned = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    for title in ("清明扫墓", "端午活动"):
        keep(cast.clerk, cast.yingchun, title)
    notices.tell(by=cast.reviewer, to=[cast.clerk], what=Notice.What.RETURNED, record=returned.record_ptr)
    return returned


def keep(by, committee, title="x", kind="activity", record=None):
    return drafts.keep(
        by=by, key=uuid4(), kind=kinds.get(kind), committee=committee, typed=QueryDict(f"title={title}"), record=record
    )


def titles_of(user):
    return {drafts.typed_in(draft)["title"] for draft in drafts.of(user)}


def test_the_work_is_named_in_numbers(cast, left):
    assert handover.work_of(cast.clerk) == handover.Work(drafts=2, unread=1, to_submit=0, returned=1, waiting=0)


def test_drafts_and_notices_go_over_and_the_account_is_shut(cast, left, successor):
    done = handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=successor)

    assert done == handover.Outcome(drafts=2, notices=1, stayed=0)
    assert titles_of(successor) == {"清明扫墓", "端午活动"}
    assert not drafts.of(cast.clerk)
    told = [(notice.what, notice.record_id) for notice in notices.of(successor).order_by("pk")]
    assert told == [("returned", left.pk), ("handed_over", None)]
    gone = User.objects.get(pk=cast.clerk.pk)
    assert not gone.is_active
    assert access.grants_of(gone) == ()
    assert [version.verb for version in history.of(gone)] == ["hand_over", "change"]
    assert history.of(gone).first().by == cast.account_manager


def test_records_keep_their_author(cast, left, successor):
    handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=successor)

    left.refresh_from_db()
    assert left.author == cast.clerk


def test_the_account_may_stay_open(cast, left, successor):
    handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=successor, shut=False)

    assert access.has_role(User.objects.get(pk=cast.clerk.pk), (Role.CLERK,), cast.yingchun)


def test_a_draft_about_a_child_goes_to_a_child_data_officer_only(cast):
    both = AppointmentFactory(user=cast.clerk, committee=cast.yingchun, role=Role.CHILD_DATA_OFFICER).user
    leaver = User.objects.get(pk=both.pk)
    keep(leaver, cast.yingchun, kind="pairing")
    keep(leaver, cast.yingchun)

    done = handover.hand_over(by=cast.account_manager, leaver=leaver, receiver=cast.office)
    assert (done.drafts, done.stayed) == (1, 1)
    assert list(Draft.objects.filter(kind="pairing").values_list("author__username", flat=True)) == ["clerk"]

    done = handover.hand_over(by=cast.account_manager, leaver=leaver, receiver=cast.childcare, shut=False)
    assert (done.drafts, done.stayed) == (1, 0)


def test_the_receivers_own_draft_of_the_same_record_is_not_pushed_out(cast, left, successor):
    keep(cast.clerk, cast.yingchun, "old", record=left)
    mine = keep(successor, cast.yingchun, "mine", record=left)

    done = handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=successor)

    assert done.stayed == 1
    assert Draft.objects.get(record=left, author=successor) == mine


def test_a_notice_of_what_the_receiver_does_not_see_stays(cast, left):
    elsewhere = ActivityFactory(committee=cast.zhonghe, author=cast.clerk, returned=True)
    notices.tell(by=None, to=[cast.clerk], what=Notice.What.RETURNED, record=elsewhere.record_ptr)
    successor = AppointmentFactory(user=UserFactory(), committee=cast.yingchun).user

    handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=successor)

    assert list(notices.of(cast.clerk).values_list("record", flat=True)) == [elsewhere.pk]


@pytest.mark.parametrize("receiver", ["other_clerk", "reviewer", "leader", "stranger", "clerk"])
def test_it_goes_to_nobody_who_enters_nothing_there(cast, left, receiver):
    with pytest.raises(NotAllowed):
        handover.hand_over(by=cast.account_manager, leaver=cast.clerk, receiver=getattr(cast, receiver))

    assert len(drafts.of(cast.clerk)) == 2


@pytest.mark.parametrize("person", ["clerk", "office", "reviewer", "auditor", "stranger"])
def test_others_hand_nothing_over(cast, left, successor, person):
    with pytest.raises(NotAllowed):
        handover.hand_over(by=getattr(cast, person), leaver=cast.clerk, receiver=successor)


def test_nobody_hands_over_their_own_work(cast):
    with pytest.raises(NotAllowed):
        handover.hand_over(by=cast.administrator, leaver=cast.administrator, receiver=cast.office)


def test_a_town_hands_over_the_work_of_its_own_people_only(cast):
    manager = AppointmentFactory(user=UserFactory(), committee=cast.yingchun, role=Role.ACCOUNT_MANAGER).user
    both = AppointmentFactory(user=UserFactory(), committee=cast.yingchun).user
    AppointmentFactory(user=both, committee=cast.zhonghe)

    assert list(handover.accounts_kept_by(manager)) == [cast.clerk]
    assert cast.administrator not in handover.accounts_kept_by(cast.administrator)
    assert cast.other_clerk in handover.accounts_kept_by(cast.account_manager)


# The page


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.account_manager)
    return client


def test_the_page_finds_people_by_name(manager, cast):
    names = manager.get(PAGE, {"q": cast.clerk.name}).text

    assert f"{PAGE}?account={cast.clerk.pk}" in names
    assert f"{PAGE}?account={cast.reviewer.pk}" not in names
    assert manager.get(PAGE, {"q": "nobody\x00at all"}).status_code == 200


def test_the_page_says_what_is_there_and_hands_it_over(manager, cast, left, successor):
    address = f"{PAGE}?account={cast.clerk.pk}"
    assert "1" in manager.get(address).text

    assert manager.post(address, {"receiver": ""}).status_code == 422
    assert manager.post(address, {"receiver": cast.other_clerk.pk}).status_code == 422
    answer = manager.post(address, {"receiver": successor.pk, "shut": "on"}, follow=True)

    assert answer.redirect_chain == [(PAGE, 302)]
    assert len(drafts.of(successor)) == 2


@pytest.mark.parametrize("asked", ["0", "x", "99999999999999", "-1"])
def test_an_account_that_is_not_there_is_not_found(manager, asked):
    assert manager.get(f"{PAGE}?account={asked}").status_code == 404


def test_out_of_scope_is_not_found(client, cast):
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.ACCOUNT_MANAGER).user)

    assert client.get(f"{PAGE}?account={cast.other_clerk.pk}").status_code == 404


def test_the_account_in_the_admin_leads_there(manager, cast):
    page = manager.get(reverse("admin:committees_user_change", args=[cast.clerk.pk])).text

    assert f"{PAGE}?account={cast.clerk.pk}" in page
