"""The code from the phone: who needs it, how it is set up, asked for, lost and taken away."""

import base64
import time

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from committees import history, second_step
from committees.errors import NotAllowed
from committees.models import Event, RecoveryCode, SecondStep, User
from tests import addresses
from tests.qinggang.accounts.signing import PASSWORD, code_of, give_phone, sign_in

pytestmark = pytest.mark.django_db
ASKED, SET_UP = "/accounts/code/", "/accounts/two-step/"
NEEDS = ["reviewer", "childcare", "administrator", "account_manager"]


@pytest.fixture
def strict(settings):
    settings.TWO_STEP = True


@pytest.fixture
def frozen():
    with time_machine.travel(time.time(), tick=False) as clock:
        yield clock


def path_of(answer):
    return answer.url.partition("?")[0] if answer.status_code == 302 else answer.status_code


# Setting it up


@pytest.mark.parametrize("person", NEEDS)
def test_who_decides_is_led_to_set_it_up_before_anything_else(client, cast, strict, person):
    sign_in(client, person)

    assert path_of(client.get("/desk/")) == SET_UP
    assert path_of(client.get("/admin/")) == SET_UP
    assert path_of(client.get("/accounts/password/")) == SET_UP


@pytest.mark.parametrize("person", ["clerk", "leader", "auditor", "stranger"])
def test_to_others_it_is_offered(client, cast, strict, person):
    client.force_login(getattr(cast, person))

    page = client.get("/accounts/")

    assert page.status_code == 200
    assert f'href="{SET_UP}"' in page.text


@pytest.mark.parametrize(("person", "is_asked"), [("reviewer", True), ("clerk", False)])
def test_the_page_says_who_has_to_and_offers_the_way_back_to_others_only(client, cast, strict, person, is_asked):
    sign_in(client, person)

    page = client.get(SET_UP, headers={"accept-language": "en"})

    assert ("Your role decides over records" in page.text) is is_asked
    assert ('<a class="btn plain" href="/accounts/">' in page.text) is not is_asked


@pytest.mark.parametrize("person", [*NEEDS, "clerk"])
def test_a_phone_is_bound_by_a_code_from_it(client, cast, strict, frozen, person):
    sign_in(client, person)
    way_in = client.get("/desk/")
    page = client.get(way_in.url if way_in.status_code == 302 else SET_UP)
    secret = page.context["letters"].replace(" ", "")

    wrong = client.post(SET_UP, {"code": "000000" if code_of(secret) != "000000" else "111111"})
    assert wrong.status_code == 422
    assert not SecondStep.objects.exists()
    assert wrong.context["letters"].replace(" ", "") == secret
    done = client.post(SET_UP, {"code": f" {code_of(secret)[:3]} {code_of(secret)[3:]} ", "next": "/desk/"})

    user = User.objects.get(username=person)
    assert done.status_code == 200
    assert len(done.context["codes"]) == 10
    assert done.context["way_on"] == "/desk/"
    assert client.get("/desk/").status_code == 200
    assert history.of(user).last().verb == "two_step_on"
    assert Event.objects.filter(verb="two_step_on", by=person).exists()
    assert client.get(SET_UP).status_code == 302  # it is not shown a second time


def test_the_picture_says_the_secret_to_nobody_else(client, cast):
    client.force_login(cast.clerk)
    assert client.get(f"{SET_UP}qr.svg").status_code == 404
    client.get(SET_UP)

    drawn = client.get(f"{SET_UP}qr.svg")

    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn["Cache-Control"] == "no-store"
    assert b"style=" not in drawn.content
    assert drawn.content.startswith(b"<?xml")
    assert Client().get(f"{SET_UP}qr.svg").status_code == 302


def test_secrets_and_recovery_codes_are_not_readable_in_the_database(cast):
    secret, codes = give_phone(cast.clerk)

    with_raw = SecondStep.objects.extra(select={"raw": "secret"}).get()
    assert secret not in with_raw.raw
    assert SecondStep.objects.get().secret == secret
    assert not {code.replace(" ", "") for code in codes} & set(RecoveryCode.objects.values_list("code_hash", flat=True))


# Being asked


@pytest.fixture
def phone(cast, strict, frozen):
    """The reviewer's phone: its secret and the recovery codes."""
    return give_phone(cast.reviewer)


def test_after_the_password_nothing_opens_but_the_page_that_asks(client, cast, phone):
    sign_in(client, "reviewer")
    allowed = {ASKED} | {reverse(name) for name in ("accounts:logout", "set_language", "healthz", "readyz", "favicon")}
    allowed.add(reverse("preferences:large-type"))

    found = {path_of(client.get(a.example)) for a in addresses.every() if a.example not in allowed}

    assert found <= {ASKED, 404}


def test_a_session_that_only_claims_to_be_them_is_asked_too(client, cast, phone):
    client.force_login(cast.reviewer)

    assert path_of(client.get("/desk/review/")) == ASKED


def test_the_code_opens_and_leads_on(client, cast, phone):
    sign_in(client, "reviewer")
    asked = client.get("/desk/review/?q=1")
    assert asked.url == f"{ASKED}?next=%2Fdesk%2Freview%2F%3Fq%3D1"
    before = client.session.session_key

    answer = client.post(asked.url, {"code": code_of(phone[0]), "next": "/desk/review/?q=1"})

    assert answer.url == "/desk/review/?q=1"
    assert client.get(answer.url).status_code == 200
    assert client.session.session_key != before


def test_full_width_digits_are_digits(client, cast, phone):
    sign_in(client, "reviewer")
    wide = code_of(phone[0]).translate({ord("0") + n: "０１２３４５６７８９"[n] for n in range(10)})

    assert client.post(ASKED, {"code": wide}).status_code == 302


def test_a_code_is_good_once(client, cast, phone):
    sign_in(client, "reviewer")
    client.post(ASKED, {"code": code_of(phone[0])})
    other = Client()
    sign_in(other, "reviewer")

    replayed = other.post(ASKED, {"code": code_of(phone[0])}, headers={"accept-language": "en"})

    assert replayed.status_code == 422
    assert "used before" in replayed.text
    assert path_of(other.get("/desk/")) == ASKED


def test_an_old_code_and_one_of_another_phone_are_refused(client, cast, phone):
    sign_in(client, "reviewer")

    for code in (code_of(phone[0], -5), code_of(second_step.new_secret()), "", "abc", "1" * 50):
        assert client.post(ASKED, {"code": code}).status_code == 422


def test_after_five_wrong_codes_even_the_right_one_waits(client, cast, phone, frozen):
    sign_in(client, "reviewer")
    for _ in range(5):
        client.post(ASKED, {"code": "12345"})

    refused = client.post(ASKED, {"code": code_of(phone[0])}, headers={"accept-language": "en"})
    assert "Try again in 15 minutes" in refused.text
    assert Event.objects.filter(verb="code_failed", by="reviewer").count() == 6

    frozen.shift(15 * 60 + 1)
    assert client.post(ASKED, {"code": code_of(phone[0])}).status_code == 302


def test_a_recovery_code_opens_once_and_says_how_many_are_left(client, cast, phone):
    sign_in(client, "reviewer")
    answer = client.post(ASKED, {"code": phone[1][0]}, follow=True, headers={"accept-language": "en"})
    assert "9 are left" in answer.text

    again = Client()
    sign_in(again, "reviewer")
    assert again.post(ASKED, {"code": phone[1][0]}).status_code == 422
    assert again.post(ASKED, {"code": phone[1][1]}).status_code == 302


def test_who_has_set_it_up_is_asked_even_where_nobody_must(client, cast, settings):
    give_phone(cast.clerk)
    sign_in(client, "clerk")

    assert path_of(client.get("/desk/")) == ASKED


# Changing and losing it


@pytest.fixture
def signed_in(client, cast, phone):
    sign_in(client, "reviewer")
    client.post(ASKED, {"code": phone[1][9]})
    return client


def test_new_recovery_codes_void_the_old_ones_and_want_a_code(signed_in, cast, phone):
    page = f"{SET_UP}recovery-codes/"
    assert signed_in.post(page, {"code": "000"}).status_code == 422

    made = signed_in.post(page, {"code": code_of(phone[0])})

    assert len(set(made.context["codes"]) - set(phone[1])) == 10
    assert not second_step.pass_with(by=cast.reviewer, code=phone[1][0])
    assert second_step.pass_with(by=cast.reviewer, code=made.context["codes"][0]) == "recovery"


def test_a_role_that_needs_it_cannot_turn_it_off(signed_in, cast):
    assert signed_in.post(f"{SET_UP}off/", {"old_password": PASSWORD}).status_code == 403
    with pytest.raises(NotAllowed):
        second_step.turn_off(by=cast.reviewer)


def test_others_turn_it_off_with_their_password(client, cast):
    secret, _codes = give_phone(cast.clerk)
    sign_in(client, "clerk")
    client.post(ASKED, {"code": code_of(secret)})
    assert client.post(f"{SET_UP}off/", {"old_password": "wrong"}).status_code == 422

    assert client.post(f"{SET_UP}off/", {"old_password": PASSWORD}).url == "/accounts/"

    assert not SecondStep.objects.exists()
    assert client.get("/desk/").status_code == 200


def test_an_account_manager_takes_a_lost_phone_away(signed_in, cast):
    with pytest.raises(NotAllowed):
        second_step.take_away(by=cast.clerk, user=cast.reviewer)
    with pytest.raises(NotAllowed):
        second_step.take_away(by=cast.reviewer, user=cast.reviewer)

    second_step.take_away(by=cast.account_manager, user=User.objects.get(pk=cast.reviewer.pk))

    assert path_of(signed_in.get("/desk/")) == SET_UP
    assert history.of(cast.reviewer).last().verb == "two_step_off"


def test_a_second_phone_does_not_push_out_the_first(cast):
    give_phone(cast.clerk)

    with pytest.raises(NotAllowed):
        give_phone(cast.clerk)


def test_a_page_that_was_open_while_keys_were_changed_begins_anew(client, cast, settings):
    client.force_login(cast.reviewer)
    client.get(SET_UP)
    settings.FIELD_KEYS = [base64.urlsafe_b64encode(b"another key of the right length.").decode()]

    assert client.get(SET_UP).status_code == 200
