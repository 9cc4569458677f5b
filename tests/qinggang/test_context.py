"""What stands around every page's content."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from qinggang.context import Portal, language_tag


@pytest.fixture
def portal(rf):
    request = rf.get("/look/?q=纪念馆")
    request.user = AnonymousUser()
    return Portal(request)


@pytest.mark.parametrize(("code", "tag"), [("zh-hans", "zh-Hans"), ("en", "en")])
def test_languages_are_written_as_html_writes_them(code, tag):
    assert language_tag(code) == tag


def test_other_language_is_offered_under_its_own_name(portal):
    with translation.override("zh-hans"):
        assert [(other.code, other.name) for other in portal.other_languages] == [("en", "English")]
    with translation.override("en"):
        assert [(other.code, other.tag) for other in portal.other_languages] == [("zh-hans", "zh-Hans")]


def test_visitor_has_no_staff_menu_and_no_name(portal):
    assert portal.staff_menu == []
    assert portal.person == ""


def test_search_words_stay_in_the_box(portal):
    assert portal.query == "纪念馆"


@pytest.mark.parametrize("demo", [True, False])
def test_demo_says_so_on_every_page(client, settings, demo):
    settings.DEMO = demo

    page = client.get("/look/", headers={"accept-language": "en"}).content.decode()

    assert ("all children are invented" in page) is demo


def test_language_of_the_page_is_declared(client):
    assert '<html lang="en"' in client.get("/look/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="zh-Hans"' in client.get("/look/", headers={"accept-language": "fr"}).content.decode()


def test_switching_the_language_leads_back_to_the_same_page(client):
    answer = client.post("/language/", {"language": "en", "next": "/look/home/?a=1"})

    assert answer.url == "/look/home/?a=1"
    assert '<html lang="en"' in client.get("/look/home/").content.decode()


@pytest.mark.django_db
def test_what_stands_around_a_visitors_page_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/look/about/")
