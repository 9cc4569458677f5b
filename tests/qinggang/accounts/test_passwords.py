"""A first password is only for the first sign-in; and one's own is changed by who knows the old one."""

import pytest
from django.test import Client
from django.urls import reverse

from committees import accounts, history
from committees.models import Event
from qinggang.accounts import gate
from tests import addresses
from tests.qinggang.accounts.signing import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
NEW = "又长又难猜的口令 2026"
PAGE = "/accounts/password/"


def fields(old=PASSWORD, new=NEW, again=NEW):
    return {"old_password": old, "new_password1": new, "new_password2": again}


@pytest.fixture
def newcomer(cast):
    """An account as an account manager opens it, with a right."""
    user = accounts.open_account(by=cast.account_manager, username="newcomer", name="新人", password=PASSWORD)
    accounts.appoint(by=cast.account_manager, user=user, committee=cast.yingchun, role="clerk")
    return user


@pytest.fixture
def newly_in(client, newcomer):
    sign_in(client, "newcomer")
    return client


def test_every_address_leads_to_the_change_until_it_is_made(newly_in):
    open_to_them = {PAGE} | {reverse(name) for name in gate.ON_THE_WAY}

    answers = {a.example: newly_in.get(a.example) for a in addresses.every() if a.example not in open_to_them}

    elsewhere = {path: answer.status_code for path, answer in answers.items() if not leads_to(answer, PAGE)}
    assert {path: code for path, code in elsewhere.items() if code != 404} == {}


def leads_to(answer, path):
    return answer.status_code == 302 and answer.url.partition("?")[0] == path


def test_nothing_can_be_posted_either(newly_in):
    assert newly_in.post("/desk/activities/new/", {"title": "x"}).url == PAGE


def test_the_change_opens_the_door_and_leads_on(newly_in, newcomer):
    page = newly_in.get("/desk/activities/", follow=True, headers={"accept-language": "en"})
    assert "chosen by somebody else" in page.text
    assert page.context["next"] == "/desk/activities/"

    answer = newly_in.post(PAGE, fields() | {"next": "/desk/activities/"})

    assert answer.url == "/desk/activities/"
    assert newly_in.get(answer.url).status_code == 200
    newcomer.refresh_from_db()
    assert newcomer.check_password(NEW)
    assert not newcomer.must_change_password
    assert [version.verb for version in history.of(newcomer)] == ["create", "own_password"]
    assert Event.objects.filter(verb="password", by="newcomer").exists()


def test_a_demo_does_without(newly_in, settings):
    settings.FIRST_PASSWORD_CHANGE = False

    assert newly_in.get("/desk/").status_code == 200


def test_a_password_given_by_somebody_else_is_a_first_one_again(client, cast):
    accounts.set_password(by=cast.account_manager, user=cast.clerk, password=NEW)

    sign_in(client, "clerk", NEW)

    assert leads_to(client.get("/desk/"), PAGE)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (fields(old="wrong"), "old_password"),
        (fields(new="short", again="short"), "new_password2"),
        (fields(new="123456789012345", again="123456789012345"), "new_password2"),
        (fields(again="something else"), "new_password2"),
        (fields(new=PASSWORD, again=PASSWORD), "new_password1"),
        (fields(old=""), "old_password"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, cast, typed, wrong):
    client.force_login(cast.clerk)

    answer = client.post(PAGE, typed)

    assert answer.status_code == 422
    assert wrong in answer.context["form"].errors
    cast.clerk.refresh_from_db()
    assert cast.clerk.check_password(PASSWORD)


def test_guessing_the_old_one_locks_out(client, cast):
    client.force_login(cast.clerk)

    codes = [client.post(PAGE, fields(old="guess")).status_code for _ in range(5)]

    assert codes == [422] * 4 + [429]


def test_others_who_are_signed_in_with_the_old_one_are_out(client, cast):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(cast.clerk)

    assert client.post(PAGE, fields()).url == "/accounts/"

    assert client.get("/desk/").status_code == 200
    assert elsewhere.get("/desk/").status_code == 302
