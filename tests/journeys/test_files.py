"""Photos in a browser: from a phone's album to the record, with scripts and without, and through a lost connection."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from activities.models import Activity
from committees.models import Attachment
from tests import files
from tests.accessibility import violations
from tests.journeys.test_road import field, sign_in  # noqa: F401 - a fixture

NEW = "/desk/activities/new/"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def album(tmp_path):
    """A large photo lying on its side, a small one, and a program that calls itself a photo."""
    large = Image.new("RGB", (4000, 3000), "teal")
    exif = Image.Exif()
    exif[files.ORIENTATION] = files.TURNED
    large.save(tmp_path / "大.jpg", exif=exif)
    (tmp_path / "小.png").write_bytes(files.picture((300, 200), "PNG"))
    (tmp_path / "坏.jpg").write_bytes(b"MZ\x90\0" + bytes(100))
    return {name: str(tmp_path / name) for name in ("大.jpg", "小.png", "坏.jpg")}


def begin(page) -> None:
    page.goto(NEW)
    field(page, "Date").fill("2024-04-03")
    field(page, "Title").fill("A talk")
    field(page, "What happened").fill("The pupils listened.")
    field(page, "Who took part").select_option(label="primary pupils")
    field(page, "How many").fill("30")


def submit(page) -> None:
    page.get_by_role("button", name="Submit").last.click()
    page.get_by_role("heading", name="A talk").wait_for()


def test_photos_go_off_as_soon_as_they_are_chosen(cast, sign_in, album):  # noqa: F811
    page = sign_in("clerk", width=390)
    begin(page)
    page.set_input_files("#id_photos", list(album.values()))
    rows = page.locator("[data-change]")
    expect(rows).to_have_count(2)
    expect(page.locator("#files")).to_contain_text("“坏.jpg” was not added: it is a program")
    page.get_by_role("button", name="Leave it out").click()

    page.get_by_label(re.compile("^What is to be seen")).first.fill("Pupils listen")
    page.get_by_role("button", name=re.compile("Move up 小.png")).click()
    expect(rows.first).to_contain_text("小.png")
    assert violations(page) == []
    submit(page)

    small, large = Activity.objects.get().attachments.order_by("position")
    assert (small.name, large.name, large.caption) == ("小.png", "大.jpg", "Pupils listen")
    with Image.open(io.BytesIO(large.file.read())) as kept:
        assert kept.height > kept.width, "it stands upright"
        assert max(kept.size) <= 2560
    large.file.close()
    expect(page.locator(".files img")).to_have_count(2)
    assert violations(page) == []


def test_a_photo_waits_for_the_connection(cast, sign_in, album):  # noqa: F811
    page = sign_in("clerk", width=390)
    begin(page)
    page.context.set_offline(True)
    page.set_input_files("#id_photos", album["小.png"])
    expect(page.locator("#files")).to_contain_text("Not sent: no connection")
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-change]")).to_have_count(1)
    page.get_by_role("button", name=re.compile("Remove 小.png")).click()
    expect(page.locator("[data-change]")).to_have_count(0)

    assert not Attachment.objects.exists()


def test_photos_travel_with_the_form_without_scripts(cast, sign_in, album):  # noqa: F811
    page = sign_in("clerk", width=390, javascript=False)
    begin(page)
    page.set_input_files("#id_photos", [album["小.png"], album["坏.jpg"]])
    page.get_by_role("button", name="Add these files").click()
    expect(page.get_by_role("alert")).to_contain_text("“坏.jpg” was not added: it is a program")
    expect(field(page, "Title")).to_have_value("A talk")

    page.get_by_label(re.compile("^What is to be seen")).fill("Pupils listen")
    page.get_by_label("May be shown in public").check()
    page.set_input_files("#id_photos", album["大.jpg"])
    submit(page)

    small, large = Activity.objects.get().attachments.order_by("position")
    assert (small.name, small.caption, small.is_public) == ("小.png", "Pupils listen", True)
    assert (large.name, large.is_public) == ("大.jpg", False)
