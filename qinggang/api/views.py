"""/api/figures/: the same numbers as on the pages, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from qinggang.api import answers
from qinggang.api.questions import Question, question_of
from qinggang.asking import BadAddress
from qinggang.public.languages import asked_language

IN_CHINESE_AS_IT_IS = {"ensure_ascii": False, "indent": 1}


@login_not_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    with translation.override(asked_language(request)):
        try:
            question = question_of(request.GET)
        except BadAddress as wrong:
            return _json({"error": wrong.message}, status=wrong.status)
        return _json(content(question))


def content(question: Question) -> dict[str, Any]:
    return {
        "committee": question.committee.slug if question.committee else None,
        "from": _day(question.window.since),
        "to": _day(question.window.last_day),
        "figures": answers.items(question),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(content: dict[str, Any], status: int = 200) -> HttpResponse:
    return JsonResponse(content, status=status, json_dumps_params=IN_CHINESE_AS_IT_IS)
