"""A public file of a published record."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from committees.models import Attachment
from qinggang.handing_out import hand_out
from qinggang.presenting.files import ending
from qinggang.public.files import public_files

MINUTES = 5  # for which a browser may show it again without asking; it may be withdrawn at any time


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    stored = _found(pk)
    return _handed_out(stored, stored.file, is_shown=bool(stored.thumbnail))


@login_not_required
@require_safe
def small(request: HttpRequest, pk: int) -> FileResponse:
    stored = _found(pk)
    return _handed_out(stored, stored.thumbnail, is_shown=True)


def _found(pk: int) -> Attachment:
    stored = public_files().filter(pk=pk).first()
    if stored is None:
        raise Http404
    return stored


def _handed_out(stored: Attachment, content: FieldFile, *, is_shown: bool) -> FileResponse:
    # Saved under its number: the name that somebody once gave the file may say more than the file.
    response = hand_out(content, f"{stored.pk}.{ending(stored)}", stored.media_type, is_shown=is_shown)
    response["Cache-Control"] = f"public, max-age={MINUTES * 60}"
    return response
