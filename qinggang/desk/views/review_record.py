"""One record before its reviewer: reading it, deciding on it, and seeing the public text before it is published."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from committees import access, notices
from committees.choices import State
from committees.errors import Conflict, NotReady, WrongState
from committees.review import actions, publishing, queue
from qinggang.desk import pages

APPROVE, APPROVE_AND_NEXT, SEND_BACK = "approve", "approve-and-next", "send-back"


@require_GET
def review_record(request: HttpRequest, pk: int) -> HttpResponse:
    record = queue.get_to_review(request.user, pk)
    if record.state != State.SUBMITTED:
        messages.info(request, pages.what_happened(record))
        return redirect(pages.record_url(record))
    actions.mark_opened(by=request.user, record=record)
    notices.mark_read(by=request.user, record=record)
    return TemplateResponse(request, "desk/review_record.html", pages.review_record_page(request, record))


@require_POST
def review_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve or return the version that was read."""
    record = queue.get_to_review(request.user, pk)
    verb = request.POST.get("verb", "")
    if verb not in (APPROVE, APPROVE_AND_NEXT, SEND_BACK):
        raise Http404
    following = pages.next_in_queue(request, record) if verb == APPROVE_AND_NEXT else pages.back_url(request)
    typed = pages.Refused(request.POST.get("reason", "")[:500], request.POST.get("field", "")[:60])
    try:
        if verb == SEND_BACK:
            actions.send_back(
                by=request.user, record=record, why=typed.reason, field=typed.field, version=_version(request)
            )
        else:
            actions.approve(by=request.user, record=record, version=_version(request))
    except NotReady as refusal:
        barred = {"error": str(refusal)} if verb == SEND_BACK else {"missing": refusal.problems}
        return _again(request, pk, replace(typed, **barred), 422)
    except (Conflict, WrongState):
        return _too_late(request, pk, typed)
    messages.success(request, _("%(title)s: %(said)s") % {"title": record, "said": pages.said_after(_step(verb))})
    return redirect(following)


@require_http_methods(["GET", "POST"])
def review_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The public text in both languages; posted, it becomes public. A submitted record is approved with it."""
    record = queue.get_to_review(request.user, pk)
    if record.state not in (State.SUBMITTED, State.APPROVED) or not access.is_ever_public(record):
        messages.warning(request, _why_not(record))
        return redirect(pages.record_url(record))
    if request.method == "GET":
        actions.mark_opened(by=request.user, record=record)
        return TemplateResponse(request, "desk/review_publish.html", pages.publish_page(request, record, request.user))
    publish = publishing.approve_and_publish if record.state == State.SUBMITTED else actions.publish
    try:
        publish(by=request.user, record=record, version=_version(request))
    except NotReady as refusal:
        messages.error(request, str(refusal))
        return redirect(pages.review_url(record))
    except (Conflict, WrongState):
        return _too_late(request, pk, pages.Refused())
    messages.success(request, _("%(title)s: %(said)s") % {"title": record, "said": pages.said_after("publish")})
    return redirect(pages.record_url(record))


def _too_late(request: HttpRequest, pk: int, typed: pages.Refused) -> HttpResponse:
    """Somebody else was quicker: say who and when. If it still waits, it is read and decided again."""
    record = queue.get_to_review(request.user, pk)
    if record.state != State.SUBMITTED:
        said = _("%(happened)s Your decision was not needed any more.") % {"happened": pages.what_happened(record)}
        messages.warning(request, said)
        return redirect(pages.record_url(record))
    refused = pages.Refused(typed.reason, typed.field, version=_version(request))
    return _again(request, pk, refused, 409)


def _again(request: HttpRequest, pk: int, refused: pages.Refused, status: int) -> HttpResponse:
    record = queue.get_to_review(request.user, pk)
    context = pages.review_record_page(request, record, refused)
    return TemplateResponse(request, "desk/review_record.html", context, status=status)


def _why_not(record: Any) -> str:
    if record.state in (State.SUBMITTED, State.APPROVED):
        return _("The public sees only totals of this. The record counts, but it is never published.")
    return pages.what_happened(record)


def _step(verb: str) -> str:
    return "send_back" if verb == SEND_BACK else "approve"


def _version(request: HttpRequest) -> int:
    """The version that was read; one that no record has where none was posted."""
    given = request.POST.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
