"""One's own account: who one is, one's password."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from committees import accounts
from committees.errors import Conflict
from qinggang.accounts import gate, pages, traces
from qinggang.accounts.forms import AccountForm, PasswordForm
from qinggang.look.errors import summarise
from qinggang.preferences import speak


@require_http_methods(["GET", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        person = request.user
        try:
            accounts.change_own_account(by=person, fields=form.cleaned_data, version=pages.version_read(request))
        except Conflict as refusal:
            messages.error(request, str(refusal))
            return redirect("accounts:home")
        with override(person.language or None):
            messages.success(request, _("Your account is changed."))
        return speak(redirect("accounts:home"), person.language)
    return TemplateResponse(request, "accounts/account.html", pages.account_page(request, form), status=_status(form))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request, request.POST or None)
    is_first = request.user.must_change_password and settings.FIRST_PASSWORD_CHANGE
    if form.is_valid():
        accounts.change_own_password(by=request.user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        traces.leave(request, "password", request.user)
        messages.success(request, _("The new password holds. Wherever else you were signed in, you are signed out."))
        return gate.go_on(request, "" if is_first else "accounts:home")
    if form.errors:
        traces.leave_failure(request, request.user.get_username())
    context = {
        "form": form,
        "errors": summarise(form),
        "is_first": is_first,
        "username": request.user.get_username(),
        "next": gate.way_on(request),
    }
    return TemplateResponse(request, "accounts/password.html", context, status=_status(form))


def _status(form) -> int:
    return 422 if form.errors else 200
