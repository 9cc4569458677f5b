"""One record: what was entered, who holds it, what may be done; and doing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_POST

from assistance.guard import gate
from committees import access, kinds, notices
from committees.errors import Conflict, InUse, NotReady, WrongState
from committees.review import actions, policies
from committees.review.states import MOVES
from qinggang.desk import pages
from qinggang.handing_out import hand_out_paper
from qinggang.papers import docx


@require_GET
def record_detail(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    record = access.get_record_for(request.user, pk, kind)
    actions.mark_opened(by=request.user, record=record)
    notices.mark_read(by=request.user, record=record)
    return TemplateResponse(request, "desk/record_detail.html", pages.detail_page(request.user, kind, record))


@require_GET
def record_sheet(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    """The record for Word. What says who a child is leaves the portal on no sheet."""
    record = access.get_record_for(request.user, pk, kind)
    found = gate.before_submitting([record]).get(record.pk, [])
    if found:
        for _field, sentence in found:
            messages.error(request, str(sentence))
        return redirect(pages.record_url(record))
    return hand_out_paper(pages.sheet(request.user, kind, record), f"{kind.path}-{record.pk}.docx", docx.MEDIA_TYPE)


@require_POST
def record_move(request: HttpRequest, kind: kinds.Kind, pk: int, verb: str) -> HttpResponse:
    """Take one step of the review chain with the version that the person saw."""
    record = access.get_record_for(request.user, pk, kind)
    version = request.POST.get("version", "")
    asked = {"version": int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0}
    if MOVES[verb].needs_reason:
        asked["why"] = request.POST.get("reason", "")[:500]
    if verb == "send_back":
        asked["field"] = request.POST.get("field", "")[:60]
    try:
        actions.ACTIONS[verb](by=request.user, record=record, **asked)
    except NotReady as refusal:
        if MOVES[verb].needs_reason:
            barred: dict[str, Any] = {"errors": {verb: (str(refusal), asked["why"])}}
        else:
            barred = {"missing": refusal.problems}
        context = pages.detail_page(request.user, kind, record, **barred)
        return TemplateResponse(request, "desk/record_detail.html", context, status=422)
    except InUse as refusal:
        messages.error(request, str(refusal))
    except (Conflict, WrongState) as refusal:
        said = f"{refusal} {pages.what_happened(record)}"
        stored = access.get_record_for(request.user, pk, kind)
        if asked.get("why") and policies.can_move(request.user, stored, verb):
            errors = {verb: (said, asked["why"])}  # the reason is kept, beside the record as it is now
            context = pages.detail_page(request.user, kind, stored, errors=errors)
            return TemplateResponse(request, "desk/record_detail.html", context, status=409)
        messages.error(request, said)
    else:
        messages.success(request, pages.said_after(verb))
    if access.visible_records(request.user).filter(pk=pk).exists():
        return redirect(pages.record_url(record))
    return redirect("desk:home")
