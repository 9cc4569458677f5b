"""Photos and papers in the entry form: they travel with it, or one by one, and are never compulsory."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from activities.models import Activity
from committees import attachments, kinds
from committees.choices import State
from committees.filetypes import refusal
from committees.models import Attachment, Draft
from tests import files
from tests.activities.factories import ActivityFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


@pytest.fixture
def key():
    return uuid4()


def said(reason: str, name: str) -> str:
    with override("zh-hans"):
        return str(refusal(reason, name).sentence)


# With the form


def test_files_travel_with_the_form_and_become_the_records(clerk, cast):
    sent = [files.photo(), files.upload("总结.docx", files.office())]
    clerk.post(NEW, typed(cast, submit="1", files=sent))

    activity = Activity.objects.get()
    assert [one.name for one in activity.attachments.order_by("position")] == ["会场.jpg", "总结.docx"]
    assert activity.state == State.SUBMITTED


def test_files_can_be_added_before_anything_is_submitted(clerk, cast, key):
    page = clerk.post(NEW, typed(cast, draft_key=str(key), add_files="1", files=[files.photo()]))

    assert page.status_code == 200
    assert "清明祭扫" in page.text
    assert [row.name for row in page.context["files"].rows] == ["会场.jpg"]
    assert Draft.objects.get().key == key
    again = clerk.get(f"{NEW}?draft={key}")
    assert [row.name for row in again.context["files"].rows] == ["会场.jpg"]


def test_a_refused_file_bars_the_hand_in_and_keeps_all_else(clerk, cast):
    sent = [files.upload("会场.jpg", b"MZ\x90\0"), files.photo("好.jpg")]
    page = clerk.post(NEW, typed(cast, submit="1", files=sent))

    assert page.status_code == 422
    assert said("program", "会场.jpg") in page.text
    assert "清明祭扫" in page.text
    assert [row.name for row in page.context["files"].rows] == ["好.jpg"]
    assert not Activity.objects.exists()
    assert Draft.objects.exists()


def test_a_row_more_keeps_the_files(clerk, cast):
    page = clerk.post(NEW, typed(cast, files=[files.photo()], **{"add-audiences": "1"}))

    assert [row.name for row in page.context["files"].rows] == ["会场.jpg"]


def test_captions_marks_order_and_removal_without_scripts(clerk, cast, key):
    for colour in ("red", "green", "blue"):
        attachments.add(by=cast.clerk, file=files.photo(f"{colour}.jpg", colour=colour), draft_key=key)
    red, green, blue = Attachment.objects.order_by("pk")
    about = {
        "draft_key": str(key),
        "file": [red.pk, green.pk, blue.pk],
        **{f"file-{one.pk}-asks_public": "1" for one in (red, green, blue)},
        f"file-{red.pk}-caption": "学生在听讲",
        f"file-{red.pk}-is_public": "on",
    }

    page = clerk.post(NEW, typed(cast, **about, remove_file=str(green.pk)))
    assert [row.name for row in page.context["files"].rows] == ["red.jpg", "blue.jpg"]
    page = clerk.post(NEW, typed(cast, **about, raise_file=str(blue.pk)))
    assert [row.name for row in page.context["files"].rows] == ["blue.jpg", "red.jpg"]

    red.refresh_from_db()
    assert (red.caption, red.is_public) == ("学生在听讲", True)
    clerk.post(NEW, typed(cast, **{name: value for name, value in about.items() if "is_public" not in name}))
    red.refresh_from_db()
    assert not red.is_public


def test_what_is_written_in_a_caption_is_inert(clerk, cast, key):
    one = attachments.add(by=cast.clerk, file=files.photo("<b>x</b>.jpg"), draft_key=key)
    form = typed(cast, draft_key=str(key), file=one.pk, **{f"file-{one.pk}-caption": "<script>alert(1)</script>"})

    page = clerk.post(NEW, form | {"add_files": "1"})

    assert "<script>alert" not in page.text
    assert "<b>x</b>" not in page.text


def test_submitting_twice_adds_the_files_once(clerk, cast):
    form = typed(cast, submit="1")
    for _click in range(2):
        clerk.post(NEW, form | {"files": [files.photo()]})

    assert Activity.objects.get().attachments.count() == Attachment.objects.count() == 1


def test_changing_the_files_of_a_returned_record_is_no_conflict_with_oneself(clerk, cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr
    old = attachments.add(by=cast.clerk, file=files.photo(colour="red"), record=record)
    edit = reverse("desk:record-edit", args=[ACTIVITY, record.pk])
    about = {"file": old.pk, f"file-{old.pk}-caption": "学生", "version": record.version, "files": [files.photo()]}

    answer = clerk.post(edit, typed(cast, submit="1", **about))

    assert answer.status_code == 302
    assert [one.caption for one in record.attachments.order_by("position")] == ["学生", ""]


def test_a_change_by_somebody_else_is_still_a_conflict(clerk, cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr
    opened = record.version
    one = attachments.add(by=cast.office, file=files.photo(), record=record)
    edit = reverse("desk:record-edit", args=[ACTIVITY, record.pk])

    about = {"file": one.pk, f"file-{one.pk}-caption": "学生", "version": opened}
    assert clerk.post(edit, typed(cast, submit="1", **about)).status_code == 409


# Too much


def test_a_file_that_is_too_large_is_skipped_while_it_arrives(clerk, cast, settings):
    settings.FILE_LARGEST = 100_000
    sent = [files.upload("录像.jpg", bytes(300_000)), files.photo()]

    page = clerk.post(NEW, typed(cast, submit="1", files=sent))

    assert page.status_code == 422
    assert ["录像.jpg" in problem for problem in page.context["files"].problems] == [True]
    assert [row.name for row in page.context["files"].rows] == ["会场.jpg"]
    assert Draft.objects.exists()


def test_two_hundred_megabytes_are_refused_unread_and_what_was_typed_is_kept(clerk, cast):
    """The length is declared; of the body only the fields before the file are read."""
    boundary = "BoundaryOfTheForm"
    fields = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in typed(cast, submit="1").items()
    )
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n'
    body = (fields + head).encode() + bytes(300_000)

    page = clerk.generic(
        "POST", NEW, body, content_type=f"multipart/form-data; boundary={boundary}", CONTENT_LENGTH=str(200 * 2**20)
    )

    assert page.status_code == 413
    assert "清明祭扫" in page.text
    assert page.context["files"].problems
    assert Draft.objects.exists()
    assert not Attachment.objects.exists()


# One by one, by the script


def add_url(key, record=None) -> str:
    return reverse("desk:files-add", args=[ACTIVITY, key]) + (f"?record={record.pk}" if record else "")


def test_a_file_is_added_while_one_types(clerk, cast, key):
    answer = clerk.post(add_url(key), {"files": [files.photo()]})

    one = Attachment.objects.get()
    assert (one.draft_key, one.added_by) == (key, cast.clerk)
    assert f'name="file-{one.pk}-caption"' in answer.json()["rows"][0]


def test_a_refusal_is_answered_in_words(clerk, key):
    answer = clerk.post(add_url(key), {"files": [files.upload("会场.svg", b"<svg/>")]})

    assert answer.status_code == 422
    assert answer.json() == {"rows": [], "problems": [said("page", "会场.svg")]}


def test_only_who_may_change_the_record_adds_to_it(client, cast, key):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    for person, code in {"clerk": 200, "office": 200, "other_clerk": 404, "reviewer": 403, "leader": 403}.items():
        client.force_login(getattr(cast, person))
        assert client.post(add_url(uuid4(), record), {"files": [files.photo()]}).status_code == code, person


def test_a_caption_is_kept_as_soon_as_it_is_said(clerk, cast, key):
    one = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)
    said_of_it = {"file": one.pk, f"file-{one.pk}-caption": "学生在听讲", f"file-{one.pk}-asks_public": "1"}

    assert clerk.post(reverse("desk:file-change", args=[one.pk]), said_of_it).json() == {"problems": []}

    one.refresh_from_db()
    assert one.caption == "学生在听讲"


@pytest.mark.parametrize("name", ["file-change", "file-remove"])
def test_nobody_touches_a_file_of_somebody_elses_draft(client, cast, key, name):
    one = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)
    url = reverse(f"desk:{name}", args=[one.pk])
    for person in ("other_clerk", "office", "reviewer", "administrator"):
        client.force_login(getattr(cast, person))
        assert client.post(url).status_code == 404

    client.force_login(cast.clerk)
    assert client.post(url).status_code == 200
    assert Attachment.objects.exists() == (name == "file-change")
