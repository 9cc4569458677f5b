"""Deputies: naming one, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committees import access
from committees import deputies as standing_in
from committees.errors import Conflict
from qinggang.desk import pages
from qinggang.desk.deputy_form import DeputyForm


@require_http_methods(["GET", "POST"])
def deputies(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom; a reviewer in their own right may name somebody here."""
    if not access.has_role(request.user, access.REVIEWS):
        raise PermissionDenied
    may_name = standing_in.own_rights(request.user).exists()
    if request.method == "GET":
        return _page(request, DeputyForm(by=request.user) if may_name else None)
    if not may_name:
        raise PermissionDenied
    form = DeputyForm(request.POST, by=request.user)
    if form.is_valid():
        try:
            deputy = standing_in.appoint_deputy(by=request.user, **form.values)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("%(who)s will stand in for you, and has been told.") % {"who": deputy.user})
            return redirect("desk:deputies")
    return _page(request, form, status=422)


@require_POST
def deputy_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewer is back, or the deputy cannot go on."""
    deputy = get_object_or_404(standing_in.of(request.user), pk=pk)
    try:
        standing_in.end_deputy(by=request.user, deputy=deputy)
    except Conflict as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It has ended."))
    if access.has_role(request.user, access.REVIEWS):
        return redirect("desk:deputies")
    return redirect("desk:home")


def _page(request: HttpRequest, form: DeputyForm | None, status: int = 200) -> HttpResponse:
    return TemplateResponse(request, "desk/deputies.html", pages.deputies_page(request.user, form), status=status)
