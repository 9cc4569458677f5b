"""Files for tests, made on the spot: photos, papers, and what pretends to be one of them."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS = 0x8825
ORIENTATION = 0x0112
TURNED = 6  # held upright: the picture lies on its side in the file
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": ("word/document.xml", f"{OFFICE}wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}presentationml.presentation.main+xml"),
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(size=(64, 48), kind="JPEG", colour="navy", **saved) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, kind, **saved)
    return content.getvalue()


def photo(name="会场.jpg", **how) -> SimpleUploadedFile:
    return upload(name, picture(**how))


def phone_photo(size=(64, 48)) -> bytes:
    """As a phone writes it: lying on its side, with the place, and with a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    exif[0x010F] = "测试手机"
    exif.get_ifd(GPS)[2] = (46.0, 41.0, 5.0)
    return picture(size, exif=exif, comment=b"secret comment")


def moving(kind="GIF") -> bytes:
    content = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(content, kind, save_all=True, append_images=frames[1:])
    return content.getvalue()


def office(ending="docx", *, members=(), contents=None) -> bytes:
    part, media_type = MAIN[ending]
    listed = (
        contents
        if contents is not None
        else f'<Types><Override PartName="/{part}" ContentType="{media_type}"/></Types>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", listed)
        package.writestr(part, "<w/>")
        for name, content in members:
            package.writestr(name, content)
    return file.getvalue()


def old_office(*names: str) -> bytes:
    """The beginning of an old office file, and the names of its parts as its directory writes them."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
