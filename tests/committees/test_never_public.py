"""Areas of which the public sees totals only: their records count, but are never published and never listed."""

import pytest

from committees import access
from committees.errors import WrongState
from committees.models import Record
from committees.review import actions, policies
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def test_a_record_of_such_an_area_is_refused_with_a_reason(cast):
    activity = ActivityFactory(committee=cast.yingchun, approved=True, area_id="assistance")

    with pytest.raises(WrongState, match=r"totals only|总数"):
        actions.publish(by=cast.reviewer, record=activity)
    assert "publish" not in {move.verb for move in policies.moves_open_to(cast.reviewer, activity)}


def test_one_that_was_published_by_another_road_is_not_listed(cast):
    ActivityFactory(committee=cast.yingchun, published=True, area_id="assistance")
    shown = ActivityFactory(committee=cast.yingchun, published=True)

    assert [record.pk for record in access.public_records()] == [shown.pk]


def test_campaigns_are_public_in_every_area(cast):
    campaign = Record(area_id="assistance", kind="campaign")
    document = Record(area_id="assistance", kind="document")

    assert access.is_ever_public(campaign)
    assert not access.is_ever_public(document)
