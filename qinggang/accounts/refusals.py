"""The page for who has failed too often."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from committees import lockout
from committees.origin import address_of


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Says when to try again and whom to ask; the same for names that exist and names that do not."""
    username = (credentials or {}).get("username", "")
    minutes = lockout.minutes_until(lockout.locked_until(username, address_of(request)))
    response = render(request, "accounts/locked_out.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response
