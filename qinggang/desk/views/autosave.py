"""Saving a draft while somebody types: the same as the button does, answered in a few words of JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from committees import access, alike, drafts, kinds
from committees.entry import entry_class
from committees.errors import WrongState
from committees.models import Record
from qinggang.desk import pages, typed


@require_POST
def autosave(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    """Keep what was typed (?record=number for a record that is being changed), and say when it was kept."""
    if not kind.form:
        raise Http404
    if not access.can_enter(request.user, kind):
        raise PermissionDenied
    record = _record(request, kind)
    if typed.is_by_another(request):
        return _not_saved(str(pages.opened_by_another().text))
    try:
        draft = typed.keep(request, kind, typed.key_of(request), record)
    except (drafts.AlreadyMade, WrongState) as refusal:
        return _not_saved(str(refusal))
    except drafts.Newer as refusal:
        return _not_saved(pages.newer(refusal.draft, kind).text)
    except drafts.TooLong:
        return _not_saved(pages.too_long(), status=413)
    answer = {"said": pages.said_saved(draft), "saved": drafts.stamp_of(draft), "url": pages.draft_url(draft, kind)}
    return JsonResponse(answer | _what_it_looks_like(request, kind, record))


def _record(request: HttpRequest, kind: kinds.Kind) -> Record | None:
    if "record" not in request.GET:
        return None
    return access.get_record_for(request.user, typed.number_in(request.GET, "record"), kind)


def _what_it_looks_like(request: HttpRequest, kind: kinds.Kind, record: Record | None) -> dict[str, Any]:
    """What can be said to what was typed so far: hints by field, and records that may be the same."""
    entry = entry_class(kind)(by=request.user, data=request.POST, record=record)
    entry.is_valid()
    same = alike.find(request.user, kind, entry.so_far) if record is None else []
    return {"hints": entry.hints, "alike": asdict(pages.same(same)) if same else None}


def _not_saved(why: Any, status: int = 409) -> HttpResponse:
    return JsonResponse({"said": _("Not saved: %(why)s") % {"why": why}}, status=status)


@require_GET
@never_cache
def fresh_token(request: HttpRequest) -> HttpResponse:
    """The token for a page that was open while its person signed in again, and whom it is for."""
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})
