"""Photos and papers: adding them while one types, what is said of them, and handing them out to who may see them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from committees import access, attachments, filerights, kinds
from committees.errors import Conflict
from committees.models import Record
from qinggang.desk import filing
from qinggang.desk.pages.files import file_row, files_in_order, files_page
from qinggang.desk.pages.links import record_url
from qinggang.handing_out import hand_out
from qinggang.presenting.files import saved_name


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    stored = access.get_file_for(request.user, pk)
    return hand_out(stored.file, saved_name(stored), stored.media_type, is_shown=stored.is_photo)


@require_safe
def file_small(request: HttpRequest, pk: int) -> HttpResponse:
    stored = access.get_file_for(request.user, pk)
    return hand_out(stored.thumbnail, saved_name(stored), "image/jpeg", is_shown=True)


@require_POST
def files_add(request: HttpRequest, kind: kinds.Kind, key: UUID) -> HttpResponse:
    """Add files to a draft while its form is open (?record=number for one of a record that is being changed)."""
    if not kind.form:
        raise Http404
    if not access.can_enter(request.user, kind):
        raise PermissionDenied
    record = _record(request, kind)
    before = {one.pk for one in attachments.of_draft(request.user, key)}
    taken = filing.take_in(request, kind, key, record)
    rows = [
        render_to_string("desk/_file.html", {"row": file_row(one, {}, asks_public=not kind.is_protected)}, request)
        for one in attachments.of_draft(request.user, key)
        if one.pk not in before
    ]
    return JsonResponse({"rows": rows, "problems": taken.problems}, status=taken.status)


def _record(request: HttpRequest, kind: kinds.Kind) -> Record | None:
    given = request.GET.get("record")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Http404
    return access.get_record_for(request.user, int(given), kind)


@require_POST
def file_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Caption, mark and place of one file of a draft, as its row in the form says."""
    stored = get_object_or_404(access.own_draft_files(request.user), pk=pk)
    problems = filing.said_of(request.user, [stored], request.POST)
    if "raise_file" in request.POST:
        attachments.move_up(by=request.user, attachment=stored)
    return JsonResponse({"problems": problems}, status=422 if problems else 200)


@require_POST
def file_remove(request: HttpRequest, pk: int) -> HttpResponse:
    stored = get_object_or_404(access.own_draft_files(request.user), pk=pk)
    attachments.remove(by=request.user, attachment=stored)
    return JsonResponse({"problems": []})


@require_http_methods(["GET", "POST"])
def record_files(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    """Captions of a record's files, and what the public may see of them."""
    record = access.get_record_for(request.user, pk, kind)
    if not (filerights.can_describe(request.user, record) or filerights.can_hide(request.user, record)):
        raise PermissionDenied
    problems: list[str] = []
    if request.method == "POST":
        problems = _said(request, record)
        if not problems:
            messages.success(request, _("Kept."))
            return redirect(record_url(record))
        record.refresh_from_db(fields=["version"])
    context = files_page(request.user, kind, record, request.POST, problems)
    return TemplateResponse(request, "desk/record_files.html", context, status=422 if problems else 200)


def _said(request: HttpRequest, record: Record) -> list[str]:
    if request.POST.get("version") != str(record.version):
        return [str(Conflict())]
    return filing.said_of(request.user, files_in_order(record), request.POST)
