"""The files of a record: handed out to who may see it, described, marked for the public and taken back."""

import pytest
from django.urls import reverse

from committees import attachments, history, kinds
from committees.choices import State
from committees.models import Attachment
from qinggang.desk.pages.files import attachments_for_review
from tests import files
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def record(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr


@pytest.fixture
def photo(cast, record):
    return attachments.add(by=cast.clerk, file=files.photo("会场.png", kind="PNG"), record=record)


def read(client, name, one):
    answer = client.get(reverse(f"desk:{name}", args=[one.pk]))
    return answer, b"".join(answer.streaming_content)


def page_of(record) -> str:
    return reverse("desk:record-files", args=[ACTIVITY, record.pk])


def in_state(record, state) -> None:
    """As if it had gone its way."""
    type(record).objects.filter(pk=record.pk).update(state=state)
    record.refresh_from_db()


def said(photo, record, **about) -> dict:
    fields = {"file": photo.pk, f"file-{photo.pk}-caption": "学生在听讲", f"file-{photo.pk}-asks_public": "1"}
    return fields | {"version": record.version} | {f"file-{photo.pk}-{name}": value for name, value in about.items()}


# Handing out


@pytest.mark.parametrize("name", ["file", "file-small"])
def test_a_photo_is_shown_to_staff_and_kept_nowhere(client, cast, photo, name):
    client.force_login(cast.reviewer)
    answer, content = read(client, name, photo)

    assert content.startswith(b"\xff\xd8\xff")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_paper_is_saved_under_the_name_it_came_with(client, cast, record):
    paper = attachments.add(by=cast.clerk, file=files.upload("总结.docx", files.office()), record=record)
    client.force_login(cast.clerk)
    answer, content = read(client, "file", paper)

    assert content == files.office()
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E6%80%BB%E7%BB%93.docx"


def test_a_photo_has_the_ending_of_what_it_became(client, cast, photo):
    client.force_login(cast.clerk)

    assert read(client, "file", photo)[0]["Content-Disposition"].endswith(".jpg")


def test_a_file_that_is_lost_is_not_found(client, cast, photo, media):
    (media / photo.file.name).unlink()
    client.force_login(cast.clerk)

    assert client.get(reverse("desk:file", args=[photo.pk])).status_code == 404


# On the page of the record


def test_the_page_of_a_record_shows_its_files(client, cast, record, photo):
    client.force_login(cast.clerk)
    page = client.get(reverse("desk:record-detail", args=[ACTIVITY, record.pk]))

    assert [(one.name, one.small) for one in page.context["attachments"]] == [
        ("会场.png", reverse("desk:file-small", args=[photo.pk]))
    ]
    assert page_of(record) in page.text


def test_who_decides_nothing_is_led_nowhere(client, cast, record, photo):
    in_state(record, State.APPROVED)
    client.force_login(cast.leader)

    assert page_of(record) not in client.get(reverse("desk:record-detail", args=[ACTIVITY, record.pk])).text
    assert client.get(page_of(record)).status_code == 403


def test_a_reviewer_marks_a_photo_for_the_public(client, cast, record, photo):
    in_state(record, State.SUBMITTED)
    client.force_login(cast.reviewer)

    answer = client.post(page_of(record), said(photo, record, is_public="on"))

    photo.refresh_from_db()
    assert answer.status_code == 302
    assert (photo.caption, photo.is_public) == ("学生在听讲", True)
    verbs = [version.verb for version in history.of(record)]
    assert verbs == ["add_file", "describe_file", "show_file"]
    assert [one.name for one in attachments_for_review(record)[0]] == ["学生在听讲"]


def test_consent_can_be_withdrawn_after_publication(client, cast, record, photo):
    attachments.make_public(by=cast.clerk, attachment=photo)
    in_state(record, State.PUBLISHED)
    client.force_login(cast.clerk)
    public = reverse("public:file", args=[photo.pk])
    assert b"".join(client.get(public).streaming_content)

    page = client.get(page_of(record))
    assert not page.context["files"].rows[0].can_describe
    fields = {"file": photo.pk, f"file-{photo.pk}-asks_public": "1", "version": record.version}
    assert client.post(page_of(record), fields).status_code == 302

    assert client.get(public).status_code == 404
    assert not Attachment.objects.get().is_public


def test_who_touches_a_file_did_not_publish_the_record(client, cast, record, photo):
    attachments.make_public(by=cast.clerk, attachment=photo)
    in_state(record, State.PUBLISHED)
    history.write_many(by=cast.reviewer, things=[bumped(record)], verb="publish")
    attachments.hide(by=cast.office, attachment=photo_of(record))
    client.force_login(cast.clerk)

    chain = client.get(reverse("desk:record-detail", args=[ACTIVITY, record.pk])).context["chain"]

    assert str(cast.reviewer) in chain.sentence
    assert str(cast.office) not in chain.sentence


def bumped(record):
    type(record).objects.filter(pk=record.pk).update(version=record.version + 1)
    record.refresh_from_db()
    return record


def photo_of(record) -> Attachment:
    return Attachment.objects.select_related("record").get(record=record)


def test_nothing_more_is_marked_after_publication(client, cast, record, photo):
    in_state(record, State.PUBLISHED)
    client.force_login(cast.clerk)

    page = client.post(page_of(record), said(photo, record, is_public="on"))

    assert page.status_code == 422
    assert not Attachment.objects.get().is_public


def test_a_page_that_is_out_of_date_overwrites_nothing(client, cast, record, photo):
    client.force_login(cast.clerk)
    fields = said(photo, record)
    attachments.describe(by=cast.office, attachment=photo, caption="别人写的", caption_en="")

    page = client.post(page_of(record), fields)

    assert page.status_code == 422
    assert page.context["files"].rows[0].caption == "学生在听讲"
    assert Attachment.objects.get().caption == "别人写的"
