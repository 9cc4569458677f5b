"""What was typed without a session, or with a stale token, becomes the draft of who signs in."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from committees import drafts, kinds
from committees.models import Draft
from qinggang.accounts import kept
from tests.activities.factories import ActivityFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
PASSWORD = "correct horse battery staple"


def signed_in_with(client, page, username="clerk", **more):
    form = {"username": username, "password": PASSWORD, "kept": page.context["kept"], "next": NEW, **more}
    return client.post(LOGIN, form, follow=True)


@pytest.mark.parametrize("button", ["submit", "save"])
def test_what_is_posted_after_the_session_ended_is_there_after_the_sign_in(client, cast, button):
    page = client.post(NEW, typed(cast, title="清明𠮷\r\n祭扫", **{button: "1"}))

    assert page.status_code == 401
    assert "清明" not in page.content.decode()
    answer = signed_in_with(client, page)

    assert answer.redirect_chain[-1][0].startswith(NEW)
    assert "清明𠮷" in answer.content.decode()
    assert Draft.objects.get().author == cast.clerk
    assert not Activity.objects.exists()


def test_a_wrong_password_loses_nothing(client, cast):
    page = client.post(NEW, typed(cast, title="还在"))

    again = client.post(LOGIN, {"username": "clerk", "password": "wrong", "kept": page.context["kept"]})
    signed_in_with(client, again)

    assert drafts.typed_in(Draft.objects.get())["title"] == "还在"


def test_a_record_that_is_being_mended_gets_its_draft(client, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    edit = reverse("desk:record-edit", args=[kinds.get("activity"), activity.pk])

    page = client.post(edit, typed(cast, title="改到一半", version="1"))
    signed_in_with(client, page)

    assert Draft.objects.get().record_id == activity.pk


def test_another_person_gets_a_draft_of_their_own(client, cast):
    form = typed(cast, title="第一人", person=str(cast.clerk.pk), page="a")
    other = Client()
    other.force_login(cast.clerk)
    other.post("/desk/activities/autosave/", form)

    page = client.post(NEW, {**form, "title": "没登录时写的"})
    signed_in_with(client, page, "office")

    assert drafts.typed_in(Draft.objects.get(author=cast.clerk))["title"] == "第一人"
    assert drafts.typed_in(Draft.objects.get(author=cast.office))["title"] == "没登录时写的"


def test_who_may_not_enter_makes_no_draft(client, cast):
    page = client.post(NEW, typed(cast))

    assert signed_in_with(client, page, "leader").status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("token", ["", "nonsense", "x" * 10])
def test_a_token_that_is_none_of_ours_is_ignored(client, cast, token):
    answer = client.post(LOGIN, {"username": "clerk", "password": PASSWORD, "kept": token})

    assert answer.url == reverse("desk:home")


def test_it_is_kept_for_a_day(client, cast):
    token = client.post(NEW, typed(cast)).context["kept"]

    assert kept.unpacked(token)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert kept.unpacked(token) is None


def test_an_empty_post_and_other_pages_ask_for_a_sign_in_as_ever(client, cast):
    assert client.post(NEW, {"title": "x"}).status_code == 302
    assert client.post("/desk/activities/1/approve/", typed(cast)).status_code == 302
    assert client.get(NEW).status_code == 302


def test_nothing_waits_for_who_comes_by_address(client, cast):
    client.force_login(cast.clerk)

    assert client.get("/accounts/kept/").url == reverse("desk:home")


# A stale token


@pytest.fixture
def strict(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk)
    return client


def test_with_a_stale_token_what_was_typed_is_shown_and_sent_again(strict, cast):
    form = typed(cast, title="题目<b>", summary="一行\n又一行", submit="1")

    page = strict.post(NEW, form, headers={"origin": "http://testserver"})

    text = page.content.decode()
    assert page.status_code == 403
    assert "题目&lt;b&gt;" in text
    token = re.search(r'<form class="form"[^>]*>\s*<input type="hidden" name="csrfmiddlewaretoken" value="(\w+)"', text)
    again = {**dict(page.context["pairs"]), "csrfmiddlewaretoken": token[1]}
    assert strict.post(NEW, again, headers={"origin": "http://testserver"}).status_code == 302
    assert Activity.objects.get().summary == "一行\n又一行"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_what_comes_from_elsewhere_is_not_shown(strict, cast, origin):
    page = strict.post(NEW, typed(cast, title="外来的"), headers={"origin": origin} if origin else {})

    assert page.status_code == 403
    assert "外来的" not in page.content.decode()
