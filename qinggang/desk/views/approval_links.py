"""One-time links: lent and withdrawn on the desk, used by whoever holds one, without signing in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from committees import approval_links
from committees.errors import Conflict, NotReady, WrongState
from committees.models import ApprovalLink
from committees.origin import address_of
from committees.review import queue
from qinggang.desk import pages
from qinggang.desk.pages import approval_links as parts

VERBS = {"approve": "approve", "send-back": "send_back"}


@never_cache
@require_POST
def review_lend(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link and show it, this once."""
    _check_on()
    record = queue.get_to_review(request.user, pk)
    hours, version = request.POST.get("hours", ""), request.POST.get("version", "")
    try:
        link, token = approval_links.lend(
            by=request.user,
            record=record,
            version=_number(version),
            meant_for=request.POST.get("meant_for", ""),
            hours=_number(hours),
        )
    except NotReady as refusal:
        messages.error(request, str(refusal))
        return redirect(pages.review_url(record))
    except (Conflict, WrongState):
        messages.error(request, pages.what_happened(record))
        return redirect(pages.review_url(record))
    return TemplateResponse(request, "desk/approval_link.html", parts.lent_page(request, record, link, token))


@require_POST
def review_withdraw(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    _check_on()
    record = queue.get_to_review(request.user, pk)
    link = get_object_or_404(ApprovalLink.objects.select_related("record__committee"), pk=link_pk, record=record.pk)
    try:
        approval_links.withdraw(by=request.user, link=link)
    except WrongState as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The link is withdrawn. Whoever opens it now is told so."))
    return redirect(pages.review_url(record))


@login_not_required
@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, token: str) -> HttpResponse:
    """The record and two buttons for whoever holds the link. Nothing else of the desk is open to them."""
    link = approval_links.find(token)
    if link is None:
        raise Http404
    address = address_of(request)
    try:
        if request.method == "POST":
            return _decided(request, link, address)
        approval_links.look(by=link.lent_by, link=link, address=address)
    except approval_links.Dead as refusal:
        return _page(request, {"title": _("This link no longer works"), "lead": str(refusal)}, 410)
    return _page(request, parts.decide_page(link))


def _decided(request: HttpRequest, link: ApprovalLink, address: str | None) -> HttpResponse:
    verb, reason = VERBS.get(request.POST.get("verb", "")), request.POST.get("reason", "")
    if verb is None:
        raise Http404
    try:
        approval_links.decide(by=link.lent_by, link=link, verb=verb, why=reason, address=address)
    except NotReady as refusal:
        approval_links.check_lives(link)
        return _page(request, parts.decide_page(link, reason, str(refusal)), 422)
    said = _("It is approved.") if verb == "approve" else _("It was returned with your reason.")
    return _page(request, {"title": _("Thank you"), "lead": _("%(said)s You can close this page.") % {"said": said}})


def _page(request: HttpRequest, context: dict, status: int = 200) -> HttpResponse:
    response = TemplateResponse(request, "desk/decide.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _check_on() -> None:
    if not settings.APPROVAL_LINKS:
        raise Http404


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
