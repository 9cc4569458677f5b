"""What was typed when nobody was signed in any more: asked for with the sign-in page, and made a draft after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qinggang.accounts import kept
from qinggang.accounts.forms import SignInForm
from qinggang.accounts.views.signing import SignIn


class KeepTyped:
    """The middleware that stands before the one that asks for a sign-in, and would throw away what was posted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if request.user.is_authenticated or not kept.is_typed(request):
            return None
        sign_in = SignIn()
        sign_in.setup(request)
        context = sign_in.get_context_data(form=SignInForm(request))
        context |= {"kept": kept.packed(request), "next": request.get_full_path()}
        return TemplateResponse(request, sign_in.template_name, context, status=401)


@require_GET
def kept_open(request: HttpRequest) -> HttpResponse:
    """Press "Save the draft" for the person on the page that they typed into, and go on there."""
    found = kept.take(request)
    if found is None:
        return redirect("desk:home")
    try:
        target = resolve(found.path)
    except Resolver404:
        return redirect("desk:home")
    messages.success(request, _("What you typed is kept."))
    try:
        return _save(request, target, found)
    except PermissionDenied:
        # The draft may be somebody else's, who was signed in here before: this person gets one of their own.
        return _save(request, target, found, draft_key=str(uuid4()))


def _save(request: HttpRequest, target: Any, found: kept.Kept, **more: str) -> HttpResponse:
    typed = found.typed.copy()
    for name, value in {**more, "save": "1"}.items():
        typed[name] = value
    request.FILES.clear()  # read it while this is still a GET: later it would be read from the body, and POST with it
    request.method, request.POST, request.GET = "POST", typed, QueryDict(found.query)
    return target.func(request, *target.args, **target.kwargs)
