from datetime import date

import pytest

from committees import indicators, months
from committees.periods import month_number
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ATTENDANCES = indicators.find("red_attendances")
MAY = month_number(date(2023, 5, 1))


@pytest.fixture
def trend(cast):
    """Thirty in May; twenty on a day of June that was only assumed."""
    audiences = {"approved": True, "committee": cast.village}
    ActivityFactory(since=date(2023, 5, 10), audiences=[("primary_pupils", 30, "person_time")], **audiences)
    ActivityFactory(
        since=date(2023, 1, 1), until=date(2024, 3, 20), assumed_on=date(2023, 6, 2),
        audiences=[("primary_pupils", 20, "person_time")], **audiences,
    )  # fmt: skip


def said(found):
    return [(month.month - MAY, month.total.number, month.is_assumed) for month in found["red_attendances"]]


def test_months_are_counted_and_assumed_days_marked(cast, trend):
    assert said(months.by_month([ATTENDANCES], cast.county, MAY, MAY + 2)) == [
        (0, 30, False),
        (1, 20, True),
        (2, 0, False),
    ]


def test_the_newest_months_end_with_the_newest_known(cast, trend, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert said(months.newest([ATTENDANCES], cast.county, 3)) == [(-1, 0, False), (0, 30, False), (1, 20, True)]


def test_known_months_are_the_oldest_and_the_newest(cast, trend):
    assert months.known(cast.county) == (MAY, MAY + 1)


def test_nothing_is_known_of_a_committee_without_records(cast, trend):
    assert months.known(cast.zhonghe) is None
    assert months.newest([ATTENDANCES], cast.zhonghe, 3) == {"red_attendances": []}
