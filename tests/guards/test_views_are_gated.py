"""Every address asks for a sign-in, unless it stands here with the reason why not."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import resolve, reverse

from tests import addresses

PUBLISHED = "shows what is published, and figures"
PUBLIC = {
    # the public site
    "public:home": PUBLISHED,
    "public:area": PUBLISHED,
    "public:activities": PUBLISHED,
    "public:activity": PUBLISHED,
    "public:record": PUBLISHED,
    "public:file": "a file of something published that was marked as public",
    "public:file-small": "the small picture of the same",
    "public:studio": PUBLISHED,
    "public:committees": PUBLISHED,
    "public:committee": PUBLISHED,
    "public:figures": PUBLISHED,
    "public:figure": PUBLISHED,
    "public:search": PUBLISHED,
    "public:calendar": PUBLISHED,
    "public:calendar-ics": PUBLISHED,
    "public:feed": PUBLISHED,
    "public:sitemap": "names the public pages to search engines",
    "public:sitemap-page": "names the public pages to people",
    "public:robots": "tells search engines what to leave alone",
    "public:api-docs": "says how to ask for figures",
    "public:about": "says whose site this is",
    "public:children-privacy": "says how children are kept safe",
    "public:accessibility": "says how the site can be used by everybody",
    "api:figures": "the same figures for programs",
    # what a visitor may set
    "set_language": "a visitor chooses the language",
    "preferences:large-type": "a visitor chooses the size of type",
    # signing in
    "accounts:login": "one has to be able to sign in",
    "admin:login": "leads to the one page for signing in",
    # deciding once
    "decide": "whoever was lent a one-time link decides without an account; its token is the right",
    # looking after the site
    "favicon": "asked for by browsers",
    "healthz": "asked by what watches the process",
    "readyz": "asked by what watches the database",
    "look:gallery": "shows the parts of pages with invented content",
    "look:page": "shows page templates with invented content",
}
SIGN_IN = ("accounts:login", "admin:login")
GATED = [address for address in addresses.every() if address.name not in PUBLIC]


def test_signing_in_is_the_rule():
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_an_example_leads_to_its_view():
    """Else what is asked below would be asked of another page."""
    assert [address.name for address in GATED if resolve(address.example).func is not address.view] == []


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in(method):
    client = Client()

    answers = {address.name: getattr(client, method)(address.example) for address in GATED}

    assert {name: answer.status_code for name, answer in answers.items() if not asks_to_sign_in(answer)} == {}


def asks_to_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer.url.partition("?")[0] in map(reverse, SIGN_IN)


def test_no_view_says_by_itself_that_it_is_public():
    assert [address.name for address in GATED if not getattr(address.view, "login_required", True)] == []


def test_the_list_of_public_addresses_is_not_stale():
    is_open = {a.name: not getattr(a.view, "login_required", True) for a in addresses.every()}

    assert [name for name in PUBLIC if not is_open.get(name)] == []
