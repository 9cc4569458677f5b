"""Giving an account a new password."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from committees import accounts
from committees.models import User
from committees.origin import address_of


class PasswordPage:
    """For the admin of accounts: a page that asks for the new password twice."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.password_view)
        return [path("<path:object_id>/password/", view, name="committees_user_password"), *super().get_urls()]

    def password_url(self, user: User) -> str:
        return reverse(f"{self.admin_site.name}:committees_user_password", args=[quote(user.pk)])

    @method_decorator(sensitive_post_parameters())
    def password_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        user = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        form = SetPasswordForm(user, request.POST or None)
        back_url = reverse(f"{self.admin_site.name}:committees_user_change", args=[quote(user.pk)])
        if form.is_valid():
            password = form.cleaned_data["new_password1"]
            accounts.set_password(by=request.user, user=user, password=password, address=address_of(request))
            messages.success(request, _("The new password of %(user)s holds from now on.") % {"user": user})
            return HttpResponseRedirect(back_url)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Give a new password"),
            "subtitle": str(user),
            "opts": self.opts,
            "thing": user,
            "explanation": _(
                "Whoever is signed in with the old password is signed out. The owner chooses another one at once."
            ),
            "form": form,
            "back_url": back_url,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/step.html", context)
