"""Lists of records: of one kind, and those waiting for review."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access, kinds
from committees.choices import State
from committees.models import Record
from qinggang.desk import pages
from qinggang.desk.filters import RecordFilter


@require_GET
def record_list(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    records = access.visible_records(request.user, Record.objects.filter(kind=kind.key))
    if not access.grants_of(request.user):
        raise PermissionDenied
    filters = RecordFilter(request.GET, user=request.user)
    context = pages.list_page(request, kind, filters.applied_to(records), filters)
    return TemplateResponse(request, "desk/record_list.html", context)


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this reviewer, the longest first."""
    if not access.has_role(request.user, access.REVIEWS):
        raise PermissionDenied
    waiting = Record.objects.filter(state=State.SUBMITTED).exclude(author=request.user)
    waiting = waiting.reaching(access.committees_for(request.user, access.REVIEWS))
    filters = RecordFilter(request.GET, user=request.user, with_state=False)
    context = pages.review_page(request, filters.applied_to(access.visible_records(request.user, waiting)), filters)
    return TemplateResponse(request, "desk/record_list.html", context)
