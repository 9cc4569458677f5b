"""Files of published records: only those that were marked for the public."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.urls import reverse

from committees import access
from committees.models import Attachment as Stored
from committees.models import Record
from qinggang.look.parts import Attachment, Photo
from qinggang.presenting import files


def public_files():
    """The files that anybody may have."""
    return Stored.objects.filter(is_public=True, record__in=access.public_records())


def shown_on_page(record: Record) -> dict[str, list]:
    """The record's public files, as parts of its page: photos to look at, and the rest to save."""
    found = public_files().filter(record=record).order_by("position", "pk")
    there = [stored for stored in found if default_storage.exists(stored.file.name)]  # a lost one is left out
    is_shown = {stored.pk: stored.is_photo and bool(stored.thumbnail) for stored in there}
    return {
        "photos": [_photo(stored) for stored in there if is_shown[stored.pk]],
        "attachments": [_attachment(stored) for stored in there if not is_shown[stored.pk]],
    }


def _photo(stored: Stored) -> Photo:
    url, small = (reverse(f"public:{name}", args=[stored.pk]) for name in ("file", "file-small"))
    return Photo(url, small, files.title(stored))


def _attachment(stored: Stored) -> Attachment:
    return Attachment(
        name=files.title(stored),
        url=reverse("public:file", args=[stored.pk]),
        kind=files.ending(stored).upper(),
        size=files.size(stored),
    )
