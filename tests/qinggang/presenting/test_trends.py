from decimal import Decimal

import pytest
from django.utils import translation

from committees import indicators
from committees.months import Month
from committees.quantities import Total
from qinggang.presenting.figures import Units
from qinggang.presenting.trends import drawn_of, trend

pytestmark = pytest.mark.django_db
ATTENDANCES = indicators.find("red_attendances")


def month(year: int, place: int, *, is_assumed: bool = False, **parts) -> Month:
    return Month(year * 12 + place - 1, Total(**parts), is_assumed)


@pytest.fixture
def months() -> list[Month]:
    return [
        month(2023, 11, number=Decimal(30), exact=1),
        month(2023, 12, uncounted=2),
        month(2024, 1),
        month(2024, 2, number=Decimal(1000), at_least=1, is_assumed=True),
    ]


def test_trend_says_each_month_and_the_whole(months):
    with translation.override("en"):
        chart = trend(ATTENDANCES, months, Units())

    assert chart.title == "Attendances by month"
    assert [(bar.label, bar.year, bar.value_text, bar.is_known) for bar in chart.bars] == [
        ("Nov", "2023", "30", True),
        ("Dec", "", "–", False),
        ("Jan", "2024", "0", True),
        ("Feb", "", "1,000+", True),
    ]
    assert chart.description == "4 months to February 2024: 1,030+ attendances in all, most in February 2024 (1,000+)."
    assert chart.note == "A dash marks months that were not counted."
    assert chart.has_assumed


def test_trend_leads_to_months_whose_days_are_known(months):
    chart = trend(ATTENDANCES, months, Units(), url=lambda number: f"/{number}/")

    assert [bar.url for bar in chart.bars] == ["/24286/", "/24287/", "", ""]


def test_trend_without_a_number_is_not_drawn():
    assert trend(ATTENDANCES, [month(2023, 12, uncounted=2), month(2024, 1)], Units()) is None
    assert trend(ATTENDANCES, [], Units()) is None


def test_what_is_drawn_is_a_headline_that_no_child_could_be_read_from():
    drawn = {area: drawn_of(indicators.of_area(area)) for area in ("red_education", "assistance", "studios")}

    assert {area: found and found.key for area, found in drawn.items()} == {
        "red_education": "red_activities",
        "assistance": None,
        "studios": "studio_sessions",
    }
