"""Files of drafts and records: who may add them, what becomes of them, and that no file is left without its row."""

import datetime as dt
import os
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.http import QueryDict
from django.utils import timezone

from committees import attachments, drafts, filestore, history, kinds
from committees.errors import Conflict, NotAllowed, WrongState
from committees.filetypes import Refused, refusal
from committees.models import Attachment, Draft
from tests import files
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def key():
    return uuid4()


@pytest.fixture
def record(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True).record_ptr


def on_disk(media) -> list[str]:
    return sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())


def sentence(refused) -> str:
    return str(refused.value.sentence)


# Adding


def test_a_photo_is_kept_under_a_random_name(cast, key, media):
    added = attachments.add(by=cast.clerk, file=files.upload("C:\\照片\\会场.jpg", files.phone_photo()), draft_key=key)

    assert (added.name, added.media_type, added.is_photo, added.is_public) == ("会场.jpg", "image/jpeg", True, False)
    assert on_disk(media) == sorted([added.file.name, added.thumbnail.name])
    assert "会场" not in added.file.name
    assert added.size == added.file.size


def test_a_paper_is_kept_as_it_is(cast, key, media):
    added = attachments.add(by=cast.clerk, file=files.upload("总结.docx", files.office()), draft_key=key)

    with added.file.open() as stored:
        assert stored.read() == files.office()
    assert (added.is_photo, added.thumbnail.name) == (False, "")


def test_the_same_file_twice_is_said_and_not_stored(cast, key, record, media):
    attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    with pytest.raises(Refused) as refused:
        attachments.add(by=cast.clerk, file=files.photo("另一个名字.jpg"), draft_key=key)

    assert sentence(refused) == str(refusal("twice", "另一个名字.jpg").sentence)
    assert len(on_disk(media)) == 2


def test_what_the_record_has_is_not_added_to_its_draft_again(cast, key, record):
    attachments.add(by=cast.clerk, file=files.photo(), record=record)

    with pytest.raises(Refused):
        attachments.add(by=cast.clerk, file=files.photo(), draft_key=key, record=record)


def test_there_are_limits(cast, key, settings):
    settings.FILES_PER_RECORD = 2
    for colour in ("red", "blue"):
        attachments.add(by=cast.clerk, file=files.photo(colour=colour), draft_key=key)

    with pytest.raises(Refused) as refused:
        attachments.add(by=cast.clerk, file=files.photo("第三张.jpg"), draft_key=key)

    assert sentence(refused) == str(refusal("many", "第三张.jpg", 2).sentence)


def test_all_files_together_have_a_limit(cast, key, settings):
    settings.FILES_PER_RECORD_BYTES = 100

    with pytest.raises(Refused) as refused:
        attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    assert "会场.jpg" in sentence(refused)


def test_a_file_that_is_too_large_is_refused_unread(cast, key, settings):
    settings.FILE_LARGEST = 10

    with pytest.raises(Refused) as refused:
        attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    assert "会场.jpg" in sentence(refused)


@pytest.mark.parametrize("person", ["leader", "auditor", "account_manager", "stranger"])
def test_who_enters_nothing_adds_nothing(cast, key, person, media):
    with pytest.raises(NotAllowed):
        attachments.add(by=getattr(cast, person), file=files.photo(), draft_key=key)

    assert on_disk(media) == []


def test_nobody_adds_to_the_draft_of_somebody_else(cast, key):
    drafts.keep(by=cast.clerk, key=key, kind=ACTIVITY, committee=cast.yingchun, typed=QueryDict("title=x"))

    with pytest.raises(NotAllowed):
        attachments.add(by=cast.other_clerk, file=files.photo(), draft_key=key)


def test_an_approved_record_takes_no_files(cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True).record_ptr

    with pytest.raises(WrongState):
        attachments.add(by=cast.clerk, file=files.photo(), record=record)


def test_adding_to_a_record_is_a_step_of_its_history(cast, record):
    before = record.version
    attachments.add(by=cast.clerk, file=files.photo(), record=record)

    last = history.of(record).last()
    assert (last.verb, last.why, last.number, last.by) == ("add_file", "会场.jpg", before + 1, cast.clerk)


def test_of_two_at_once_the_second_is_told(cast, record):
    stale = type(record).objects.get(pk=record.pk)
    attachments.add(by=cast.clerk, file=files.photo(), record=record)

    with pytest.raises(Conflict):
        attachments.add(by=cast.clerk, file=files.photo(colour="red"), record=stale)


def test_the_history_of_a_childs_record_does_not_name_the_file(cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare).record_ptr
    attachments.add(by=cast.childcare, file=files.photo("某同学.jpg"), record=pairing)

    assert history.of(pairing).last().why == ""


# No file without its row, no row without its file


def test_a_row_that_is_not_written_leaves_no_file(cast, key, media, monkeypatch):
    def fails(*_arguments, **_more):
        raise DatabaseError

    monkeypatch.setattr(Attachment, "save", fails)
    with pytest.raises(DatabaseError):
        attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    assert on_disk(media) == []


def test_a_full_disk_is_said_and_leaves_nothing(cast, key, media, monkeypatch):
    store, calls = filestore.store, []

    def full_at_the_second(path, content):
        calls.append(path)
        if len(calls) == 2:
            (media / path).write_bytes(b"half")
            raise OSError(28, "No space left on device")
        return store(path, content)

    monkeypatch.setattr(filestore, "store", full_at_the_second)
    with pytest.raises(Refused) as refused:
        attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    assert sentence(refused) == str(refusal("disk", "会场.jpg").sentence)
    assert on_disk(media) == []
    assert not Attachment.objects.exists()


def test_removing_takes_the_files_once_it_is_certain(cast, key, media, django_capture_on_commit_callbacks):
    added = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    with django_capture_on_commit_callbacks(execute=True):
        attachments.remove(by=cast.clerk, attachment=added)
        assert len(on_disk(media)) == 2

    assert on_disk(media) == []


def test_a_removal_that_is_undone_keeps_the_files(cast, key, media, django_capture_on_commit_callbacks):
    added = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        attachments.remove(by=cast.clerk, attachment=added)
        transaction.set_rollback(True)

    assert len(on_disk(media)) == 2
    assert Attachment.objects.get() == added


def test_what_was_left_behind_is_swept_up(cast, media, django_capture_on_commit_callbacks):
    now = timezone.now()
    kept, gone, fresh = (attachments.add(by=cast.clerk, file=files.photo(), draft_key=uuid4()) for _ in range(3))
    Draft.objects.create(key=kept.draft_key, author=cast.clerk, committee=cast.yingchun, kind="activity", typed="")
    Attachment.objects.filter(pk__in=[kept.pk, gone.pk]).update(added_at=now - dt.timedelta(days=8))
    stray = default_storage.save("attachments/2024/05/stray.jpg", files.photo())
    young = default_storage.save("attachments/2024/05/young.jpg", files.photo())
    os.utime(media / stray, (0, 0))

    with django_capture_on_commit_callbacks(execute=True):
        assert attachments.purge(now) == 2

    assert set(Attachment.objects.all()) == {kept, fresh}
    assert set(on_disk(media)) == {
        young, kept.file.name, kept.thumbnail.name, fresh.file.name, fresh.thumbnail.name
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/会场.jpg", "会场.jpg"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("会\0场\n.jpg", "会场.jpg"),
        ("长" * 200 + ".jpg", "长" * 116 + ".jpg"),
    ],
)
def test_names_are_cleaned(given, kept):
    assert filestore.clean_name(given) == kept
