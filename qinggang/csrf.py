"""The page for a post whose token is missing or stale: what was typed on one of our own pages is not lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from committees import drafts
from qinggang.accounts import kept

SHORTEST = 2  # letters of what is shown again, so that people see that it is there


def failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What was typed with a new token, where our own page sent it; else only that it was not taken."""
    if not (_is_from_here(request) and kept.is_typed(request)):
        return render(request, "403_csrf.html", status=403)
    pairs = [
        (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
    ]
    shown = [value for name, value in pairs if _is_typed(name, value)]
    context = {"address": request.get_full_path(), "pairs": pairs, "shown": shown}
    return render(request, "desk/send_again.html", context, status=403)


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _is_typed(name: str, value: str) -> bool:
    technical = name in drafts.NOT_TYPED | {"draft_key", "page", "version", "bound"} or name.endswith("_FORMS")
    is_words = not value.isascii() or " " in value.strip()  # and no key, day or number
    return not technical and len(value) >= SHORTEST and is_words
