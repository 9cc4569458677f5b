"""Key dates in any year, and which of them a day belongs to."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from committees.keydates import OutOfTable, is_rule, occurrence, suggest


@dataclass(frozen=True)
class KeyDate:
    rule: str
    days_before: int = 0
    days_after: int = 0


QINGMING = KeyDate("qingming", days_before=7, days_after=3)
SPRING_FESTIVAL = KeyDate("spring_festival", days_before=30, days_after=15)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("qingming", date(1900, 4, 5)),
        ("qingming", date(1999, 4, 5)),
        ("qingming", date(2000, 4, 4)),
        ("qingming", date(2023, 4, 5)),
        ("qingming", date(2024, 4, 4)),
        ("qingming", date(2025, 4, 4)),
        ("qingming", date(2026, 4, 5)),
        ("qingming", date(2100, 4, 5)),
        ("spring_festival", date(2000, 2, 5)),
        ("spring_festival", date(2024, 2, 10)),
        ("spring_festival", date(2025, 1, 29)),
        ("spring_festival", date(2026, 2, 17)),
        ("dragon_boat", date(2024, 6, 10)),
        ("mid_autumn", date(2024, 9, 17)),
        ("double_ninth", date(2024, 10, 11)),
        ("double_ninth", date(2023, 10, 23)),
        ("12-04", date(2024, 12, 4)),
        ("12-04", date(1850, 12, 4)),
    ],
)
def test_occurrence_is_the_day_of_that_year(rule, day):
    assert occurrence(rule, day.year) == day


@pytest.mark.parametrize("rule", ["spring_festival", "dragon_boat", "mid_autumn", "double_ninth"])
def test_lunar_festivals_are_known_for_a_hundred_years(rule):
    days = [occurrence(rule, year) for year in range(2000, 2100)]

    assert [day.year for day in days] == list(range(2000, 2100))
    gaps = {(later - earlier).days for earlier, later in pairwise(days)}
    assert gaps <= {353, 354, 355, 383, 384, 385}


def test_lunar_festivals_fall_in_their_seasons():
    for year in range(2000, 2100):
        assert date(year, 1, 21) <= occurrence("spring_festival", year) <= date(year, 2, 21)
        assert date(year, 5, 27) <= occurrence("dragon_boat", year) <= date(year, 6, 26)
        assert date(year, 9, 7) <= occurrence("mid_autumn", year) <= date(year, 10, 8)
        assert date(year, 10, 1) <= occurrence("double_ninth", year) <= date(year, 11, 1)


@pytest.mark.parametrize(
    ("rule", "year"),
    [
        ("qingming", 1899),
        ("qingming", 2101),
        ("spring_festival", 1999),
        ("double_ninth", 2100),
        ("12-04", 0),
        ("12-04", 10000),
    ],
)
def test_a_year_beyond_the_table_is_refused(rule, year):
    with pytest.raises(OutOfTable, match=str(year)):
        occurrence(rule, year)


@pytest.mark.parametrize("rule", ["", "easter", "13-01", "04-31", "02-29", "4-5", "2024-04-05", "０４-０５"])
def test_a_rule_that_means_nothing_is_refused(rule):
    assert not is_rule(rule)
    with pytest.raises(ValueError, match=r"."):
        occurrence(rule, 2024)


@pytest.mark.parametrize("rule", ["qingming", "double_ninth", "06-01"])
def test_a_good_rule_is_known_as_one(rule):
    assert is_rule(rule)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2024, 4, 4), QINGMING),
        (date(2024, 3, 28), QINGMING),
        (date(2024, 3, 27), None),
        (date(2024, 4, 7), QINGMING),
        (date(2024, 4, 8), None),
        (date(2024, 1, 15), SPRING_FESTIVAL),
        (date(1990, 2, 1), None),
        (date.min, None),
        (date.max, None),
    ],
)
def test_suggest_finds_the_key_date_around_a_day(day, found):
    assert suggest(day, [QINGMING, SPRING_FESTIVAL]) == found


def test_suggest_takes_the_nearest():
    childrens_day, safety_day = KeyDate("06-01", 7, 7), KeyDate("06-07", 7, 7)

    assert suggest(date(2024, 6, 3), [safety_day, childrens_day]) == childrens_day
    assert suggest(date(2024, 6, 5), [childrens_day, safety_day]) == safety_day


def test_suggest_takes_the_first_of_two_as_near():
    first, second = KeyDate("10-01", 3, 3), KeyDate("10-03", 3, 3)

    assert suggest(date(2024, 10, 2), [first, second]) == first


def test_suggest_looks_across_the_turn_of_the_year():
    new_year, constitution_day = KeyDate("01-01", 10, 5), KeyDate("12-28", 3, 10)

    assert suggest(date(2023, 12, 30), [new_year]) == new_year
    assert suggest(date(2024, 1, 5), [constitution_day]) == constitution_day


def test_suggest_without_key_dates_is_none():
    assert suggest(date(2024, 4, 4), []) is None
