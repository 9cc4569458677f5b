"""What a visitor may set without an account: large type. The language is Django's own switch."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "large_type"
YEAR = 365 * 24 * 60 * 60


def wants_large_type(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "1"


@login_not_required
@require_POST
def large_type(request: HttpRequest) -> HttpResponse:
    """Turn large type on or off and go back to the page."""
    response = HttpResponseRedirect(_way_back(request))
    if request.POST.get("large") == "1":
        response.set_cookie(
            COOKIE, "1", max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def speak(response: HttpResponse, language: str) -> HttpResponse:
    """From the next page on, speak the language that the person has chosen for their account, if they have."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            path=settings.LANGUAGE_COOKIE_PATH,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
    return response


def _way_back(request: HttpRequest) -> str:
    """The page the visitor came from, if it is one of ours."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"


app_name = "preferences"
urlpatterns = [path("large-type/", large_type, name="large-type")]
