"""Drafts: going on with one, and throwing one away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from committees import drafts
from qinggang.desk import pages


@require_GET
def draft_open(request: HttpRequest, key) -> HttpResponse:
    draft = get_object_or_404(drafts.of(request.user), key=key)
    return redirect(pages.draft_url(draft, pages.shelf_of(draft)))


@require_POST
def draft_discard(request: HttpRequest, key) -> HttpResponse:
    drafts.discard(by=request.user, draft=get_object_or_404(drafts.of(request.user), key=key))
    messages.success(request, _("The draft is gone."))
    return redirect("desk:home")
