"""Too many failures lock out, for a while, and tell a stranger nothing."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from committees import events, history, lockout
from committees.errors import NotAllowed
from committees.models import Event
from committees.origin import address_of
from tests.qinggang.accounts.signing import sign_in

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC)


def fail(client, username="clerk", times=1, **extra):
    return [sign_in(client, username, "wrong", headers={"accept-language": "en"}, **extra) for _ in range(times)][-1]


def test_the_fifth_failure_locks_out_even_the_right_password(client, cast):
    assert fail(client, times=4).status_code == 200
    locked = fail(client)

    assert locked.status_code == 429
    assert "15 more minutes" in locked.text
    assert "account manager" in locked.text
    assert locked["Retry-After"] == "900"
    assert sign_in(client, "clerk").status_code == 429


def test_it_is_over_after_a_quarter_of_an_hour_whatever_was_tried_meanwhile(client, cast):
    with time_machine.travel(MORNING, tick=False) as clock:
        fail(client, times=5)
        clock.shift(dt.timedelta(minutes=14))
        assert sign_in(client, "clerk").status_code == 429

        clock.shift(dt.timedelta(minutes=2))
        assert sign_in(client, "clerk").status_code == 302


def test_only_this_name_from_this_address_is_locked_out(client, cast):
    fail(client, times=5)

    assert sign_in(client, "other_clerk").status_code == 302
    client.logout()
    assert sign_in(client, "clerk", REMOTE_ADDR="10.1.1.1").status_code == 302


def test_an_address_that_tries_many_names_is_locked_out_as_a_whole(client, cast, settings):
    settings.FAILURES_OF_AN_ADDRESS = 6
    for name in ("office", "leader", "auditor"):
        fail(client, name, times=2)

    assert sign_in(client, "clerk").status_code == 429
    assert sign_in(client, "clerk", REMOTE_ADDR="10.1.1.1").status_code == 302


def test_a_success_forgets_the_failures_before_it(client, cast):
    fail(client, times=4)
    sign_in(client, "clerk")
    client.logout()

    assert fail(client).status_code == 200


def test_nobody_learns_which_accounts_exist(client, cast):
    cast.leader.is_active = False
    cast.leader.save()

    answers = [fail(client, name) for name in ("clerk", "nobody", "leader")]

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.context["errors"].title for answer in answers}) == 1
    assert len({tuple(str(p.text) for p in answer.context["errors"].problems) for answer in answers}) == 1
    assert fail(client, "nobody", times=4).status_code == 429


def test_the_name_may_begin_with_a_capital_and_end_with_a_blank(client, cast):
    """As phones write it; the failures of both spellings are one."""
    fail(client, "Clerk ", times=2)
    fail(client, "clerk", times=2)

    assert fail(client, "CLERK").status_code == 429
    assert sign_in(client, " Office ").status_code == 302


def test_the_sign_in_of_the_admin_is_the_same_door(client, cast):
    fail(client, "administrator", times=5)

    door = client.get(reverse("admin:login"))
    assert door.url.startswith(reverse("accounts:login"))
    assert sign_in(client, "administrator").status_code == 429


def test_an_account_manager_lets_somebody_in_again(client, cast):
    fail(client, times=5)
    assert lockout.is_locked_out(cast.clerk)

    lockout.unlock(by=cast.account_manager, user=cast.clerk)

    assert not lockout.is_locked_out(cast.clerk)
    assert sign_in(client, "clerk").status_code == 302
    assert history.of(cast.clerk).last().verb == "unlock"


@pytest.mark.parametrize("person", ["clerk", "reviewer", "auditor", "stranger"])
def test_others_let_nobody_in(cast, person):
    with pytest.raises(NotAllowed):
        lockout.unlock(by=getattr(cast, person), user=cast.clerk)


def test_traces_name_accounts_and_never_what_a_stranger_typed(client, cast):
    fail(client, times=5)
    fail(client)
    fail(client, "my-secret-password")
    sign_in(client, "office", REMOTE_ADDR="10.1.1.1")
    client.post(reverse("accounts:logout"))

    left = list(Event.objects.order_by("pk").values_list("verb", "by", "address"))
    assert left == [
        *[("sign_in_failed", "clerk", "127.0.0.1")] * 5,
        ("locked_out", "clerk", "127.0.0.1"),
        ("sign_in_failed", "", "127.0.0.1"),
        ("sign_in", "office", "10.1.1.1"),
        ("sign_out", "office", "127.0.0.1"),
    ]
    assert {verb for verb, _by, _address in left} <= set(events.SAID)


@pytest.mark.parametrize(
    ("trusted", "asked_from", "forwarded", "address"),
    [
        ([], "10.0.0.9", "1.2.3.4", "10.0.0.9"),
        (["10.0.0.9"], "10.0.0.9", "1.2.3.4", "1.2.3.4"),
        (["10.0.0.9"], "10.0.0.9", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (["10.0.0.0/8"], "10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8", "1.2.3.4"),
        (["10.0.0.9"], "10.0.0.9", "nonsense", "10.0.0.9"),
        (["10.0.0.9"], "10.0.0.9", "", "10.0.0.9"),
        (["127.0.0.1"], "", "1.2.3.4", "1.2.3.4"),
        ([], "", "1.2.3.4", "127.0.0.1"),
    ],
)
def test_only_trusted_proxies_say_where_a_visitor_comes_from(rf, settings, trusted, asked_from, forwarded, address):
    from ipaddress import ip_network

    settings.TRUSTED_PROXIES = [ip_network(name) for name in trusted]

    assert address_of(rf.get("/", REMOTE_ADDR=asked_from, headers={"x-forwarded-for": forwarded})) == address
