"""The code from the phone: asked for at the sign-in, set up, renewed, turned off."""

from __future__ import annotations

import io

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from committees import lockout, second_step
from committees.encryption import Undecryptable, decrypt, encrypt
from committees.errors import NotAllowed
from qinggang.accounts import gate, traces
from qinggang.accounts.forms import CodeForm, ProvedForm
from qinggang.look.errors import summarise

UNCONFIRMED = "unconfirmed_phone"  # in the session, encrypted: the secret of a phone that has not confirmed it yet


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """After the password: the code that the phone shows now, or a recovery code."""
    if gate.stopped_at(request) != "accounts:code":
        return gate.go_on(request)
    form = CodeForm(request.POST or None)
    form.fields["code"].widget.attrs["autofocus"] = True  # only here: elsewhere it would scroll past what is to be read
    if form.is_valid():
        passed = _passed(request, form)
        if passed:
            gate.let_in(request, second_step.of(request.user))
            _say_what_is_left(request, passed)
            return gate.go_on(request)
    return _code_page(request, "accounts/code.html", form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def two_step(request: HttpRequest) -> HttpResponse:
    """Binding a phone: it reads the QR code, and a code from it confirms that it did."""
    if second_step.of(request.user):
        return gate.go_on(request, "accounts:home")
    form = CodeForm(request.POST or None)
    secret = _secret(request)
    if form.is_valid():
        try:
            codes = second_step.set_up(by=request.user, secret=secret, code=form.cleaned_data["code"])
        except second_step.WrongCode as refusal:
            form.add_error("code", str(refusal))
        except (NotAllowed, IntegrityError):
            return redirect("accounts:home")
        else:
            gate.let_in(request, second_step.of(request.user))
            del request.session[UNCONFIRMED]
            traces.leave(request, "two_step_on", request.user)
            return _show_codes(request, codes)
    letters = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    is_asked = gate.stopped_at(request) == "accounts:two-step"
    return _code_page(request, "accounts/two_step.html", form, letters=letters, is_asked=is_asked)


@require_GET
def two_step_qr(request: HttpRequest) -> HttpResponse:
    """The QR code of the secret that this session is about to confirm."""
    if UNCONFIRMED not in request.session:
        raise Http404
    drawing = io.BytesIO()
    address = second_step.address_for_phone(request.user, _secret(request))
    segno.make(address, error="m").save(
        drawing, kind="svg", scale=5, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return HttpResponse(drawing.getvalue(), content_type="image/svg+xml")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new ones, for a code from the phone."""
    if not second_step.of(request.user):
        return redirect("accounts:two-step")
    form = CodeForm(request.POST or None)
    if form.is_valid() and _passed(request, form):
        codes = second_step.renew_recovery_codes(by=request.user)
        traces.leave(request, "recovery_codes", request.user)
        return _show_codes(request, codes)
    return _code_page(request, "accounts/new_codes.html", form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def two_step_off(request: HttpRequest) -> HttpResponse:
    """Back to the password alone, for whose role may do without."""
    if second_step.is_required(request.user):
        raise PermissionDenied
    if not second_step.of(request.user):
        return redirect("accounts:home")
    form = ProvedForm(request, request.POST or None)
    if form.is_valid():
        second_step.turn_off(by=request.user)
        traces.leave(request, "two_step_off", request.user)
        messages.success(request, _("From now on your password alone signs you in."))
        return redirect("accounts:home")
    if form.errors:
        traces.leave_failure(request, request.user.get_username())
    return _code_page(request, "accounts/two_step_off.html", form)


def _passed(request: HttpRequest, form: CodeForm) -> str:
    """What the code let pass; where it did not, the form says so and a trace is left."""
    passed = second_step.pass_with(by=request.user, code=form.cleaned_data["code"])
    if passed:
        if passed == "recovery":
            traces.leave(request, "recovery_code", request.user)
        return passed
    traces.leave(request, "code_failed", request.user)
    until = second_step.blocked_until(second_step.of(request.user))
    if until:
        wait = _("Too many wrong codes. Try again in %(minutes)d minutes.")
        form.add_error("code", wait % {"minutes": lockout.minutes_until(until)})
    else:
        form.add_error("code", str(second_step.WrongCode()))
    return ""


def _say_what_is_left(request: HttpRequest, passed: str) -> None:
    if passed == "recovery":
        said = _("You used a recovery code; %(number)d are left. Make new ones, or set up a phone, under My account.")
        messages.warning(request, said % {"number": second_step.codes_left(second_step.of(request.user))})


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    way_on = gate.way_on(request) or reverse("accounts:home")
    return TemplateResponse(request, "accounts/recovery_codes.html", {"codes": codes, "way_on": way_on})


def _secret(request: HttpRequest) -> str:
    """The same one until it is confirmed, so that a page opened twice does not undo itself."""
    try:
        return decrypt(request.session[UNCONFIRMED])
    except (KeyError, Undecryptable):  # none yet, or of a key that was rotated out meanwhile
        request.session[UNCONFIRMED] = encrypt(second_step.new_secret())
        return decrypt(request.session[UNCONFIRMED])


def _code_page(request: HttpRequest, template: str, form, **more) -> HttpResponse:
    context = {"form": form, "errors": summarise(form), "next": gate.way_on(request), **more}
    return TemplateResponse(request, template, context, status=422 if form.errors else 200)
