"""Photos are drawn anew: upright, small enough, with nothing in them but what one sees."""

import io
import struct
import zlib

import pytest
from PIL import Image

from committees import pictures
from committees.filetypes import Refused, refusal
from tests import files

pytestmark = pytest.mark.once


def drawn(content: bytes, kind="JPEG") -> tuple[Image.Image, Image.Image, bytes]:
    made = pictures.draw_anew("会场.jpg", io.BytesIO(content), kind)
    large = made.large.read()
    return Image.open(io.BytesIO(large)), Image.open(io.BytesIO(made.small.read())), large


def reason(content: bytes, kind="JPEG") -> str:
    with pytest.raises(Refused) as refused:
        pictures.draw_anew("会场.jpg", io.BytesIO(content), kind)
    return str(refused.value.sentence)


def said(key: str) -> str:
    return str(refusal(key, "会场.jpg").sentence)


def test_what_a_phone_writes_into_a_photo_stays_behind():
    large, small, content = drawn(files.phone_photo())

    assert (large.size, small.size) == ((48, 64), (48, 64)), "upright"
    for picture in (large, small):
        assert picture.format == "JPEG"
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"secret" not in content
    assert "测试手机".encode() not in content


def test_a_large_photo_becomes_smaller():
    noise = Image.effect_noise((3000, 2200), 120).convert("RGB")
    content = io.BytesIO()
    noise.save(content, "JPEG", quality=95)

    large, small, kept = drawn(content.getvalue())

    assert len(kept) <= pictures.MOST_BYTES
    assert max(large.size) <= pictures.LONGEST_SIDE
    assert max(small.size) == pictures.SMALL_SIDE


def test_a_see_through_picture_stands_on_white():
    content = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(content, "PNG")

    large, _small, _content = drawn(content.getvalue(), "PNG")

    assert large.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA", "CMYK"])
def test_every_way_to_write_colours_is_read(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    content = io.BytesIO()
    Image.new(mode, (30, 20)).save(content, kind)

    assert drawn(content.getvalue(), kind)[0].mode == "RGB"


def test_what_hides_behind_a_photo_stays_behind():
    _large, _small, content = drawn(files.picture() + files.office() + b"<script>alert(1)</script>")

    assert b"script" not in content
    assert b"PK" not in content[-200:]


@pytest.mark.parametrize("cut", [30, 200, 500])
def test_a_photo_cut_off_on_its_way_is_refused(cut):
    assert reason(files.picture()[:cut]) == said("damaged")


def test_a_moving_picture_is_refused():
    assert reason(files.moving("GIF"), "GIF") == said("moving")
    assert reason(files.moving("WEBP"), "WebP") == said("moving")
    assert reason(files.moving("PNG"), "PNG") == said("moving")


def test_a_bomb_is_refused_by_its_head():
    """A few bytes that claim 400 million pixels."""
    assert reason(png_that_claims(20_000, 20_000), "PNG") == said("pixels")
    assert reason(png_that_claims(7_000, 6_000), "PNG") == said("pixels")


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def test_a_photograph_with_too_many_pixels_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)

    assert reason(files.picture()) == said("pixels")
