"""History: one version for each step, with the content after it; written once, never changed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from activities.models import Speaker
from committees import history, kinds
from committees.encryption import EncryptedTextField
from committees.models import Draft, Version
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db
ROWS = kinds.get("activity").rows


@pytest.fixture
def activity(cast):
    activity = ActivityFactory(committee=cast.yingchun, audiences=[("primary_pupils", 30, "person_time")])
    activity.places.add(VenueFactory(committee=cast.yingchun))
    Speaker.objects.create(activity=activity, elder=ElderFactory(committee=cast.yingchun), hours="1.5")
    return activity


def test_the_content_holds_fields_links_and_rows(activity):
    content = history.content_of(activity, ROWS)

    assert content["title"] == activity.title
    assert content["since"] == date(2023, 5, 10)
    assert content["committee"] == activity.committee_id
    assert content["places"] == [activity.places.get().pk]
    assert content["audiences"][0]["audience"] == "primary_pupils"
    assert content["speakers"][0]["elder"] == activity.speakers.get().elder_id


def test_what_the_chain_keeps_is_no_content(activity):
    assert set(history.content_of(activity)).isdisjoint({"state", "version", "author", "draft_key", "opened_at", "id"})


def test_no_password_is_content(cast):
    assert set(history.content_of(cast.clerk)).isdisjoint({"password", "last_login"})


def test_what_is_encrypted_stays_so_in_the_history(cast):
    draft = Draft(author=cast.clerk, committee=cast.yingchun, kind="activity", typed="示例儿童001")

    content = history.content_of(draft)

    assert isinstance(Draft._meta.get_field("typed"), EncryptedTextField)
    assert "示例" not in str(content["typed"])


def test_a_step_cannot_be_written_twice(activity, cast):
    history.write(by=cast.clerk, thing=activity, verb="create")

    with pytest.raises(IntegrityError), transaction.atomic():
        history.write(by=cast.clerk, thing=activity, verb="change")

    assert [version.verb for version in history.of(activity)] == ["create"]


def test_the_history_of_a_thing_is_its_own_oldest_first(activity, cast):
    other = ActivityFactory(committee=cast.yingchun)
    history.write(by=cast.clerk, thing=other, verb="create")
    for number, verb in ((2, "submit"), (1, "create")):
        activity.version = number
        history.write(by=cast.clerk, thing=activity, verb=verb, why="因为")

    assert [(version.number, version.verb) for version in history.of(activity)] == [(1, "create"), (2, "submit")]
    assert history.of(cast.clerk).count() == 0
    assert str(Version.objects.get(verb="submit")) == f"activity {activity.pk}, 2: submit"
