"""Demo accounts share one password; nothing else is touched."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command


@pytest.fixture
def accounts(django_user_model, db):
    """One demo account and one of a real person."""
    django_user_model.objects.create_user("county", name="县办", is_demo=True)
    django_user_model.objects.create_user("somebody", "a password of their own", name="某人")


def test_demo_accounts_get_the_password(accounts, settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setenv("DEMO_PASSWORD", "an invented password")

    call_command("set_demo_password")

    assert authenticate(username="county", password="an invented password")
    assert authenticate(username="somebody", password="a password of their own")


def test_refused_where_there_is_no_demo(accounts, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "an invented password")

    with pytest.raises(CommandError):
        call_command("set_demo_password")

    assert authenticate(username="county", password="an invented password") is None


def test_refused_without_a_password(accounts, settings):
    settings.DEMO = True

    with pytest.raises(CommandError):
        call_command("set_demo_password")
