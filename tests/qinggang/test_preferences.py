"""Large type: asked for by a button, kept in a cookie, on every page."""

import pytest
from django.urls import reverse

URL = reverse("preferences:large-type")
GALLERY = reverse("look:gallery")


def test_large_type_is_kept_and_leads_back(client):
    answer = client.post(URL, {"large": "1", "next": GALLERY})

    assert answer.url == GALLERY
    assert 'class="large"' in client.get(GALLERY).content.decode()


def test_normal_type_comes_back(client):
    client.post(URL, {"large": "1", "next": GALLERY})
    client.post(URL, {"large": "0", "next": GALLERY})

    assert 'class="large"' not in client.get(GALLERY).content.decode()


@pytest.mark.parametrize(
    "address", ["", "//evil.example/", "https://evil.example/", "javascript:alert(1)", "https:evil"]
)
def test_other_sites_are_never_led_to(client, address):
    assert client.post(URL, {"large": "1", "next": address}).url == "/"


def test_a_link_alone_changes_nothing(client):
    answer = client.get(URL, {"large": "1"})

    assert answer.status_code == 405
    assert not answer.cookies


def test_cookie_is_out_of_reach_of_scripts(client):
    cookie = client.post(URL, {"large": "1"}).cookies["large_type"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
