"""Taking an edit back: as a new step, by who may edit, and only while it is the newest."""

import pytest

from committees import history, kinds, records, registers, undo
from committees.errors import NotAllowed, WrongState
from committees.models import Venue
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import VenueFactory

pytestmark = pytest.mark.django_db
KIND = kinds.get("activity")


@pytest.fixture
def activity(cast):
    made = ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, audiences=[("primary_pupils", 30, "person_time")]
    )
    history.write(by=cast.clerk, thing=made, verb="create", content=history.content_of(made, KIND.rows))
    return made


def edit(by, activity, **fields):
    return records.save(by=by, kind=KIND, fields=fields, record=activity, version=activity.version)


def test_undo_writes_again_what_stood_before(cast, activity):
    before = history.content_of(activity, KIND.rows)
    venue = VenueFactory(committee=cast.yingchun)
    edit(cast.clerk, activity, title="改过的标题", places=[venue])

    undo.undo(by=cast.clerk, thing=activity, number=activity.version)

    activity.refresh_from_db()
    assert history.content_of(activity, KIND.rows) == before
    assert [step.verb for step in history.of(activity)] == ["create", "change", "undo"]


def test_undo_brings_rows_back(cast, activity):
    records.save(by=cast.clerk, kind=KIND, fields={}, rows={"audiences": []}, record=activity, version=activity.version)

    undo.undo(by=cast.clerk, thing=activity, number=activity.version)

    assert [row.number for row in activity.audiences.all()] == [30]


def test_undo_of_an_undo_brings_the_edit_back(cast, activity):
    edit(cast.clerk, activity, title="改过的标题")
    undo.undo(by=cast.clerk, thing=activity, number=activity.version)

    undo.undo(by=cast.clerk, thing=activity, number=activity.version)

    assert activity.title == "改过的标题"


def test_only_the_newest_edit_can_be_taken_back(cast, activity):
    edit(cast.clerk, activity, title="第一次")
    first = activity.version
    edit(cast.clerk, activity, title="第二次")

    with pytest.raises(WrongState):
        undo.undo(by=cast.clerk, thing=activity, number=first)

    assert activity.title == "第二次"


def test_what_was_only_entered_has_nothing_to_take_back(cast, activity):
    with pytest.raises(WrongState):
        undo.undo(by=cast.clerk, thing=activity, number=activity.version)


def test_undo_asks_who_may_edit(cast, activity):
    edit(cast.clerk, activity, title="改过的标题")

    with pytest.raises(NotAllowed):
        undo.undo(by=cast.other_clerk, thing=activity, number=activity.version)


def test_a_submitted_record_is_not_changed_by_undo(cast, activity):
    edit(cast.clerk, activity, title="改过的标题")
    number = activity.version
    actions.submit(by=cast.clerk, record=activity)

    with pytest.raises(WrongState):
        undo.undo(by=cast.clerk, thing=activity, number=number)


def test_an_edit_of_a_register_is_taken_back(cast):
    kind = VenueFactory(committee=cast.yingchun).kind
    venue = registers.save(
        by=cast.clerk, model=Venue, fields={"committee": cast.yingchun, "kind": kind, "name": "旧名"}
    )
    registers.save(by=cast.clerk, model=Venue, fields={"name": "新名"}, entry=venue)

    undo.undo(by=cast.clerk, thing=venue, number=venue.version)

    venue.refresh_from_db()
    assert venue.name == "旧名"
