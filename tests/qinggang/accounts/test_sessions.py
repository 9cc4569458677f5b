"""A session ends when nobody works in it, after half a day, and with the sign-out."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from tests.qinggang.accounts.signing import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
DESK = "/desk/"
MORNING = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock(client, cast):
    with time_machine.travel(MORNING, tick=False) as traveller:
        sign_in(client, "clerk")
        yield traveller


def test_work_keeps_the_session_alive(client, clock):
    for _ in range(20):
        clock.shift(20 * MINUTE)
        assert client.get(DESK).status_code == 200


def test_half_an_hour_without_work_ends_it_and_the_sign_in_says_why_and_leads_back(client, clock):
    clock.shift(31 * MINUTE)
    answer = client.get("/desk/activities/?q=1", headers={"accept-language": "en"})

    assert answer.url == "/accounts/login/?next=/desk/activities/%3Fq%3D1"
    page = client.get(answer.url, headers={"accept-language": "en"})
    assert "nothing was done for 30 minutes" in page.text
    back = client.post(answer.url, {"username": "clerk", "password": PASSWORD, "next": "/desk/activities/?q=1"})
    assert back.url == "/desk/activities/?q=1"
    assert "nothing was done" not in client.get(DESK, headers={"accept-language": "en"}).text


def test_half_a_day_ends_it_however_busy_one_was(client, clock):
    for _ in range(12 * 3 - 1):
        clock.shift(20 * MINUTE)
        assert client.get(DESK).status_code == 200

    clock.shift(20 * MINUTE)
    answer = client.get(DESK)
    assert answer.status_code == 302
    assert "half a day" in client.get(answer.url, headers={"accept-language": "en"}).text


def test_the_session_is_written_every_five_minutes_at_most(client, clock, django_assert_num_queries):
    client.get(DESK)
    clock.shift(2 * MINUTE)
    client.get("/healthz")
    with django_assert_num_queries(2):  # the session and the person
        client.get("/healthz")


def test_the_minutes_are_a_setting(client, clock, settings):
    settings.IDLE_MINUTES = 10
    clock.shift(11 * MINUTE)

    assert client.get(DESK).status_code == 302


def test_signing_out_kills_the_session_on_the_server(client, cast):
    sign_in(client, "clerk")
    stolen = client.cookies["session"].value
    client.post(reverse("accounts:logout"))

    client.cookies["session"] = stolen
    assert client.get(DESK).status_code == 302


def test_the_sign_in_gives_a_new_session(client, cast):
    client.get(reverse("accounts:login"))
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["session"] = session.session_key

    sign_in(client, "clerk")

    assert client.cookies["session"].value != session.session_key


@pytest.mark.parametrize("path", [DESK, "/", "/accounts/", "/accounts/login/", "/no-such-page/", "/dashboard/"])
def test_no_page_of_somebody_signed_in_stays_in_the_browser(client, cast, path):
    client.force_login(cast.clerk)

    assert client.get(path)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("way_on", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_sign_in_leads_to_no_other_site(client, cast, way_on):
    answer = client.post(reverse("accounts:login"), {"username": "clerk", "password": PASSWORD, "next": way_on})

    assert answer.url == DESK
