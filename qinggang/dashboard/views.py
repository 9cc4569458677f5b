"""The dashboard: the four areas for one committee and what is below it, in one period."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access
from qinggang.dashboard.forms import DashboardForm
from qinggang.dashboard.pages import dashboard_page


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    if not access.has_role(request.user, access.READS_DASHBOARD):
        raise PermissionDenied
    form = DashboardForm(request.GET, user=request.user)
    form.is_valid()
    if "committee" in form.errors:
        raise Http404  # outside the person's reach a committee does not exist
    status = 200 if not form.errors else 400
    return TemplateResponse(request, "dashboard/home.html", dashboard_page(form), status=status)
