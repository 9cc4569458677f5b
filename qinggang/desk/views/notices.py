"""What the portal told a person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import access
from committees import notices as told
from qinggang.desk import pages


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    _check_works_here(request)
    return TemplateResponse(request, "desk/notices.html", pages.notices_page(request, request.user))


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark all of the person's notices as read."""
    _check_works_here(request)
    told.mark_read(by=request.user)
    messages.success(request, _("All notices are marked as read."))
    return redirect("desk:notices")


def _check_works_here(request: HttpRequest) -> None:
    if not access.grants_of(request.user):
        raise PermissionDenied
