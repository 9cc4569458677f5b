"""Accounts: who may change one, and that a password leaves no trace."""

import pytest

from committees import accounts, history
from committees.choices import Role
from committees.errors import Conflict, NotAllowed
from committees.models import Version
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
