"""What somebody typed after their session had ended, carried through the sign-in so that it becomes their draft.

It travels encrypted in the sign-in page, and waits in the session while further steps are taken. It says nothing of
who typed it: whoever signs in from that page had it before their eyes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from committees import drafts
from committees.encryption import Undecryptable, decrypt, encrypt

FIELD = "kept"  # of the sign-in form, and in the session
LONGEST = 2 * drafts.LARGEST  # characters of the encrypted text: a third more than a draft may hold, and some air
OLDEST = 24 * 60 * 60  # seconds

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Kept:
    """What was typed, and for which page."""

    path: str
    query: str
    typed: QueryDict


def keeps_typed(view: View) -> View:
    """Mark a view whose page somebody types into for long: what is posted to it is never thrown away."""
    view.keeps_typed = True  # type: ignore[attr-defined]
    return view


def is_typed(request: HttpRequest) -> bool:
    """Whether this is what was typed into such a page."""
    view = request.resolver_match.func if request.resolver_match else None
    return request.method == "POST" and getattr(view, "keeps_typed", False) and "draft_key" in request.POST


def packed(request: HttpRequest) -> str:
    """What was posted, encrypted; empty where it is more than a draft holds."""
    typed = drafts.as_text(request.POST)
    if len(typed) > drafts.LARGEST:
        return ""
    query = request.META.get("QUERY_STRING", "")
    return encrypt(json.dumps([_now(), request.path, query, typed]))


def unpacked(token: str) -> Kept | None:
    """What a token holds; None where it is none of ours, or older than a day."""
    if not token or len(token) > LONGEST:
        return None
    try:
        at, path, query, typed = json.loads(decrypt(token))
    except (Undecryptable, ValueError):
        return None
    return Kept(path, query, QueryDict(typed)) if 0 <= _now() - at <= OLDEST else None


def brought(request: HttpRequest) -> str:
    """The token that a sign-in page brought along, if it is good."""
    token = request.POST.get(FIELD, "")
    return token if unpacked(token) else ""


def hold(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """After a good sign-in: what was brought waits in the session, and the way leads to where it becomes a draft."""
    token = brought(request)
    if not token:
        return response
    request.session[FIELD] = token
    return HttpResponseRedirect(reverse("accounts:kept"))


def take(request: HttpRequest) -> Kept | None:
    """What waits in the session, once."""
    return unpacked(request.session.pop(FIELD, ""))


def _now() -> Any:
    return int(timezone.now().timestamp())
