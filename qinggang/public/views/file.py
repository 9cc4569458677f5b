"""A public file of a published record."""

from __future__ import annotations

from pathlib import PurePath

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from qinggang.public.files import public_files


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int) -> FileResponse:
    stored = public_files().filter(pk=pk).first()
    if stored is None:
        raise Http404
    # Saved under its number: the name that somebody once gave the file may say more than the file.
    name = f"{stored.pk}{PurePath(stored.file.name).suffix}"
    try:
        return FileResponse(stored.file.open(), as_attachment=True, filename=name)
    except FileNotFoundError:
        raise Http404 from None
