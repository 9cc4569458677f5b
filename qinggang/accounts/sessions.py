"""How long somebody stays signed in, and that nothing of it stays in the browser's drawer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

BEGAN, SEEN, LAPSED = "began", "seen", "lapsed"
SAVED_EVERY = 5 * 60  # seconds: noting each page would write to the database at each page


def lapse(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Sign out who has done nothing for IDLE_MINUTES, or who signed in half a day ago; the sign-in page says why."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if auth.SESSION_KEY in request.session:
            why = _why_over(request)
            if why:
                auth.logout(request)
                request.session[LAPSED] = why
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def begin(request: HttpRequest) -> None:
    """Count from now; what is said of an earlier session is said."""
    request.session[BEGAN] = request.session[SEEN] = _now()
    request.session.pop(LAPSED, None)


def why_over(request: HttpRequest) -> str:
    """Why the visitor has to sign in again: "idle", "long", or empty."""
    return request.session.get(LAPSED, "")


def _why_over(request: HttpRequest) -> str:
    now = _now()
    if BEGAN not in request.session:
        begin(request)
    if now - request.session[BEGAN] >= settings.SESSION_COOKIE_AGE:
        return "long"
    if now - request.session[SEEN] >= settings.IDLE_MINUTES * 60:
        return "idle"
    if now - request.session[SEEN] >= SAVED_EVERY:
        request.session[SEEN] = now
    return ""


def _now() -> int:
    return int(timezone.now().timestamp())
