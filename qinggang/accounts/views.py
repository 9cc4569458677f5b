"""Signing in, with Django's own view and our own page."""

from typing import Any

from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator

from qinggang.accounts.forms import SignInForm
from qinggang.look.errors import summarise


@method_decorator(login_not_required, name="dispatch")
class SignIn(auth_views.LoginView):
    """The page that asks for the account name and the password."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"errors": summarise(context["form"])}
