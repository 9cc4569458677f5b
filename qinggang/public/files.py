"""Files of published records: only those that were marked for the public."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.storage import default_storage
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from committees import access
from committees.models import Attachment as Stored
from committees.models import Record
from qinggang.look.parts import Attachment


def public_files():
    """The files that anybody may have."""
    return Stored.objects.filter(is_public=True, record__in=access.public_records())


def attachments_of(record: Record) -> list[Attachment]:
    """The record's public files, as parts of its page. One whose file is lost is left out."""
    found = public_files().filter(record=record).order_by("position", "pk")
    return [_attachment(stored) for stored in found if default_storage.exists(stored.file.name)]


def _attachment(stored: Stored) -> Attachment:
    suffix = PurePath(stored.file.name or "").suffix.lstrip(".").upper()
    return Attachment(
        name=_caption(stored) or (_("Photograph") if stored.is_photo else _("File")),
        url=reverse("public:file", args=[stored.pk]),
        kind=suffix,
        size=filesizeformat(stored.file.size),
    )


def _caption(stored: Stored) -> str:
    english = (get_language() or "").startswith("en")
    return (stored.caption_en or stored.caption) if english else (stored.caption or stored.caption_en)
