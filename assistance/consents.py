"""The signed papers of consents: taken in, drawn anew, kept encrypted, and opened like a child's file."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from assistance import access
from assistance.models import Consent, ConsentScan
from committees import filestore, filetypes, pictures, registers
from committees.filetypes import refusal
from committees.models import User

PDF = "application/pdf"
LARGEST = 5 * 2**20  # it lies in the database, and in each of its backups


@dataclass(frozen=True)
class Paper:
    """A paper in the clear, for one answer."""

    content: bytes
    media_type: str

    @property
    def ending(self) -> str:
        return "pdf" if self.media_type == PDF else "jpg"


def keep_scan(*, by: User, consent: Consent, file: UploadedFile) -> ConsentScan:
    """Keep the signed paper, in place of one that is there already.

    Raises Refused with a sentence. What is no photo or PDF is not taken: a paper is shown, not worked with.
    """
    name = filestore.clean_name(file.name or "")
    registers.check_can_keep(by, consent)
    if (file.size or 0) > settings.FILE_LARGEST:
        raise refusal("large", name, filesizeformat(LARGEST))
    given: Any = file
    kind = filetypes.recognise(name, given)
    if not (kind.is_photo or kind.media_type == PDF):
        raise refusal("no_scan", name)
    given.seek(0)
    content = pictures.draw_anew(name, given, kind.name).large.read() if kind.is_photo else given.read()
    if len(content) > LARGEST:
        raise refusal("large", name, filesizeformat(LARGEST))
    media_type = "image/jpeg" if kind.is_photo else PDF
    return _keep(by, consent, content, media_type)


@transaction.atomic
def _keep(by: User, consent: Consent, content: bytes, media_type: str) -> ConsentScan:
    fields = {
        "consent": consent, "content": base64.b64encode(content).decode(), "media_type": media_type,
        "size": len(content), "added_on": timezone.localdate(),
    }  # fmt: skip
    before = ConsentScan.objects.filter(consent=consent).defer("content").first()
    return registers.save(by=by, model=ConsentScan, fields=fields, entry=before)


def open_scan(
    *, by: User, consent: Consent, purpose: str, address: str | None = None, is_emergency: bool = False
) -> Paper:
    """The paper in the clear. It names child and guardian, so it opens as the file does, and leaves the same trace."""
    child = consent.guardian.child
    access.reveal(by=by, child=child, purpose=purpose, address=address, is_emergency=is_emergency)
    scan = ConsentScan.objects.get(consent=consent)
    return Paper(base64.b64decode(scan.content), scan.media_type)
