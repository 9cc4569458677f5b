"""Lists of records of one kind."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access, kinds
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
