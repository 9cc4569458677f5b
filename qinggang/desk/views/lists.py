"""Lists of records of one kind."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access, kinds
from qinggang.desk import pages
from qinggang.desk.question import ListQuestion


@require_GET
def record_list(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    if not access.grants_of(request.user):
        raise PermissionDenied
    context = pages.list_page(request, ListQuestion(request.user, kind, request.GET))
    return TemplateResponse(request, "desk/record_list.html", context)
