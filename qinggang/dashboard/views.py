"""The dashboard: the four areas for one committee and what is below it, in one period."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from committees import access
from qinggang.dashboard import papers
from qinggang.dashboard.forms import DashboardForm
from qinggang.dashboard.pages import dashboard_page
from qinggang.dashboard.standing import Standing
from qinggang.handing_out import hand_out_paper
from qinggang.papers.xlsx import MEDIA_TYPE


def _asked(request: HttpRequest) -> tuple[DashboardForm, Standing | None]:
    """What is asked, and the numbers for it; none where the person reads no committee's."""
    if not access.has_role(request.user, access.READS_DASHBOARD):
        raise PermissionDenied
    form = DashboardForm(request.GET, user=request.user)
    form.is_valid()
    if "committee" in form.errors:
        raise Http404  # outside the person's reach a committee does not exist
    return form, Standing(request.user, form.chosen, form.window) if form.chosen else None


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    form, stand = _asked(request)
    status = 200 if not form.errors else 400
    return TemplateResponse(request, "dashboard/home.html", dashboard_page(form, stand), status=status)


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The same numbers for Excel."""
    form, stand = _asked(request)
    if form.errors or stand is None:
        return home(request)
    return hand_out_paper(papers.workbook(stand), "dashboard.xlsx", MEDIA_TYPE)
