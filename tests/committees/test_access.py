"""Who may see and do what: appointments reach down, never up or aside, and only while they last."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from activities.models import Activity
from committees import access, kinds, reach
from committees.choices import Role, State
from committees.errors import NotAllowed
from committees.models import Record
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture
def about_children(monkeypatch):
    """For one test activities are records about a child."""
    monkeypatch.setitem(kinds._kinds, "activity", replace(ACTIVITY, is_protected=True))


def seen_by(person) -> set[str]:
    return set(access.visible_records(person).values_list("state", flat=True))


def one_of_each_state(committee, author):
    return [ActivityFactory(committee=committee, author=author, state=state) for state in State]


# Appointments


def test_a_visitor_has_no_rights(cast):
    ActivityFactory(committee=cast.yingchun, published=True)

    assert access.grants_of(AnonymousUser()) == ()
    assert not access.visible_records(AnonymousUser()).exists()


def test_an_account_without_appointment_has_no_rights(cast):
    ActivityFactory(committee=cast.yingchun, published=True)

    assert access.grants_of(cast.stranger) == ()
    assert not access.visible_records(cast.stranger).exists()
    assert not access.committees_within_reach(cast.stranger, Role).exists()


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(0, None, True), (0, 1, True), (-1, 0, False), (1, None, False), (-9, -2, False), (-9, 9, True)],
)
def test_an_appointment_holds_from_its_first_day_until_before_its_last(cast, starts, ends, holds):
    today = timezone.localdate()
    person = UserFactory()
    AppointmentFactory(
        user=person, committee=cast.yingchun, since=today + timedelta(days=starts),
        until=None if ends is None else today + timedelta(days=ends),
    )  # fmt: skip

    assert access.has_role(person, (Role.CLERK,)) is holds


def test_an_account_that_is_shut_has_no_rights(cast):
    cast.clerk.is_active = False
    cast.clerk.save()

    assert access.grants_of(cast.clerk) == ()


def test_rights_are_read_once_for_a_request(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        access.has_role(cast.clerk, access.ENTERS)
        access.committees_for(cast.clerk, access.ENTERS)
        access.grants_of(cast.clerk)


def test_a_role_reaches_down_and_never_up_or_aside(cast):
    reached = {place for place in ("county", "yingchun", "village", "zhonghe", "school")
               if access.has_role(cast.clerk, (Role.CLERK,), getattr(cast, place))}  # fmt: skip

    assert reached == {"yingchun", "village"}
    assert set(access.committees_within_reach(cast.clerk, (Role.CLERK,))) == {cast.yingchun, cast.village}
    assert access.committees_for(cast.clerk, (Role.CLERK,)) == [cast.yingchun.pk]


def test_another_role_reaches_nothing(cast):
    assert not access.has_role(cast.clerk, access.REVIEWS, cast.village)
    assert access.committees_for(cast.clerk, access.REVIEWS) == []
    assert not access.committees_within_reach(cast.clerk, access.REVIEWS).exists()


def test_several_appointments_add_up(cast):
    AppointmentFactory(user=cast.clerk, committee=cast.zhonghe, role=Role.REVIEWER)

    assert access.has_role(cast.clerk, access.REVIEWS, cast.zhonghe)
    assert not access.has_role(cast.clerk, access.REVIEWS, cast.yingchun)
    assert access.committees_for(cast.clerk, Role) == [cast.yingchun.pk, cast.zhonghe.pk]


def test_only_a_right_at_the_root_is_whole(cast):
    assert [grant.is_whole for grant in access.grants_of(cast.administrator)] == [True]
    assert [grant.is_whole for grant in access.grants_of(cast.clerk)] == [False]


# Seeing records

EVERY_STATE = set(State)
COUNTED = {State.APPROVED, State.PUBLISHED}


@pytest.mark.parametrize(
    ("person", "states"),
    [
        ("clerk", EVERY_STATE), ("office", EVERY_STATE), ("reviewer", EVERY_STATE), ("administrator", EVERY_STATE),
        ("auditor", EVERY_STATE), ("leader", COUNTED), ("childcare", COUNTED), ("account_manager", set()),
        ("other_clerk", set()), ("stranger", set()),
    ],
)  # fmt: skip
def test_of_a_record_in_each_state_a_person_sees_exactly(cast, person, states):
    one_of_each_state(cast.yingchun, cast.clerk)

    assert seen_by(getattr(cast, person)) == states


@pytest.mark.parametrize(
    ("person", "states"),
    [
        ("childcare", EVERY_STATE), ("reviewer", EVERY_STATE), ("clerk", set()), ("office", set()),
        ("leader", set()), ("administrator", set()), ("auditor", set()), ("account_manager", set()),
    ],
)  # fmt: skip
def test_of_a_record_about_a_child_a_person_sees_exactly(cast, about_children, person, states):
    one_of_each_state(cast.yingchun, cast.clerk)

    assert seen_by(getattr(cast, person)) == states


def test_a_record_is_seen_once_by_who_has_two_roles(cast):
    AppointmentFactory(user=cast.leader, committee=cast.yingchun, role=Role.CLERK)
    ActivityFactory(committee=cast.village, approved=True)

    assert access.visible_records(cast.leader).count() == 1


def test_a_partner_sees_a_joint_record_but_neither_changes_nor_reviews_it(cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    activity.partners.add(cast.zhonghe)
    reach.renew(activity)
    reviewer = AppointmentFactory(user=UserFactory(), committee=cast.zhonghe, role=Role.REVIEWER).user

    assert access.get_record_for(cast.other_clerk, activity.pk, ACTIVITY) == activity
    assert not access.can_enter(cast.other_clerk, ACTIVITY, activity.committee)
    assert not access.can_review(reviewer, activity)


def test_a_record_of_a_kind_is_found_as_that_kind_and_else_as_its_own(cast):
    activity = ActivityFactory(committee=cast.yingchun)

    assert isinstance(access.get_record_for(cast.clerk, activity.pk, ACTIVITY), Activity)
    assert isinstance(access.get_record_for(cast.clerk, activity.pk), Activity)


def test_a_record_out_of_scope_and_one_that_never_was_are_the_same(cast):
    activity = ActivityFactory(committee=cast.yingchun, submitted=True)

    for pk in (activity.pk, activity.pk + 999):
        with pytest.raises(Http404):
            access.get_record_for(cast.other_clerk, pk, ACTIVITY)


def test_a_record_is_not_found_under_another_kind(cast):
    activity = ActivityFactory(committee=cast.yingchun)

    with pytest.raises(Http404):
        access.get_record_for(cast.clerk, activity.pk, kinds.get("document"))


def test_the_public_sees_what_is_published_and_nothing_about_a_child(cast, monkeypatch):
    one_of_each_state(cast.yingchun, cast.clerk)

    assert set(access.public_records().values_list("state", flat=True)) == {State.PUBLISHED}
    assert access.public_records(Activity.objects.all()).get().state == State.PUBLISHED
    monkeypatch.setitem(kinds._kinds, "activity", replace(ACTIVITY, is_protected=True))
    assert not access.public_records().exists()
    assert not access.is_ever_public(Record.objects.order_by("pk").first())


# Entering, reviewing, keeping

PLACES = ("county", "yingchun", "village", "zhonghe", "school")


@pytest.mark.parametrize(
    ("person", "places"),
    [
        ("clerk", {"yingchun", "village"}), ("other_clerk", {"zhonghe"}), ("office", set(PLACES)),
        ("administrator", set(PLACES)), ("reviewer", set()), ("leader", set()), ("childcare", set()),
        ("account_manager", set()), ("auditor", set()), ("stranger", set()),
    ],
)  # fmt: skip
def test_who_enters_records_where(cast, person, places):
    allowed = {place for place in PLACES if access.can_enter(getattr(cast, person), ACTIVITY, getattr(cast, place))}

    assert allowed == places
    assert access.can_enter(getattr(cast, person), ACTIVITY) is bool(places)


def test_only_a_child_data_officer_enters_what_is_about_a_child(cast, about_children):
    protected = kinds.get("activity")

    able = [name for name, user in cast.people.items() if access.can_enter(user, protected, cast.yingchun)]

    assert able == ["childcare"]


def test_nothing_is_entered_for_a_closed_committee(cast):
    cast.yingchun.closed_on = timezone.localdate() + timedelta(days=1)
    access.check_can_enter(cast.clerk, ACTIVITY, cast.yingchun)

    cast.yingchun.closed_on = timezone.localdate()
    with pytest.raises(NotAllowed, match=r"closed|撤销"):
        access.check_can_enter(cast.clerk, ACTIVITY, cast.yingchun)


def test_entering_elsewhere_is_refused(cast):
    with pytest.raises(NotAllowed, match=r"for that committee|该"):
        access.check_can_enter(cast.clerk, ACTIVITY, cast.zhonghe)


def test_a_reviewer_reviews_in_scope_but_never_the_own_record(cast):
    theirs = ActivityFactory(committee=cast.village, author=cast.clerk)
    own = ActivityFactory(committee=cast.village, author=cast.reviewer)

    assert access.can_review(cast.reviewer, theirs)
    assert not access.can_review(cast.reviewer, own)
    assert not access.can_review(cast.clerk, own)


def test_registers_are_kept_by_clerks_and_those_about_children_by_their_officer(cast):
    access.check_can_keep_register(cast.clerk, cast.village)
    access.check_can_keep_register(cast.childcare, cast.village, is_protected=True)

    for person, is_protected in ((cast.other_clerk, False), (cast.childcare, False), (cast.clerk, True)):
        with pytest.raises(NotAllowed):
            access.check_can_keep_register(person, cast.village, is_protected=is_protected)
