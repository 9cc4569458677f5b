"""Looking into papers (PDF, office files, plain text) before they are taken.

Each question gives the key of a reason in filetypes.SENTENCES, or nothing. Nothing is unpacked to answer it.
"""

from __future__ import annotations

import os
import zipfile
from typing import BinaryIO

MOST_MEMBERS = 3000
MOST_UNPACKED = 300 * 2**20
MOST_TIMES_SMALLER = 200  # text shrinks to a hundredth at most; a bomb to a thousandth
LONGEST_LIST = 2**20  # of the contents of an office file
END_OF_ZIP = b"PK\x05\x06"
END_OF_ZIP_SIZE = 22
TAIL = 4096
ENCRYPTED = 0x1
CONTENTS = "[Content_Types].xml"
CHUNK = 2**20


def no_trouble(_file: BinaryIO) -> str:
    return ""


def trouble_in_pdf(file: BinaryIO) -> str:
    """A file cut off on its way has no end."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read()
    if b"%%EOF" not in tail:
        return "damaged"
    return "locked" if b"/Encrypt" in tail else ""


def trouble_in_docx(file: BinaryIO) -> str:
    return _trouble_in_office(file, "word/", "wordprocessingml.document.main+xml")


def trouble_in_xlsx(file: BinaryIO) -> str:
    return _trouble_in_office(file, "xl/", "spreadsheetml.sheet.main+xml")


def trouble_in_pptx(file: BinaryIO) -> str:
    return _trouble_in_office(file, "ppt/", "presentationml.presentation.main+xml")


def _trouble_in_office(file: BinaryIO, folder: str, main: str) -> str:
    """Whether a zip is the office file it says it is, of a sound size, and without macros."""
    try:
        with zipfile.ZipFile(file) as package:
            members = package.infolist()
            return (
                _trouble_in_members(members)
                or _trouble_at_the_end(file, package)
                or _trouble_in_contents(package, members, folder, main)
            )
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, KeyError, RuntimeError):
        return "damaged"


def _trouble_in_members(members: list[zipfile.ZipInfo]) -> str:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        return "bomb"
    if unpacked > CHUNK and unpacked > MOST_TIMES_SMALLER * packed:
        return "bomb"
    if any(member.flag_bits & ENCRYPTED for member in members):
        return "locked"
    names = [member.filename.lower() for member in members]
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        return "content"
    return "macros" if any(name.endswith("vbaproject.bin") or "/activex/" in name for name in names) else ""


def _trouble_at_the_end(file: BinaryIO, package: zipfile.ZipFile) -> str:
    """Behind the end of the package nothing else may follow: such a file is two things at once."""
    file.seek(-END_OF_ZIP_SIZE - len(package.comment), os.SEEK_END)
    return "" if file.read(4) == END_OF_ZIP else "content"


def _trouble_in_contents(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], folder: str, main: str) -> str:
    contents = [member for member in members if member.filename == CONTENTS]
    if len(contents) != 1 or not any(member.filename.startswith(folder) for member in members):
        return "content"
    with package.open(contents[0]) as listed:
        text = listed.read(LONGEST_LIST).decode("utf-8", "replace")
    if "macroenabled" in text.lower():
        return "macros"
    return "" if main in text else "content"


def trouble_in_doc(file: BinaryIO) -> str:
    return _trouble_in_compound(file, ("WordDocument",))


def trouble_in_xls(file: BinaryIO) -> str:
    return _trouble_in_compound(file, ("Workbook", "Book"))


def trouble_in_ppt(file: BinaryIO) -> str:
    return _trouble_in_compound(file, ("PowerPoint Document",))


def _trouble_in_compound(file: BinaryIO, main: tuple[str, ...]) -> str:
    """Old office files name their parts in UTF-16 in a directory, which may lie anywhere in the file."""
    wanted = {name: _as_in_directory(name) for name in (*main, "_VBA_PROJECT", "EncryptedPackage")}
    found = _which_are_in(file, wanted)
    if "_VBA_PROJECT" in found:
        return "macros"
    if "EncryptedPackage" in found:
        return "locked"
    return "" if found & set(main) else "content"


def _as_in_directory(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def _which_are_in(file: BinaryIO, wanted: dict[str, bytes]) -> set[str]:
    longest = max(map(len, wanted.values()))
    file.seek(0)
    found, before = set(), b""
    while chunk := file.read(CHUNK):
        window = before + chunk
        found |= {name for name, pattern in wanted.items() if pattern in window}
        before = window[-longest:]
    return found


def trouble_in_text(file: BinaryIO) -> str:
    """Text that a person reads, in one of the two ways Chinese is written down; no page in disguise."""
    file.seek(0)
    content = file.read()
    if b"\0" in content:
        return "content"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            content.decode("gb18030")
        except UnicodeDecodeError:
            return "content"
    lower = content.lower()
    return "page" if any(word in lower for word in (b"<script", b"<html", b"<svg", b"<iframe")) else ""
