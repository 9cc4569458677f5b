"""My account: what everybody says of themselves."""

import pytest
from django.urls import reverse

from committees import history

pytestmark = pytest.mark.django_db
PAGE = "/accounts/"


def typed(**changes):
    return {"name": "李录入", "email": "li@example.org", "language": "en", "version": "1", **changes}


def test_it_shows_who_one_is_and_what_one_may_do(client, cast):
    client.force_login(cast.clerk)

    page = client.get(PAGE, headers={"accept-language": "en"}).text

    assert "clerk" in page
    assert cast.yingchun.name_en in page
    assert "30 minutes" in page


def test_somebody_without_rights_has_an_account_too(client, cast):
    client.force_login(cast.stranger)

    assert client.get(PAGE).status_code == 200


def test_changes_are_kept_and_spoken_from_then_on(client, cast):
    client.force_login(cast.clerk)

    answer = client.post(PAGE, typed())

    assert answer.url == PAGE
    cast.clerk.refresh_from_db()
    assert (cast.clerk.name, cast.clerk.email, cast.clerk.language) == ("李录入", "li@example.org", "en")
    assert not cast.clerk.wants_digest
    assert 'lang="en"' in client.get(PAGE).text
    assert history.of(cast.clerk).last().content["name"] == "李录入"


@pytest.mark.parametrize("wrong", [{"name": ""}, {"email": "nowhere"}, {"language": "fr"}, {"name": "长" * 61}])
def test_bad_input_changes_nothing_and_stays_on_the_page(client, cast, wrong):
    client.force_login(cast.clerk)

    answer = client.post(PAGE, typed(**wrong))

    assert answer.status_code == 422
    assert not history.of(cast.clerk).exists()


def test_nobody_changes_their_rights_here(client, cast):
    client.force_login(cast.clerk)

    client.post(PAGE, typed(username="root", is_active="", must_change_password="", is_demo="on"))

    cast.clerk.refresh_from_db()
    assert (cast.clerk.username, cast.clerk.is_active, cast.clerk.is_demo) == ("clerk", True, False)


def test_the_second_of_two_changes_is_told_so(client, cast):
    client.force_login(cast.clerk)
    client.post(PAGE, typed())

    client.post(PAGE, typed(name="别人"))

    cast.clerk.refresh_from_db()
    assert cast.clerk.name == "李录入"


def test_the_sign_in_speaks_the_language_of_the_account(client, cast):
    cast.clerk.language = "en"
    cast.clerk.save()

    client.post(reverse("accounts:login"), {"username": "clerk", "password": "correct horse battery staple"})

    assert 'lang="en"' in client.get("/desk/", headers={"accept-language": "zh-hans"}).text


def test_every_page_leads_there(client, cast):
    client.force_login(cast.clerk)

    assert f'href="{PAGE}"' in client.get("/desk/").text


def test_browsers_find_the_icon(client):
    assert client.get("/favicon.ico").url.startswith("/static/icons/")
