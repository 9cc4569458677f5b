"""A real portal begins with one committee and one administrator, once."""

import pytest
from django.core.management import CommandError, call_command

from committees import access
from committees.models import Committee, User
from tests.cast import load_codes_again

ARGUMENTS = ("zhang.wei", "示例管理员", "示例县关工委")


@pytest.fixture
def codes(db):
    """An empty portal with its code lists."""
    load_codes_again()


def test_begin_opens_an_administrator_who_changes_the_password(codes, capsys):
    call_command("begin", *ARGUMENTS)

    user = User.objects.get()
    password = capsys.readouterr().out.split()[2]
    assert user.must_change_password
    assert user.check_password(password)
    assert access.has_role(user, ["administrator"], Committee.objects.get())


def test_begin_works_once(codes):
    call_command("begin", *ARGUMENTS)

    with pytest.raises(CommandError):
        call_command("begin", "li.na", "另一人", "另一个县")

    assert User.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"level": "moon"}, {"slug": "two words"}])
def test_a_wrong_word_is_named_and_begins_nothing(codes, wrong):
    with pytest.raises(CommandError, match=next(iter(wrong))):
        call_command("begin", *ARGUMENTS, **wrong)

    assert not User.objects.exists()


def test_an_account_name_that_nobody_can_type_at_the_sign_in_is_refused(codes):
    with pytest.raises(CommandError, match="username"):
        call_command("begin", "Zhang Wei", "示例管理员", "示例县关工委")

    assert not User.objects.exists()
