"""Handing out files, to who has been found to have a right to them: from the disk, or written for this answer."""

from __future__ import annotations

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse

UNKEPT = "private, no-store"


def hand_out(content: FieldFile, name: str, media_type: str, *, is_shown: bool) -> FileResponse:
    """A file from the disk: photos are shown, all else is saved; nothing in it can run."""
    if not content:
        raise Http404
    try:
        response = FileResponse(
            content.open(),
            as_attachment=not is_shown,
            filename=name,
            content_type=media_type or "application/octet-stream",
        )
    except FileNotFoundError:
        raise Http404 from None
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = UNKEPT
    return response


def hand_out_paper(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A paper that was written for this answer alone, to be saved under a name of plain letters."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = UNKEPT
    return response
