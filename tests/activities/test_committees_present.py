"""Meetings count the committees that came apart from the people."""

import pytest

from committees import figures, indicators
from committees.periods import ALL_TIME
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def test_committees_at_a_meeting_are_counted_and_people_are_not_taken_for_committees(cast):
    ActivityFactory(
        committee=cast.county, area_id="studios", approved=True,
        audiences=[("committee_staff", 6, "committee"), ("elders", 9, "person")],
    )  # fmt: skip

    answer = figures.answer(indicators.find("committees_at_meetings"), cast.county, ALL_TIME)

    assert (answer.total.number, answer.quantity.unit) == (6, "committee")
