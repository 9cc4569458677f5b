import re

import pytest
from django.core.cache import cache as django_cache
from django.test import Client

from committees.models import Version
from committees.review import actions
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w{64})"')


@pytest.fixture(autouse=True)
def cache(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    django_cache.clear()
    yield django_cache
    django_cache.clear()


@pytest.fixture
def activity(cast):
    """Submitted, with the first step of the history there is."""
    activity = ActivityFactory(
        committee=cast.village, submitted=True, audiences=[("primary_pupils", 30, "person_time")]
    )
    step(cast, 10)
    return activity


def step(cast, pk: int) -> Version:
    return Version.objects.create(pk=pk, subject="activity", subject_id=str(pk), number=1, by=cast.clerk, verb="create")


def number(url: str = "/red-education/", **headers) -> str:
    """The first figure of a page, read off its HTML."""
    answer = Client().get(url, headers={"accept-language": "en", **headers})
    return re.search(r'<dd class="number[^"]*"><a [^>]*>([^<]+)</a>', answer.text)[1]


@pytest.mark.parametrize("url", ["/", "/red-education/", "/assistance/"])
def test_a_kept_page_costs_one_query(activity, url, django_assert_num_queries):
    first = Client().get(url)

    with django_assert_num_queries(1):
        second = Client().get(url)

    assert TOKEN.sub("", second.text) == TOKEN.sub("", first.text)
    assert second["Content-Type"] == first["Content-Type"]


def test_a_change_shows_at_once(cast, activity):
    assert number() == "0"
    actions.approve(by=cast.reviewer, record=activity)
    assert number() == "1"
    actions.reopen(by=cast.reviewer, record=activity, why="写错了")
    assert number() == "0"


def test_a_change_that_is_committed_late_shows_too(cast, activity):
    step(cast, 12)
    assert number() == "0"

    ActivityFactory(committee=cast.village, approved=True)
    step(cast, 11)

    assert number() == "1"


def test_everybody_gets_a_token_of_their_own(activity):
    first, second = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    tokens = [TOKEN.findall(client.get("/").text) for client in (first, second)]

    assert tokens[0]
    assert tokens[0] != tokens[1]
    answer = second.post("/language/", {"language": "en", "next": "/", "csrfmiddlewaretoken": tokens[1][0]})
    assert answer.status_code == 302


def test_languages_sizes_and_questions_are_kept_apart(activity):
    chinese, english = (Client().get("/", headers={"accept-language": code}) for code in ("zh-hans", "en"))
    large = Client()
    large.cookies["large_type"] = "1"

    assert 'lang="zh-Hans"' in chinese.text
    assert 'lang="en"' in english.text
    assert 'class="large"' not in english.text
    assert 'class="large"' in large.get("/").text
    assert "2023年" in Client().get("/red-education/?year=2023", headers={"accept-language": "zh-hans"}).text


def test_people_who_are_signed_in_get_their_own_page(cast, activity):
    Client().get("/")
    client = Client()
    client.force_login(cast.clerk)

    assert 'href="/desk/"' in client.get("/").text
    assert 'href="/desk/"' not in Client().get("/").text


def test_errors_and_endless_addresses_are_not_kept(activity, cache):
    for _time in range(2):
        assert Client().get("/red-education/?year=x").status_code == 400
        assert Client().get(f"/red-education/?{'x' * 400}").status_code == 200

    assert len(cache._cache) == 0
