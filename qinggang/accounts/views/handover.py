"""Handing over what somebody left unfinished."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import access, accounts, handover
from committees.errors import Conflict, NotAllowed
from committees.models import User
from qinggang.accounts import pages
from qinggang.accounts.forms import HandOverForm


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """First whose work it is (?account=), then who gets it."""
    if not access.has_role(request.user, accounts.KEEPS_ACCOUNTS):
        raise PermissionDenied
    kept = handover.accounts_kept_by(request.user)
    leaver = _leaver(request, kept)
    if leaver is None:
        return TemplateResponse(request, "accounts/leavers.html", pages.leavers_page(request, kept))
    form = HandOverForm(request.POST or None, receivers=handover.receivers_for(leaver))
    if form.is_valid() and _handed_over(request, leaver, form):
        return redirect("desk:hand-over")
    context = pages.hand_over_page(leaver, form)
    return TemplateResponse(request, "accounts/hand_over.html", context, status=422 if form.errors else 200)


def _leaver(request: HttpRequest, kept) -> User | None:
    asked = request.GET.get("account", "")
    if not asked:
        return None
    found = kept.filter(pk=asked).first() if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    if found is None:
        raise Http404
    return found


def _handed_over(request: HttpRequest, leaver: User, form: HandOverForm) -> bool:
    receiver = form.cleaned_data["receiver"]
    try:
        done = handover.hand_over(
            by=request.user, leaver=leaver, receiver=receiver, shut=form.cleaned_data["shut"]
        )  # fmt: skip
    except (Conflict, NotAllowed) as refusal:
        form.add_error(None, str(refusal))
        return False
    said = _("%(receiver)s now has %(drafts)d drafts and %(notices)d notices of %(leaver)s.")
    messages.success(request, said % {
        "receiver": receiver, "leaver": leaver, "drafts": done.drafts, "notices": done.notices,
    })  # fmt: skip
    if done.stayed:
        stayed = _("%(number)d drafts stayed where they are: %(receiver)s may not enter such things there.")
        messages.warning(request, stayed % {"number": done.stayed, "receiver": receiver})
    return True
