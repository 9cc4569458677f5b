"""The language of what is fetched by programs: they do not say which one their reader prefers, so the address does."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def asked_language(request: HttpRequest) -> str:
    """The language that the address names, if the portal has it; else that of the request."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else (get_language() or settings.LANGUAGE_CODE)
