"""Drafts keep what was typed; handing one in makes one record, however often it is done."""

from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.http import QueryDict

from activities.models import Activity
from committees import drafts, kinds
from committees.choices import State
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Draft
from tests.activities.factories import ActivityFactory
from tests.committees.test_records import fields, rows

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


def keep(cast, by="clerk", text="title=清明", **more):
    asked = {"key": uuid4(), "kind": ACTIVITY, "committee": cast.yingchun, "typed": QueryDict(text), **more}
    return drafts.keep(by=getattr(cast, by), **asked)


def hand_in(cast, key, **more):
    return drafts.hand_in(by=cast.clerk, key=key, kind=ACTIVITY, fields=fields(cast), rows=rows(), **more)


def test_what_was_typed_comes_back_as_typed(cast):
    draft = keep(cast, text="title=&since=not+a+day&forms=1&forms=2&csrfmiddlewaretoken=secret")

    assert drafts.typed_in(draft) == QueryDict("title=&since=not+a+day&forms=1&forms=2")


def test_saving_again_keeps_one_draft(cast):
    first = keep(cast)
    again = keep(cast, key=first.key, text="title=清明祭扫", committee=cast.village)

    assert Draft.objects.get() == again
    assert (again.committee, drafts.typed_in(again)["title"]) == (cast.village, "清明祭扫")


def test_the_draft_of_another_is_neither_seen_nor_overwritten(cast):
    draft = keep(cast)

    with pytest.raises(NotAllowed):
        keep(cast, by="office", key=draft.key, text="title=别人的")

    assert drafts.typed_in(Draft.objects.get())["title"] == "清明"
    assert list(drafts.of(cast.office)) == []


def test_a_key_serves_one_kind(cast):
    draft = keep(cast)

    with pytest.raises(NotAllowed):
        keep(cast, key=draft.key, kind=kinds.get("document"))


def test_who_may_not_enter_keeps_no_draft(cast):
    for by in ("other_clerk", "leader", "stranger"):
        with pytest.raises(NotAllowed):
            keep(cast, by=by)

    assert not Draft.objects.exists()


def test_more_than_a_form_holds_is_refused(cast):
    with pytest.raises(drafts.TooLong):
        keep(cast, text="summary=" + "x" * drafts.LARGEST)


def test_two_people_who_change_a_record_each_keep_what_they_typed(cast):
    activity = ActivityFactory(committee=cast.yingchun, returned=True)
    clerk, office = keep(cast, record=activity), keep(cast, by="office", record=activity)

    assert set(Draft.objects.all()) == {clerk, office}
    assert keep(cast, record=activity) == Draft.objects.get(author=cast.clerk)
    assert Draft.objects.count() == 2


def test_another_window_on_the_same_draft_overwrites_nothing(cast):
    first = keep(cast, text="title=清明&page=1", seen="")
    stamp = drafts.stamp_of(first)
    keep(cast, key=first.key, text="title=清明祭扫&page=2", seen=stamp)

    with pytest.raises(drafts.Newer):
        keep(cast, key=first.key, text="title=旧的&page=1", seen=stamp)

    assert drafts.typed_in(Draft.objects.get())["title"] == "清明祭扫"


def test_a_page_whose_answer_was_lost_goes_on(cast):
    first = keep(cast, text="title=清明&page=1", seen="")

    keep(cast, key=first.key, text="title=清明祭扫&page=1", seen="")

    assert drafts.typed_in(Draft.objects.get())["title"] == "清明祭扫"


def test_a_late_save_makes_no_draft_of_what_was_handed_in(cast):
    draft = keep(cast)
    hand_in(cast, draft.key)

    with pytest.raises(drafts.AlreadyMade):
        keep(cast, key=draft.key)

    assert not Draft.objects.exists()


def test_what_is_not_on_its_turn_takes_no_draft(cast):
    with pytest.raises(WrongState):
        keep(cast, record=ActivityFactory(committee=cast.yingchun, approved=True))


def test_drafts_are_listed_newest_first(cast):
    older, newer = keep(cast), keep(cast)

    assert list(drafts.of(cast.clerk)) == [newer, older]


def test_handing_in_makes_a_submitted_record_and_the_draft_goes(cast):
    draft = keep(cast)

    activity = hand_in(cast, draft.key)

    assert (activity.state, activity.draft_key) == (State.SUBMITTED, draft.key)
    assert not Draft.objects.exists()


def test_handing_in_twice_makes_one_record(cast):
    key = uuid4()

    assert hand_in(cast, key) == hand_in(cast, key)
    assert Activity.objects.count() == 1


def test_handing_in_twice_at_the_same_moment_makes_one_record(cast, monkeypatch):
    """The second looked before the first had written."""
    key = uuid4()
    first = hand_in(cast, key)
    answers = iter([None, first])
    monkeypatch.setattr(drafts, "made_of", lambda _kind, _key: next(answers))

    assert hand_in(cast, key) == first
    assert Activity.objects.count() == 1


def test_a_rule_of_the_database_that_is_broken_otherwise_is_no_second_click(cast, monkeypatch):
    def break_a_rule(**_asked):
        raise IntegrityError

    monkeypatch.setattr(drafts.records, "save", break_a_rule)

    with pytest.raises(IntegrityError):
        hand_in(cast, uuid4())


def test_what_cannot_be_submitted_is_not_written_either(cast):
    draft = keep(cast)

    with pytest.raises(NotReady):
        drafts.hand_in(by=cast.clerk, key=draft.key, kind=ACTIVITY, fields=fields(cast), rows={"audiences": []})

    assert not Activity.objects.exists()
    assert Draft.objects.get() == draft


def test_a_returned_record_is_handed_in_again_and_its_draft_goes(cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    keep(cast, record=activity)
    theirs = keep(cast, by="office", record=activity)

    again = hand_in(cast, uuid4(), record=activity, version=1)

    assert (again.pk, again.state) == (activity.pk, State.SUBMITTED)
    assert Draft.objects.get() == theirs


def test_only_its_author_throws_a_draft_away(cast):
    draft = keep(cast)

    drafts.discard(by=cast.office, draft=draft)
    assert Draft.objects.exists()
    drafts.discard(by=cast.clerk, draft=draft)
    assert not Draft.objects.exists()
    assert str(draft) == f"activity {draft.key}"
