"""What files are called, and how large they are, for staff and public pages alike."""

from __future__ import annotations

from pathlib import PurePath

from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from committees.models import Attachment


def caption(stored: Attachment) -> str:
    """What is to be seen, in the reader's language where it is known."""
    english = (get_language() or "").startswith("en")
    return (stored.caption_en or stored.caption) if english else (stored.caption or stored.caption_en)


def title(stored: Attachment) -> str:
    """What it is called where its name may not be told."""
    return caption(stored) or (_("Photograph") if stored.is_photo else _("File"))


def ending(stored: Attachment) -> str:
    return PurePath(stored.file.name or "").suffix.lstrip(".").lower()


def size(stored: Attachment) -> str:
    return filesizeformat(stored.size)


def saved_name(stored: Attachment) -> str:
    """The name a staff member's copy gets: the one it came with, with the ending that it has now."""
    stem = PurePath(stored.name).stem or str(stored.pk)
    return f"{stem}.{ending(stored)}"
