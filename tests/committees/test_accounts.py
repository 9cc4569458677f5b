"""Accounts: who may change one, and that a password leaves no trace."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from committees import access, accounts, history
from committees.choices import Role
from committees.errors import Conflict, NotAllowed
from committees.models import Appointment, User, Version
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "又长又难猜的口令 2026"


@pytest.fixture
def town_manager(cast):
    return AppointmentFactory(user=UserFactory(), committee=cast.yingchun, role=Role.ACCOUNT_MANAGER).user


def test_a_new_password_works_and_is_nowhere_in_the_history(cast):
    accounts.set_password(by=cast.account_manager, user=cast.clerk, password=SECRET)

    assert cast.clerk.check_password(SECRET)
    assert Version.objects.get(subject="user", verb="password").content is None


def test_a_town_takes_over_no_account_of_the_county(cast, town_manager):
    accounts.set_password(by=town_manager, user=cast.clerk, password=SECRET)

    for stranger_to_the_town in (cast.administrator, cast.other_clerk):
        with pytest.raises(NotAllowed):
            accounts.set_password(by=town_manager, user=stranger_to_the_town, password=SECRET)


def test_an_account_without_rights_is_kept_by_who_opened_it(cast, town_manager):
    opened = accounts.open_account(by=town_manager, username="xiaozhao", name="小赵")

    accounts.change_account(by=town_manager, user=opened, fields={"name": "赵"}, version=1)
    accounts.change_account(by=cast.account_manager, user=opened, fields={"is_active": False}, version=2)
    with pytest.raises(NotAllowed):
        accounts.change_account(by=town_manager, user=cast.stranger, fields={"name": "陌生人"})

    assert [version.verb for version in history.of(opened)] == ["create", "change", "change"]


def test_the_second_of_two_changes_is_refused(cast):
    accounts.change_account(by=cast.account_manager, user=cast.clerk, fields={"name": "甲"}, version=1)

    with pytest.raises(Conflict):
        accounts.change_account(by=cast.administrator, user=cast.clerk, fields={"name": "乙"}, version=1)


def test_nobody_shuts_their_own_account(cast):
    with pytest.raises(NotAllowed):
        accounts.change_account(by=cast.administrator, user=cast.administrator, fields={"is_active": False})


@pytest.mark.parametrize("person", ["clerk", "reviewer", "leader", "auditor", "stranger"])
def test_accounts_are_not_kept_by_others(cast, person):
    with pytest.raises(NotAllowed):
        accounts.change_account(by=getattr(cast, person), user=cast.office, fields={"name": "改名"})


def test_rights_are_not_among_the_fields(cast):
    with pytest.raises(ValueError, match="not changed here"):
        accounts.change_account(by=cast.administrator, user=cast.clerk, fields={"is_demo": True})


# Opening accounts and giving rights


@pytest.mark.parametrize("person", ["clerk", "reviewer", "childcare", "auditor", "stranger"])
def test_others_open_no_accounts_and_appoint_nobody(cast, person):
    by = getattr(cast, person)

    with pytest.raises(NotAllowed):
        accounts.open_account(by=by, username="xiaozhao", name="小赵")
    with pytest.raises(NotAllowed):
        accounts.appoint(by=by, user=cast.stranger, committee=cast.yingchun, role=Role.CLERK)
    with pytest.raises(NotAllowed):
        accounts.end_appointment(by=by, appointment=cast.clerk.appointments.get(), until=date(2030, 1, 1))


def test_a_new_account_may_do_nothing(cast):
    opened = accounts.open_account(by=cast.account_manager, username="xiaozhao", name="小赵")

    assert access.grants_of(opened) == ()
    assert not opened.has_usable_password()
    assert "password" not in history.of(opened).get().content


def test_the_first_account_appoints_itself_and_only_the_first(cast):
    with pytest.raises(NotAllowed):
        accounts.appoint_first_administrator(user=cast.stranger, root=cast.county)

    Appointment.objects.all().delete()
    first = accounts.open_account(by=None, username="first", name="第一人")
    accounts.appoint_first_administrator(user=first, root=cast.county)

    assert access.has_role(first, (Role.ADMINISTRATOR,), cast.village)
    assert history.of(first).get().by == first


def test_rights_are_given_in_the_own_branch_only(cast, town_manager):
    given = accounts.appoint(by=town_manager, user=cast.stranger, committee=cast.village, role=Role.CLERK)

    assert given.appointed_by == town_manager
    assert str(given.committee) in str(given)
    for place in (cast.zhonghe, cast.county):
        with pytest.raises(NotAllowed):
            accounts.appoint(by=town_manager, user=cast.stranger, committee=place, role=Role.CLERK)


def test_the_same_right_is_not_given_twice(cast):
    asked = {"user": cast.stranger, "committee": cast.yingchun, "role": Role.CLERK, "since": date(2024, 1, 1)}
    accounts.appoint(by=cast.account_manager, **asked)

    with pytest.raises(ValidationError):
        accounts.appoint(by=cast.account_manager, **asked)


def test_a_right_ends_on_its_day_and_an_end_can_be_taken_back(cast):
    right = cast.clerk.appointments.get()
    today = timezone.localdate()

    accounts.end_appointment(by=cast.account_manager, appointment=right, until=today, version=1, why="调离")
    assert access.grants_of(User.objects.get(pk=cast.clerk.pk)) == ()
    accounts.end_appointment(by=cast.account_manager, appointment=right, until=None, version=2)
    assert access.has_role(User.objects.get(pk=cast.clerk.pk), (Role.CLERK,))

    assert [version.why for version in history.of(right)] == ["调离", ""]


def test_a_right_does_not_end_before_it_begins(cast):
    right = cast.clerk.appointments.get()

    with pytest.raises(ValidationError):
        accounts.end_appointment(by=cast.account_manager, appointment=right, until=right.since)


def test_the_second_of_two_ends_is_refused(cast):
    right = cast.clerk.appointments.get()
    stale = Appointment.objects.get(pk=right.pk)
    accounts.end_appointment(by=cast.account_manager, appointment=right, until=date(2030, 1, 1), version=1)

    with pytest.raises(Conflict):
        accounts.end_appointment(by=cast.administrator, appointment=stale, until=date(2031, 1, 1), version=1)


def test_an_account_with_a_right_to_come_is_not_up_for_taking(cast, town_manager):
    """A right that begins tomorrow counts today, else a town could take the account over tonight."""
    newcomer = accounts.open_account(by=town_manager, username="newcomer", name="新人")
    tomorrow = timezone.localdate() + timedelta(days=1)
    accounts.appoint(by=cast.administrator, user=newcomer, committee=cast.county, role=Role.REVIEWER, since=tomorrow)

    with pytest.raises(NotAllowed):
        accounts.set_password(by=town_manager, user=newcomer, password=SECRET)
