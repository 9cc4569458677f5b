"""Which files the portal takes: known by their ending and by their content, both.

Whatever is not on the list is refused with a sentence that names the file and says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from committees import papers

BEGINNING = 4096


class Refused(Exception):
    """This file is not taken; `sentence` says why and names it."""

    def __init__(self, sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class FileType:
    """One type of file that is taken. `trouble` looks into it and gives the reason why not, or nothing."""

    name: str
    endings: tuple[str, ...]
    media_type: str
    begins: tuple[bytes, ...] = ()
    is_photo: bool = False
    trouble: Callable[[BinaryIO], str] = papers.no_trouble

    @property
    def ending(self) -> str:
        return self.endings[0]


OFFICE = "application/vnd.openxmlformats-officedocument."
ZIP, OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
PHOTOS = (
    FileType("JPEG", ("jpg", "jpeg", "jfif"), "image/jpeg", (b"\xff\xd8\xff",), is_photo=True),
    FileType("PNG", ("png",), "image/png", (b"\x89PNG\r\n\x1a\n",), is_photo=True),
    FileType("WebP", ("webp",), "image/webp", (b"RIFF",), is_photo=True),
    FileType("GIF", ("gif",), "image/gif", (b"GIF87a", b"GIF89a"), is_photo=True),
)
PAPERS = (
    FileType("PDF", ("pdf",), "application/pdf", (b"%PDF-",), trouble=papers.trouble_in_pdf),
    FileType("Word", ("docx",), f"{OFFICE}wordprocessingml.document", ZIP, trouble=papers.trouble_in_docx),
    FileType("Excel", ("xlsx",), f"{OFFICE}spreadsheetml.sheet", ZIP, trouble=papers.trouble_in_xlsx),
    FileType("PowerPoint", ("pptx",), f"{OFFICE}presentationml.presentation", ZIP, trouble=papers.trouble_in_pptx),
    FileType("Word", ("doc",), "application/msword", OLE, trouble=papers.trouble_in_doc),
    FileType("Excel", ("xls",), "application/vnd.ms-excel", OLE, trouble=papers.trouble_in_xls),
    FileType("PowerPoint", ("ppt",), "application/vnd.ms-powerpoint", OLE, trouble=papers.trouble_in_ppt),
    FileType("TXT", ("txt",), "text/plain", trouble=papers.trouble_in_text),
    FileType("CSV", ("csv",), "text/csv", trouble=papers.trouble_in_text),
)
TYPES = {ending: kind for kind in (*PHOTOS, *PAPERS) for ending in kind.endings}
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa")

TAKEN = _("Photos (JPG, PNG, WebP, GIF), PDF, Word, Excel, PowerPoint and plain text are taken.")
SENTENCES = {
    "empty": _("“%(name)s” was not added: the file is empty."),
    "program": _("“%(name)s” was not added: it is a program, whatever its name says."),
    "page": _("“%(name)s” was not added: it is a web page or a drawing that could run a script."),
    "heic": _(
        "“%(name)s” was not added: this photo format of the phone (HEIC) cannot be shown everywhere. Set the camera to"
        " “most compatible”, or send the photo to yourself as JPG, and add that."
    ),
    "ending": _("“%(name)s” was not added: files of this kind are not taken. %(taken)s"),
    "no_scan": _("“%(name)s” was not added: a signed paper is kept as a photo or as a PDF."),
    "content": _("“%(name)s” was not added: its content does not fit its ending (.%(ending)s)."),
    "damaged": _("“%(name)s” was not added: the file is damaged or not complete. See whether it opens on your side."),
    "macros": _("“%(name)s” was not added: it holds macros. Save it without macros, and add that."),
    "locked": _("“%(name)s” was not added: it is locked with a password. Save it without one, and add that."),
    "bomb": _("“%(name)s” was not added: unpacked it would be far too large."),
    "pixels": _("“%(name)s” was not added: the picture has too many pixels. Make it smaller, and add that."),
    "large": _("“%(name)s” was not added: it is larger than %(limit)s."),
    "many": _("“%(name)s” was not added: a record holds at most %(limit)s files."),
    "total": _("“%(name)s” was not added: together the files of a record hold at most %(limit)s."),
    "twice": _("“%(name)s” was not added again: the same file is already here."),
    "disk": _("“%(name)s” could not be stored. Nothing else is lost; try again later, and tell the county office."),
    "moving": _("“%(name)s” was not added: it is a moving picture. Add a still one."),
}  # fmt: skip


def refusal(reason: str, name: str, limit: int | str = "") -> Refused:
    """The refusal of a file for one of the reasons above."""
    return Refused(SENTENCES[reason] % {"name": name, "taken": TAKEN, "ending": ending_of(name), "limit": limit})


def ending_of(name: str) -> str:
    return PurePath(name).suffix.lstrip(".").lower()


def recognise(name: str, file: BinaryIO) -> FileType:
    """The type of this file; raises Refused where it is none that is taken, or not what its name says."""
    file.seek(0)
    beginning = file.read(BEGINNING)
    danger = _danger(beginning)
    if danger:
        raise refusal(danger, name)
    named = TYPES.get(ending_of(name))
    if named is None:
        raise refusal("ending", name)
    photo = _photo(beginning)
    if named.is_photo != bool(photo) or (not photo and not beginning.startswith(named.begins or b"")):
        raise refusal("content", name)
    # Phones and chat programs give photos any ending of a photo; each is drawn anew, so this does no harm.
    found = photo or named
    trouble = found.trouble(file)
    if trouble:
        raise refusal(trouble, name)
    file.seek(0)
    return found


def _photo(beginning: bytes) -> FileType | None:
    for kind in PHOTOS:
        if beginning.startswith(kind.begins):
            return kind if kind.name != "WebP" or beginning[8:12] == b"WEBP" else None
    return None


def _danger(beginning: bytes) -> str:
    """What is refused whatever it is called."""
    if not beginning:
        return "empty"
    if beginning[4:8] == b"ftyp" and beginning[8:12] in HEIC:
        return "heic"
    if beginning.startswith(PROGRAMS):
        return "program"
    # Pages and drawings begin with a bracket, in whatever way the text is written down; nothing that is taken does.
    return "page" if beginning.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<") else ""
