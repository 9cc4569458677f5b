"""What happens to a pairing while it goes on. It stays approved; what is refused stays on the page as typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assistance import pairing_steps
from assistance.models import Pairing
from committees import access, kinds
from committees.errors import Conflict, NotReady, WrongState
from committees.review import policies
from qinggang.care import pairing_pages
from qinggang.care.forms import EndForm, HelpersForm, PauseForm, StepForm
from qinggang.desk.pages.links import record_url
from qinggang.look.errors import put_on


def _pairing(request: HttpRequest, pk: int) -> Pairing:
    """A pairing of which this person may say how it goes on; else 404, 403, or what state forbids it."""
    pairing = access.get_record_for(request.user, pk, kinds.get("pairing"))
    policies.check_can_go_on(request.user, pairing)
    return pairing


@require_http_methods(["GET", "POST"])
def change_helpers(request: HttpRequest, pk: int) -> HttpResponse:
    said = _("Who helps has been changed. Print the handover sheet, and let both sign it.")
    return _step(request, pk, HelpersForm, pairing_steps.change_helpers, _("Change who helps"), said)


@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, PauseForm, pairing_steps.pause, _("Let the pairing pause"), _("The pairing pauses."))


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(request, pk, EndForm, pairing_steps.end, _("End the pairing"), _("The pairing has ended."))


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        pairing = _pairing(request, pk)
        pairing_steps.resume(by=request.user, pairing=pairing)
    except (WrongState, Conflict) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The pairing goes on."))
    return redirect("desk:record-detail", kinds.get("pairing"), pk)


def _step(
    request: HttpRequest, pk: int, form_class: type[StepForm], action: Callable[..., Any], title: str, done: str
) -> HttpResponse:
    try:
        pairing = _pairing(request, pk)
    except WrongState as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:record-detail", kinds.get("pairing"), pk)
    form = form_class(request.POST if request.method == "POST" else None, by=request.user, pairing=pairing)
    if not (form.is_bound and form.is_valid()):
        return _page(request, pairing, form, title, 422 if form.is_bound else 200)
    try:
        action(by=request.user, pairing=pairing, **form.said)
    except NotReady as refusal:
        put_on(form, refusal)
        return _page(request, pairing, form, title, 422)
    except (WrongState, Conflict) as refusal:
        return _page(request, *_anew(request, pk, form_class, str(refusal)), title, 409)
    messages.success(request, done)
    return redirect(record_url(pairing))


def _anew(request: HttpRequest, pk: int, form_class: type[StepForm], why: str) -> tuple[Pairing, StepForm]:
    """What was typed, over what is stored now: sent once more, it holds."""
    pairing = access.get_record_for(request.user, pk, kinds.get("pairing"))
    typed = request.POST.copy()
    typed["version"] = str(pairing.version)
    form = form_class(typed, by=request.user, pairing=pairing)
    form.add_error(None, why)
    return pairing, form


def _page(request: HttpRequest, pairing: Pairing, form: StepForm, title: str, status: int) -> HttpResponse:
    context = pairing_pages.step_page(pairing, form, title)
    return TemplateResponse(request, "care/step.html", context, status=status)
