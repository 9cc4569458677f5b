"""Every address asks for a sign-in, unless it stands here with the reason why not."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse

from tests import addresses

PUBLIC = {
    "set_language": "a visitor chooses the language",
    "preferences:large-type": "a visitor chooses the size of type",
    "look:gallery": "shows the parts of pages with invented content",
    "look:page": "shows page templates with invented content",
    "public:home": "the county at a glance, for everybody",
    "public:area": "one breakthrough area, for everybody",
    "public:activities": "published activities",
    "public:activity": "a published activity",
    "public:record": "a published record",
    "public:file": "a file that was marked for the public, of a published record",
    "public:studio": "a published studio",
    "public:committees": "which committees there are",
    "public:committee": "a committee with what it published",
    "public:figures": "what each figure counts",
    "public:figure": "what stands behind a figure",
    "public:search": "search over published things",
    "public:calendar": "key dates, and what is published",
    "public:calendar-ics": "the same, for people's own calendars",
    "public:feed": "the newest published records",
    "public:about": "a text",
    "public:children-privacy": "a text",
    "public:accessibility": "a text",
    "public:api-docs": "explains the open data",
    "public:sitemap-page": "all public pages",
    "public:sitemap": "all public pages, for search engines",
    "public:robots": "tells search engines what to leave alone",
    "api:figures": "the figures as open data",
    "accounts:login": "one has to be able to sign in",
    "admin:login": "leads to the one page for signing in",
    "healthz": "asked by what watches the process",
    "readyz": "asked by what watches the database",
}
SIGN_IN = ("accounts:login", "admin:login")
GATED = [address for address in addresses.every() if address.name not in PUBLIC]


def test_signing_in_is_the_rule():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", GATED, ids=lambda address: address.name)
def test_a_visitor_is_sent_to_sign_in(address, method):
    answer = getattr(Client(), method)(address.example)

    assert resolve(address.example).func is address.view, "the example does not lead there"
    assert answer.status_code == 302
    assert answer.url.partition("?")[0] in map(reverse, SIGN_IN)


@pytest.mark.parametrize("address", GATED, ids=lambda address: address.name)
def test_no_view_says_by_itself_that_it_is_public(address):
    assert getattr(address.view, "login_required", True)


def test_the_list_of_public_addresses_is_not_stale():
    is_open = {a.name: not getattr(a.view, "login_required", True) for a in addresses.every()}

    assert [name for name in PUBLIC if not is_open.get(name)] == []
