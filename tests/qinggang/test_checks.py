"""The deployment check looks into the database where there is one."""

import pytest
from django.contrib.auth import get_user_model

from qinggang.checks import demo_accounts_are_gone


@pytest.fixture
def account(db):
    return get_user_model().objects.create_user("county", "a password of the demo", name="县办", is_demo=True)


def test_demo_account_that_can_sign_in_is_refused(account):
    (error,) = demo_accounts_are_gone(None)

    assert error.id == "qinggang.E003"
    assert "county" in error.msg


def test_inactive_demo_account_passes(account):
    account.is_active = False
    account.save()

    assert demo_accounts_are_gone(None) == []


def test_demo_account_without_password_passes(account):
    account.set_unusable_password()
    account.save()

    assert demo_accounts_are_gone(None) == []


def test_a_real_account_of_the_same_name_passes(db):
    get_user_model().objects.create_user("admin", "a password of its own", name="管理员")

    assert demo_accounts_are_gone(None) == []
