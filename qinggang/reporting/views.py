"""The reporting calendar, and the page of one period of one committee."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from committees import access, reporting
from committees.models import Committee, ReportingDuty
from committees.reporting import Period
from qinggang.reporting import pages
from qinggang.reporting.forms import NOTHING, CalendarForm, OpenAgainForm, PeriodForm


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    if not access.has_role(request.user, access.READS_DASHBOARD):
        raise PermissionDenied
    form = CalendarForm(request.GET, user=request.user)
    form.is_valid()
    if "committee" in form.errors:
        raise Http404  # outside the person's reach a committee does not exist
    context = pages.calendar_page(request.user, form)
    return TemplateResponse(request, "reporting/calendar.html", context, status=400 if form.errors else 200)


def _asked(request: HttpRequest, duty: int, committee: int, year: int, month: int) -> tuple[Period, Committee]:
    """The period, where the person reads that committee and it was to report then; else 404."""
    if not access.has_role(request.user, access.READS_DASHBOARD):
        raise PermissionDenied
    reach = access.committees_within_reach(request.user, access.READS_DASHBOARD)
    found = get_object_or_404(reach, pk=committee)
    asked = get_object_or_404(ReportingDuty.objects.select_related("committee", "level"), pk=duty)
    period = reporting.period_of(asked, year, month) if 2000 <= year <= 2100 and 1 <= month <= 12 else None
    if period is None or not period.expects(found):
        raise Http404
    return period, found


@require_http_methods(["GET", "POST"])
def period(request: HttpRequest, duty: int, committee: int, year: int, month: int) -> HttpResponse:
    asked, found = _asked(request, duty, committee, year, month)
    form = PeriodForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not reporting.can_change(request.user, asked, found):
        raise PermissionDenied
    if not (form.is_bound and form.is_valid()):
        return _page(request, asked, found, form, None, 422 if form.is_bound else 200)
    is_nothing, note = form.cleaned_data["said"] == NOTHING, form.cleaned_data["note"]
    try:
        reporting.hand_in(by=request.user, period=asked, committee=found, is_nothing=is_nothing, note=note)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return _page(request, asked, found, form, None, 422)
    messages.success(request, _("Reported: %(what)s.") % {"what": pages.said_of(asked, found)})
    return redirect("reporting:period", duty, committee, year, month)


@require_POST
def open_again(request: HttpRequest, duty: int, committee: int, year: int, month: int) -> HttpResponse:
    asked, found = _asked(request, duty, committee, year, month)
    if not reporting.can_change(request.user, asked, found):
        raise PermissionDenied
    form = OpenAgainForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, found, PeriodForm(), form, 422)
    reporting.open_again(by=request.user, period=asked, committee=found, why=form.cleaned_data["why"])
    messages.success(request, _("The period is open again."))
    return redirect("reporting:period", duty, committee, year, month)


def _page(
    request: HttpRequest, asked: Period, committee: Committee, form: PeriodForm, opening: OpenAgainForm | None,
    status: int,
) -> HttpResponse:  # fmt: skip
    context = pages.period_page(request.user, asked, committee, form, opening)
    return TemplateResponse(request, "reporting/period.html", context, status=status)
