"""Exports of children's data: asking, deciding, and taking the file once."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assistance import approvals, exporting
from committees import access
from committees.errors import NotReady, WrongState
from qinggang.children import export_pages
from qinggang.children.forms import ExportForm
from qinggang.handing_out import hand_out_paper
from qinggang.look.errors import put_on
from qinggang.papers import xlsx


def _form(request: HttpRequest) -> ExportForm | None:
    """The form for whoever may ask at all."""
    if not exporting.may_ask(request.user).exists():
        return None
    return ExportForm(request.POST if request.method == "POST" else None, by=request.user)


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    if not access.has_role(request.user, (*approvals.RESPONSIBLE, *approvals.OFFICERS)):
        raise PermissionDenied
    form = _form(request)
    if request.method == "GET":
        return _exports(request, form)
    if form is None:
        raise PermissionDenied
    if form.is_valid():
        try:
            exporting.ask(by=request.user, **form.cleaned_data)
        except NotReady as refusal:
            put_on(form, refusal)
        else:
            messages.success(request, _("Asked. You are told when it has been decided."))
            return redirect("children:exports")
    return _exports(request, form, status=422)


def _exports(request: HttpRequest, form: ExportForm | None, status: int = 200, refused=None) -> HttpResponse:
    context = export_pages.exports_page(request.user, form, refused)
    return TemplateResponse(request, "children/exports.html", context, status=status)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    export = get_object_or_404(exporting.visible_exports(request.user), pk=pk)
    why = request.POST.get("reason", "")[:300]
    try:
        exporting.decide(by=request.user, export=export, is_granted=request.GET.get("answer") == "yes", why=why)
    except NotReady as refusal:
        return _exports(request, None, 422, {export.pk: (str(refusal), why)})
    except WrongState as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Decided. Who asked for it is told."))
    return redirect("children:exports")


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The file itself; it is written in memory, and never stored."""
    export = get_object_or_404(exporting.visible_exports(request.user), pk=pk)
    try:
        files = exporting.take(by=request.user, export=export, address=request.META.get("REMOTE_ADDR"))
    except WrongState as refusal:
        messages.error(request, str(refusal))
        return redirect("children:exports")
    content = xlsx.written([export_pages.sheet_of(export, files, request.user)])
    name = f"children-{export.pk}-{request.user.username}-{timezone.localdate():%Y%m%d}.xlsx"
    return hand_out_paper(content, name, xlsx.MEDIA_TYPE)
