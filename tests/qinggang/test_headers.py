"""Every answer carries the headers that keep other sites and strange scripts out: pages, errors, files."""

import pytest
from django.test import Client

from tests.addresses import read_to_the_end

HEADERS = {
    "Content-Security-Policy": None,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": None,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/healthz", 200), ("/no-such-page/", 404), ("/admin/", 302), ("/static/admin/css/base.css", 200)],
)
def test_every_answer_carries_them(address, status):
    response = Client().get(address)

    assert response.status_code == status
    for name, value in HEADERS.items():
        assert response.has_header(name), name
        assert value is None or response[name] == value
    read_to_the_end(response)


def test_unknown_host_is_refused_with_the_headers_on():
    response = Client(headers={"host": "evil.example"}).get("/healthz")

    assert response.status_code == 400
    assert response["X-Content-Type-Options"] == "nosniff"


def test_policy_allows_nothing_but_our_own():
    parts = Client().get("/healthz")["Content-Security-Policy"].split("; ")

    assert dict(part.split(" ", 1) for part in parts) == POLICY


def test_https_is_demanded_where_it_is_on(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True

    redirected = Client().get("/admin/")
    encrypted = Client().get("/healthz", secure=True)

    assert (redirected.status_code, redirected["Location"]) == (301, "https://testserver/admin/")
    assert encrypted["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_health_is_asked_without_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/healthz").status_code == 200
