"""Demo accounts share one password; nothing else is touched."""

import pytest
from django.core.management import CommandError, call_command


def has_password(django_user_model, username, password):
    return django_user_model.objects.get(username=username).check_password(password)


@pytest.fixture
def accounts(django_user_model, db):
    """One demo account and one of a real person."""
    django_user_model.objects.create_user("county", name="县办", is_demo=True)
    django_user_model.objects.create_user("somebody", "a password of their own", name="某人")


def test_demo_accounts_get_the_password(accounts, django_user_model, settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setenv("DEMO_PASSWORD", "an invented password")

    call_command("set_demo_password")

    assert has_password(django_user_model, "county", "an invented password")
    assert has_password(django_user_model, "somebody", "a password of their own")


def test_refused_where_there_is_no_demo(accounts, django_user_model, monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "an invented password")

    with pytest.raises(CommandError):
        call_command("set_demo_password")

    assert not has_password(django_user_model, "county", "an invented password")


def test_refused_without_a_password(accounts, settings):
    settings.DEMO = True

    with pytest.raises(CommandError):
        call_command("set_demo_password")
