"""Files from a draft to its record, what is said of them, who marks them for the public, and who sees them."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.http import QueryDict

from committees import access, attachments, drafts, history, kinds
from committees.choices import State
from committees.errors import Conflict, NotAllowed, WrongState
from committees.filetypes import Refused
from committees.models import Attachment, Draft
from committees.review import actions
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


# From a draft to its record


def test_the_files_of_a_draft_become_the_records(cast, key, record):
    old = attachments.add(by=cast.clerk, file=files.photo(colour="red"), record=record)
    Attachment.objects.create(draft_key=key, digest=old.digest, added_by=cast.clerk, file="attachments/x.jpg")
    new = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    attachments.take_over(by=cast.clerk, key=key, record=record)

    assert list(record.attachments.order_by("position")) == [old, new]
    assert not Attachment.objects.filter(draft_key=key).exists()
    assert history.of(record).last().why == "会场.jpg"


def test_the_files_of_somebody_elses_draft_do_not(cast, key, record):
    attachments.add(by=cast.other_clerk, file=files.photo(), draft_key=key)

    attachments.take_over(by=cast.clerk, key=key, record=record)

    assert not record.attachments.exists()


def test_what_is_never_public_loses_its_mark(cast, key):
    added = attachments.add(by=cast.childcare, file=files.photo(), draft_key=key)
    attachments.make_public(by=cast.childcare, attachment=added)

    attachments.take_over(by=cast.childcare, key=key, record=PairingFactory(committee=cast.yingchun).record_ptr)

    assert not Attachment.objects.get().is_public


def test_a_draft_thrown_away_takes_its_files_along(cast, key, media, django_capture_on_commit_callbacks):
    draft = drafts.keep(by=cast.clerk, key=key, kind=ACTIVITY, committee=cast.yingchun, typed=QueryDict("title=x"))
    attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    with django_capture_on_commit_callbacks(execute=True):
        drafts.discard(by=cast.other_clerk, draft=draft)
        assert len(on_disk(media)) == 2
        drafts.discard(by=cast.clerk, draft=draft)

    assert on_disk(media) == []


# Words, order and the public


def test_what_is_said_of_a_file(cast, record):
    added = attachments.add(by=cast.clerk, file=files.photo(), record=record)

    assert attachments.describe(by=cast.clerk, attachment=added, caption=" 学生\n在\0听讲 ", caption_en="Pupils listen")
    assert not attachments.describe(by=cast.clerk, attachment=added, caption="学生 在听讲", caption_en="Pupils listen")

    assert Attachment.objects.get().caption == "学生 在听讲"
    assert [version.verb for version in history.of(record)] == ["add_file", "describe_file"]


def test_a_caption_that_is_too_long_is_said(cast, key):
    added = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)

    with pytest.raises(Refused):
        attachments.describe(by=cast.clerk, attachment=added, caption="长" * 161, caption_en="")


def test_a_file_moves_up(cast, key):
    first, second, third = (
        attachments.add(by=cast.clerk, file=files.photo(colour=colour), draft_key=key)
        for colour in ("red", "green", "blue")
    )
    attachments.move_up(by=cast.clerk, attachment=third)
    attachments.move_up(by=cast.clerk, attachment=first)

    assert list(attachments.of_draft(cast.clerk, key)) == [first, third, second]


STATES = {  # who may mark a file for the public, and who may take the mark away
    State.DRAFT: ("clerk office administrator", "clerk office administrator reviewer"),
    State.SUBMITTED: ("reviewer", "clerk office administrator reviewer"),
    State.APPROVED: ("reviewer", "clerk office administrator reviewer"),
    State.PUBLISHED: ("", "clerk office administrator reviewer"),
}


@pytest.mark.parametrize("state", STATES)
def test_who_decides_what_is_public(cast, state):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=state).record_ptr
    added = Attachment.objects.create(record=record, file="attachments/x.jpg", added_by=cast.clerk)

    shows, hides = STATES[state]
    assert {name for name in cast.people if can(attachments.make_public, cast.people[name], added)} == set(
        shows.split()
    )
    assert {name for name in cast.people if can(attachments.hide, cast.people[name], added)} == set(hides.split())


def can(action, person, attachment) -> bool:
    try:
        with transaction.atomic():
            action(by=person, attachment=Attachment.objects.get(pk=attachment.pk))
            transaction.set_rollback(True)
    except (NotAllowed, WrongState):
        return False
    return True


def test_a_mark_that_came_after_the_look_bars_the_approval(cast):
    audiences = [("primary_pupils", 30, "person_time")]
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=audiences)
    record = activity.record_ptr
    added = Attachment.objects.create(record=record, file="attachments/x.jpg", added_by=cast.clerk)
    seen = record.version
    attachments.make_public(by=cast.reviewer, attachment=added)

    with pytest.raises(Conflict):
        actions.approve(by=cast.reviewer, record=record, version=seen)


# Who sees a file


def test_a_file_is_seen_by_who_sees_its_record(cast, record):
    added = Attachment.objects.create(record=record, file="attachments/x.jpg", added_by=cast.clerk)

    seen = {name for name, person in cast.people.items() if access.visible_files(person).filter(pk=added.pk).exists()}

    assert seen == {"clerk", "office", "reviewer", "administrator", "auditor"}


def test_a_file_of_a_draft_is_seen_by_who_writes_it(cast, key):
    added = attachments.add(by=cast.clerk, file=files.photo(), draft_key=key)
    assert [name for name, person in cast.people.items() if access.visible_files(person).exists()] == ["clerk"]

    # The draft was handed over to somebody else.
    Draft.objects.create(key=key, author=cast.office, committee=cast.yingchun, kind="activity", typed="")
    assert [name for name, person in cast.people.items() if access.visible_files(person).exists()] == ["office"]
    assert list(attachments.of_draft(cast.office, key)) == [added]
