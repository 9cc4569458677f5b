"""What an account manager does for somebody who cannot sign in: letting them in again, taking a lost phone away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committees import lockout, second_step
from committees.admin.base import Tool
from committees.errors import Conflict, NotAllowed
from committees.models import User
from committees.origin import address_of


@dataclass(frozen=True)
class Step:
    """One thing to do with an account, confirmed on a page of its own."""

    title: Promise
    explanation: Promise
    said: Promise
    is_open: Callable[[User], bool]
    action: Callable[..., None]


STEPS = {
    "unlock": Step(
        _("Let in again"),
        _("The account is locked out after too many failures to sign in. Make sure that it is its owner who asks."),
        _("%(user)s may sign in again at once."),
        lockout.is_locked_out,
        lockout.unlock,
    ),
    "phone": Step(
        _("Take the phone away"),
        _("For who has lost the phone and the recovery codes. Make sure that it is the account's owner who asks."),
        _("The phone of %(user)s is no longer asked for a code."),
        lambda user: second_step.of(user) is not None,
        second_step.take_away,
    ),
}


class StepPages:
    """For the admin of accounts: a page for each of these steps, offered where there is something to do."""

    def get_urls(self):
        views = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(self._view_of(name)), name=_name_of(name))
            for name in STEPS
        ]
        return [*views, *super().get_urls()]

    def step_tools(self, user: User) -> list[Tool]:
        site = self.admin_site.name
        return [
            Tool(step.title, reverse(f"{site}:{_name_of(name)}", args=[quote(user.pk)]))
            for name, step in STEPS.items()
            if step.is_open(user)
        ]

    def _view_of(self, name: str):
        def view(request: HttpRequest, object_id: str) -> HttpResponse:
            return self._step_view(request, object_id, STEPS[name])

        return view

    def _step_view(self, request: HttpRequest, object_id: str, step: Step) -> HttpResponse:
        user = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        back_url = reverse(f"{self.admin_site.name}:committees_user_change", args=[quote(user.pk)])
        if not step.is_open(user):
            return HttpResponseRedirect(back_url)
        form = forms.Form(request.POST) if request.method == "POST" else forms.Form()
        if form.is_valid():
            try:
                step.action(by=request.user, user=user, address=address_of(request))
            except (Conflict, NotAllowed) as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, step.said % {"user": user})
            return HttpResponseRedirect(back_url)
        context = {
            **self.admin_site.each_context(request),
            "title": step.title,
            "subtitle": str(user),
            "opts": self.opts,
            "thing": user,
            "explanation": step.explanation,
            "form": form,
            "back_url": back_url,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/step.html", context)


def _name_of(step: str) -> str:
    return f"committees_user_{step}"
