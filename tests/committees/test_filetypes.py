"""Which files are taken: by their ending and by their content, each refusal with the name and the reason."""

import pytest
from django.utils.translation import override

from committees import filetypes
from committees.filetypes import Refused
from tests import files

pytestmark = pytest.mark.once

TAKEN = {
    "照片.jpg": files.picture(),
    "照片.JPEG": files.picture(),
    "图.png": files.picture(kind="PNG"),
    "图.webp": files.picture(kind="WEBP"),
    "图.gif": files.picture(kind="GIF"),
    "微信图片.jpg": files.picture(kind="PNG"),  # chat programs give photos any ending
    "通知.pdf": files.PDF,
    "总结.docx": files.office("docx"),
    "名册.xlsx": files.office("xlsx"),
    "讲课.pptx": files.office("pptx"),
    "旧总结.doc": files.old_office("Root Entry", "WordDocument"),
    "旧名册.xls": files.old_office("Root Entry", "Workbook"),
    "旧讲课.ppt": files.old_office("Root Entry", "PowerPoint Document"),
    "说明.txt": "迎春镇关工委".encode(),
    "旧说明.txt": "迎春镇关工委".encode("gb18030"),
    "名单.csv": "\ufeff学校,人数\n示例学校,120\n".encode(),
}
REFUSED = {
    "an empty file": ("空.jpg", b"", "empty"),
    "a program": ("会场.jpg", b"MZ\x90\0" + bytes(200), "program"),
    "a program of another system": ("会场.pdf", b"\x7fELF" + bytes(200), "program"),
    "a shell script": ("说明.txt", b"#!/bin/sh\nrm -rf /", "program"),
    "a drawing": ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "page"),
    "a drawing as a photo": ("图.png", b"\xef\xbb\xbf <svg onload=alert(1)>", "page"),
    "a drawing after a comment": ("图.jpg", b"<!-- x --><svg onload=alert(1)>", "page"),
    "a drawing in UTF-16": ("图.txt", "<svg onload=alert(1)>".encode("utf-16"), "page"),
    "a page": ("通知.html", b"<!DOCTYPE html><script>alert(1)</script>", "page"),
    "a page as text": ("通知.txt", b"hello\n<script>alert(1)</script>", "page"),
    "a photo of an iPhone": ("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(100), "heic"),
    "the same under another name": ("IMG_1.jpg", b"\0\0\0\x18ftypmif1" + bytes(100), "heic"),
    "a film": ("会场.mp4", b"\0\0\0\x18ftypisom" + bytes(100), "ending"),
    "no ending": ("会场", files.picture(), "ending"),
    "a double ending": ("会场.jpg.exe", files.picture(), "ending"),
    "a page of macros": ("总结.docm", files.office("docx"), "ending"),
    "a photo as a paper": ("总结.pdf", files.picture(), "content"),
    "a paper as a photo": ("总结.jpg", files.PDF, "content"),
    "a film as a photo": ("会场.webp", b"RIFF\0\0\0\0AVI LIST", "content"),
    "any package as a Word file": ("总结.docx", files.office("xlsx"), "content"),
    "a package that only looks like one": ("总结.docx", files.office("docx", contents="<Types/>"), "content"),
    "a package with something behind it": ("总结.docx", files.office() + b"<script>alert(1)</script>", "content"),
    "a package that leaves its folder": ("总结.docx", files.office(members=[("../../x", "")]), "content"),
    "a package cut off": ("总结.docx", files.office()[:-40], "damaged"),
    "macros": ("总结.docx", files.office(members=[("word/vbaProject.bin", "x")]), "macros"),
    "macros by their type": ("名册.xlsx", files.office("xlsx", contents="<T>macroEnabled.main+xml</T>"), "macros"),
    "old macros": ("旧.doc", files.old_office("WordDocument", "_VBA_PROJECT"), "macros"),
    "a bomb": ("总结.docx", files.office(members=[("word/a.xml", bytes(50 * 2**20))]), "bomb"),
    "too many parts": ("总结.docx", files.office(members=[(f"word/{n}", "") for n in range(3100)]), "bomb"),
    "a locked file": ("总结.docx", files.old_office("EncryptedPackage"), "content"),
    "a locked old file": ("总结.doc", files.old_office("WordDocument", "EncryptedPackage"), "locked"),
    "an Excel file as a Word file": ("旧.doc", files.old_office("Workbook"), "content"),
    "a PDF cut off": ("通知.pdf", files.PDF[:40], "damaged"),
    "a locked PDF": ("通知.pdf", files.PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "locked"),
    "bytes as text": ("说明.txt", b"a\0b", "content"),
    "noise as text": ("说明.txt", b"\xff\xfe\xff\xff" * 9, "content"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken(name):
    kind = filetypes.recognise(name, files.upload(name, TAKEN[name]))

    assert kind.is_photo == TAKEN[name].startswith((b"\xff\xd8", b"\x89PNG", b"RIFF", b"GIF"))


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_and_why(case):
    name, content, reason = REFUSED[case]

    with override("en"):
        with pytest.raises(Refused) as refused:
            filetypes.recognise(name, files.upload(name, content))
        said, expected = str(refused.value.sentence), str(filetypes.refusal(reason, name).sentence)

    assert said == expected
    assert name in said


def test_a_file_can_be_read_from_its_beginning_afterwards():
    file = files.photo()
    filetypes.recognise("会场.jpg", file)

    assert file.read(3) == b"\xff\xd8\xff"


def test_a_long_paper_is_searched_to_its_end():
    name = "旧.doc"
    content = files.old_office("Root Entry") + bytes(2**20 - 540) + files.old_office("WordDocument")[512:]

    assert filetypes.recognise(name, files.upload(name, content)).name == "Word"
