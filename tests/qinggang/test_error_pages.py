"""A clear page for every failure, in the visitor's language, also where there is no request to draw it with."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation


@pytest.mark.parametrize(("language", "words"), [("en", "This page does not exist"), ("zh-hans", 'lang="zh-Hans"')])
def test_unknown_address_is_answered_in_the_visitors_language(client, language, words):
    answer = client.get("/look/nothing/", headers={"accept-language": language})

    assert answer.status_code == 404
    assert words in answer.content.decode()


def test_lost_token_says_what_was_kept_and_what_to_do():
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/preferences/large-type/", headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "what you typed is still there" in answer.content.decode()


@pytest.mark.django_db
def test_person_without_the_right_reads_that_nothing_was_changed(client, cast):
    client.force_login(cast.leader)

    answer = client.get("/desk/review/", headers={"accept-language": "en"})

    assert answer.status_code == 403
    assert "Nothing was changed" in answer.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("template", ["400.html", "500.html", "503.html"])
def test_pages_without_a_request_need_nothing(template, language):
    with translation.override(language):
        page = render_to_string(template, {"not_migrated": False})

    assert page.count("<h1") == 1
    assert 'href="/static/css/portal' in page
