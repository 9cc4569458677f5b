"""The steps of a batch of aid, and its roster of children."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assistance import aid_steps, rosters
from assistance.access import OPENS_FILES
from assistance.models import AidBatch
from committees import access, kinds
from committees.errors import NotReady, WrongState
from qinggang import paging
from qinggang.aid import pages
from qinggang.aid.forms import LinesForm, StepForm
from qinggang.look.errors import put_on

SIZE = 50


def _batch(request: HttpRequest, pk: int) -> AidBatch:
    """A batch on whose steps this person may say something."""
    kind = kinds.get("aid_batch")
    batch = access.get_record_for(request.user, pk, kind)
    if not access.can_enter(request.user, kind, batch.committee):
        raise PermissionDenied
    return batch


@require_http_methods(["GET", "POST"])
def steps(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    form = StepForm(request.POST if request.method == "POST" else None, batch=batch)
    if not (form.is_bound and form.is_valid()):
        return _steps(request, batch, form, 422 if form.is_bound else 200)
    try:
        step = aid_steps.take(by=request.user, batch=batch, **form.cleaned_data)
    except NotReady as refusal:
        put_on(form, refusal)
        return _steps(request, batch, form, 422)
    except WrongState as refusal:
        form.add_error(None, str(refusal))
        return _steps(request, batch, form, 409)
    messages.success(request, _("Entered: %(step)s.") % {"step": step.get_stage_display()})
    return redirect("aid:steps", pk)


def _steps(request: HttpRequest, batch: AidBatch, form: StepForm, status: int) -> HttpResponse:
    is_over = not aid_steps.open_stages(aid_steps.steps_of(batch)) and not form.is_bound
    return TemplateResponse(
        request, "aid/steps.html", pages.steps_page(batch, None if is_over else form), status=status
    )


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    try:
        aid_steps.take_back(by=request.user, batch=batch, stage=request.POST.get("stage", ""))
    except WrongState as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The step is taken back."))
    return redirect("aid:steps", pk)


@require_GET
def roster_list(request: HttpRequest) -> HttpResponse:
    if not access.has_role(request.user, OPENS_FILES):
        raise PermissionDenied
    found, more = paging.cut(request, rosters.batches_for(request.user), SIZE)
    return TemplateResponse(request, "care/list.html", {**pages.rosters_page(found), "pages": more})


@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """The children of a batch, masked; lines are added here."""
    batch = rosters.batch_for(request.user, pk)
    form = LinesForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return _roster(request, batch, form, 422 if form.is_bound else 200)
    try:
        count = rosters.add(by=request.user, batch=batch, typed=form.cleaned_data["lines"])
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return _roster(request, batch, form, 422)
    messages.success(request, ngettext("%(count)d line added.", "%(count)d lines added.", count) % {"count": count})
    return redirect("aid:roster", pk)


def _roster(request: HttpRequest, batch: AidBatch, form: LinesForm, status: int) -> HttpResponse:
    return TemplateResponse(request, "aid/roster.html", pages.roster_page(batch, form), status=status)


@require_POST
def line_remove(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    batch = rosters.batch_for(request.user, pk)
    rosters.remove(by=request.user, line=get_object_or_404(batch.roster, pk=line_pk))
    messages.success(request, _("The line is removed."))
    return redirect("aid:roster", pk)


@require_GET
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """What is posted before money goes out: codes and amounts, to be printed."""
    return TemplateResponse(request, "aid/notice.html", pages.notice_page(rosters.batch_for(request.user, pk)))
