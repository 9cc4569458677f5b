"""Saving a draft while somebody types: the same as the button does, answered in a few words of JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from committees import access, drafts, kinds
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
    answer: dict[str, Any] = {
        "said": pages.said_saved(draft),
        "saved": drafts.stamp_of(draft),
        "url": pages.draft_url(draft, kind),
    }
    return JsonResponse(answer)


def _record(request: HttpRequest, kind: kinds.Kind) -> Record | None:
    given = request.GET.get("record")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Http404
    return access.get_record_for(request.user, int(given), kind)


def _not_saved(why: Any, status: int = 409) -> HttpResponse:
    return JsonResponse({"said": _("Not saved: %(why)s") % {"why": why}}, status=status)


@require_GET
@never_cache
def fresh_token(request: HttpRequest) -> HttpResponse:
    """The token for a page that was open while its person signed in again, and whom it is for."""
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})
