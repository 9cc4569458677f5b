"""Periods by their names, and what each is compared with."""

from datetime import date

import pytest

from committees.named_periods import Named, before, window_of
from committees.periods import ALL_TIME, Window

TODAY = date(2024, 3, 19)


@pytest.mark.parametrize(
    ("name", "first", "until"),
    [
        ("month", date(2024, 3, 1), date(2024, 4, 1)),
        ("last-month", date(2024, 2, 1), date(2024, 3, 1)),
        ("quarter", date(2024, 1, 1), date(2024, 4, 1)),
        ("last-quarter", date(2023, 10, 1), date(2024, 1, 1)),
        ("half", date(2024, 1, 1), date(2024, 7, 1)),
        ("last-half", date(2023, 7, 1), date(2024, 1, 1)),
        ("year", date(2024, 1, 1), date(2025, 1, 1)),
        ("last-year", date(2023, 1, 1), date(2024, 1, 1)),
    ],
)
def test_each_name_means_whole_months(name, first, until):
    assert window_of(name, TODAY) == Window(first, until)
    assert name in Named.values


def test_december_belongs_to_the_last_quarter_and_half():
    assert window_of("quarter", date(2023, 12, 31)) == Window(date(2023, 10, 1), date(2024, 1, 1))
    assert window_of("half", date(2023, 12, 31)) == Window(date(2023, 7, 1), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("window", "earlier", "today"),
    [
        (window_of("last-month", TODAY), Window(date(2024, 1, 1), date(2024, 2, 1)), TODAY),
        (window_of("last-year", TODAY), Window(date(2022, 1, 1), date(2023, 1, 1)), TODAY),
        # Not over yet: as many days of the one before, and never more than it had.
        (window_of("month", TODAY), Window(date(2024, 2, 1), date(2024, 2, 20)), TODAY),
        (window_of("month", date(2024, 3, 30)), Window(date(2024, 2, 1), date(2024, 3, 1)), date(2024, 3, 30)),
        (window_of("year", TODAY), Window(date(2023, 1, 1), date(2023, 3, 21)), TODAY),
        # On its last day it is over.
        (window_of("month", date(2024, 3, 31)), Window(date(2024, 2, 1), date(2024, 3, 1)), date(2024, 3, 31)),
        # Own days: as many before.
        (Window(date(2024, 3, 5), date(2024, 3, 8)), Window(date(2024, 3, 2), date(2024, 3, 5)), TODAY),
        (ALL_TIME, None, TODAY),
        (Window(date(2023, 1, 1), None), None, TODAY),
    ],
)
def test_what_it_is_compared_with(window, earlier, today):
    assert before(window, today) == earlier
