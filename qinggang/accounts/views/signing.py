"""Signing in and out, with Django's own views and our own page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from qinggang.accounts import kept, sessions, traces
from qinggang.accounts.forms import SignInForm
from qinggang.look.errors import summarise
from qinggang.preferences import speak


@method_decorator(login_not_required, name="dispatch")
class SignIn(auth_views.LoginView):
    """The page that asks for the account name and the password."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:
        response = super().form_valid(form)
        sessions.begin(self.request)
        traces.leave(self.request, "sign_in", form.get_user())
        return speak(kept.hold(self.request, response), form.get_user().language)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        traces.leave_failure(self.request, form.cleaned_data.get("username", ""))
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "errors": summarise(context["form"]),
            "why_over": sessions.why_over(self.request),
            "idle_minutes": settings.IDLE_MINUTES,
            "kept": kept.brought(self.request),
        }


class SignOut(auth_views.LogoutView):
    """Signing out ends the session on the server, whatever the browser keeps."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        traces.leave(request, "sign_out", request.user)
        return super().post(request, *args, **kwargs)
