"""A public file of a published record."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from committees.models import Attachment
from qinggang.handing_out import hand_out
from qinggang.presenting.files import ending
from qinggang.public.files import public_files

FRESH = "no-cache"


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    stored = _found(pk)
    return _handed_out(request, stored, stored.file, is_shown=bool(stored.thumbnail))


@login_not_required
@require_safe
def small(request: HttpRequest, pk: int) -> HttpResponseBase:
    stored = _found(pk)
    return _handed_out(request, stored, stored.thumbnail, is_shown=True)


def _found(pk: int) -> Attachment:
    stored = public_files().filter(pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def _handed_out(request: HttpRequest, stored: Attachment, content: FieldFile, *, is_shown: bool) -> HttpResponseBase:
    # A file never changes under its name. Whoever has it asks each time whether it is still shown: consent may be
    # withdrawn, and then no cache may have it for a minute more.
    mark = quote_etag(hashlib.sha256(str(content.name).encode()).hexdigest()[:32])
    same = get_conditional_response(request, etag=mark)
    if same is not None and same.status_code == 304:
        same["Cache-Control"] = FRESH
        return same
    # Saved under its number: the name that somebody once gave the file may say more than the file.
    response = hand_out(content, f"{stored.pk}.{ending(stored)}", stored.media_type, is_shown=is_shown)
    response["Cache-Control"] = FRESH
    response["ETag"] = mark
    return response
