"""The work lists of children's care, for who may read cases; children stand in them by their code alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from assistance import access, contact
from assistance import continuity as standing
from assistance.volumes import CHILDREN
from committees import access as rights
from committees import kinds
from qinggang import paging
from qinggang.care import pages, pairing_pages

SIZE = 50


def _list(request: HttpRequest, things: Callable[[Any], Any], page: Callable[..., dict[str, Any]]) -> HttpResponse:
    if not rights.has_role(request.user, access.READS_CASES):
        raise PermissionDenied
    found, more = paging.cut(request, things(request.user), SIZE)
    return TemplateResponse(request, "care/list.html", {**page(request.user, found), "pages": more})


@require_GET
def overdue(request: HttpRequest) -> HttpResponse:
    return _list(request, contact.overdue, pages.overdue_page)


@require_GET
def problems(request: HttpRequest) -> HttpResponse:
    return _list(request, contact.open_problems, pages.problems_page)


@require_GET
def continuity(request: HttpRequest) -> HttpResponse:
    return _list(request, standing.in_danger, pages.continuity_page)


@require_GET
def helpers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who could stand by the child; each leads to a pairing that is filled in as far."""
    child = CHILDREN.get_for(request.user, pk)
    found = standing.suggestions(request.user, child)
    return TemplateResponse(request, "care/list.html", pages.helpers_page(request.user, child, found))


@require_GET
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """What the next helper has to know of the work so far, by code, to be printed."""
    pairing = rights.get_record_for(request.user, pk, kinds.get("pairing"))
    return TemplateResponse(request, "care/handover.html", pairing_pages.handover_page(request.user, pairing))
