"""Photos are drawn anew before they are kept: upright, of a sound size, and without anything but what one sees.

The place and the time that a phone writes into a photo, comments, and whatever else hides in the file stay behind.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock
from typing import BinaryIO

from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from committees.filetypes import refusal

LONGEST_SIDE = 2560
SMALL_SIDE = 480
MOST_BYTES = 2**20
QUALITIES = (85, 75, 65, 55, 45)
MOST_PIXELS = 65_000_000  # the largest cameras of phones, in the format they use
MOST_PIXELS_OTHERS = 32_000_000  # cannot be read at a smaller scale, so they take their full size in memory
FORMATS = {"JPEG": ("JPEG", "MPO"), "PNG": ("PNG",), "WebP": ("WEBP",), "GIF": ("GIF",)}

# One picture at a time in each process: a large one takes a lot of memory while it is drawn.
_drawing = Lock()


@dataclass(frozen=True)
class Drawn:
    """A photo as it is kept, and as it is shown in lists."""

    large: ContentFile
    small: ContentFile


def draw_anew(name: str, file: BinaryIO, kind: str) -> Drawn:
    """The photo, drawn anew; raises Refused where it is damaged, too large or moving."""
    with _drawing:
        try:
            with Image.open(file, formats=FORMATS[kind]) as picture:
                reason = _reason_against(picture)
                drawn = None if reason else _drawn(picture)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise refusal("pixels", name) from None
        except Exception:
            # Decoders fail in many ways on files that are broken on purpose or by accident.
            raise refusal("damaged", name) from None
    if drawn is None:
        raise refusal(reason, name)
    return drawn


def _reason_against(picture: Image.Image) -> str:
    """Known from the head of the file, before anything is unpacked."""
    is_photograph = picture.format in FORMATS["JPEG"]
    width, height = picture.size
    if width * height > (MOST_PIXELS if is_photograph else MOST_PIXELS_OTHERS):
        return "pixels"
    # A phone may put a second view into its photos; that is no film.
    return "" if is_photograph or not getattr(picture, "is_animated", False) else "moving"


def _drawn(picture: Image.Image) -> Drawn:
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read no larger than it is needed
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    large = _on_white(upright)
    small = large.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Drawn(_within_size(large), ContentFile(_as_jpeg(small, 80)))


def _on_white(picture: Image.Image) -> Image.Image:
    """The same on a sheet of its own, to which nothing but colours comes along."""
    sheet = Image.new("RGB", picture.size, "white")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        sheet.paste(seen, mask=seen.getchannel("A"))
    else:
        sheet.paste(picture.convert("RGB"))
    return sheet


def _within_size(picture: Image.Image) -> ContentFile:
    while True:
        for quality in QUALITIES:
            content = _as_jpeg(picture, quality)
            if len(content) <= MOST_BYTES:
                return ContentFile(content)
        width, height = picture.size
        picture = picture.resize((max(1, width * 3 // 4), max(1, height * 3 // 4)))


def _as_jpeg(picture: Image.Image, quality: int) -> bytes:
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=quality, optimize=True)
    return content.getvalue()
