"""The steps between a right password and the portal: a code, a password of one's own, a phone that is set up.

Until all are taken every address leads to the one that is next, and the person has no right at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from committees import access, second_step
from committees.models import SecondStep

PASSED = "second_step"  # in the session: which second step was passed in it

# Each step with the addresses that it needs, and what everybody needs on the way.
STEPS = {
    "accounts:code": {"accounts:code"},
    "accounts:password": {"accounts:password"},
    "accounts:two-step": {"accounts:two-step", "accounts:two-step-qr"},
}
ON_THE_WAY = {"accounts:logout", "set_language", "preferences:large-type", "favicon", "healthz", "readyz"}


class Gate:
    """The middleware that asks, before each view, which step is next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        step = next_step(request) if request.user.is_authenticated else ""
        if not step:
            return None
        request.stopped_at = step  # type: ignore[attr-defined]
        access.suspend(request.user)
        if request.resolver_match.view_name in STEPS[step] | ON_THE_WAY:
            return None
        asked_for = request.get_full_path() if request.method == "GET" else ""
        return HttpResponseRedirect(address_with_way_on(step, asked_for))


def next_step(request: HttpRequest) -> str:
    """The name of the address that is next for who is signed in; empty if they are through."""
    user, step = request.user, second_step.of(request.user)
    if step and request.session.get(PASSED) != step.pk:
        return "accounts:code"
    if user.must_change_password and settings.FIRST_PASSWORD_CHANGE:
        return "accounts:password"
    if not step and second_step.is_required(user):
        return "accounts:two-step"
    return ""


def stopped_at(request: HttpRequest) -> str:
    """The step at which this request was stopped, or empty. Without their rights nobody can be asked again which."""
    return getattr(request, "stopped_at", "")


def let_in(request: HttpRequest, step: SecondStep) -> None:
    """This session has passed the second step; it gets a new key, as at the sign-in."""
    request.session.cycle_key()
    request.session[PASSED] = step.pk


def address_with_way_on(name: str, way_on: str) -> str:
    return f"{reverse(name)}?{urlencode({REDIRECT_FIELD_NAME: way_on})}" if way_on else reverse(name)


def way_on(request: HttpRequest) -> str:
    """Where the person wanted to go, if it is a page of ours; else empty."""
    address = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else ""


def go_on(request: HttpRequest, otherwise: str = "") -> HttpResponse:
    """To where the person wanted to go; the gate may still have a step on the way there."""
    return HttpResponseRedirect(way_on(request) or resolve_url(otherwise or settings.LOGIN_REDIRECT_URL))
