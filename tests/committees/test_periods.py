"""Windows: half-open, open or unknown at either end, and their months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.periods import ALL_TIME, Window, first_day, month_number

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@st.composite
def windows(draw):
    ends = sorted(draw(st.sets(DAYS, min_size=2, max_size=2)))
    return Window(draw(st.sampled_from([None, ends[0]])), draw(st.sampled_from([None, ends[1]])))


def test_a_window_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends after it starts"):
        Window(date(2024, 1, 2), date(2024, 1, 2))


def test_a_record_without_a_year_counts_only_where_nothing_is_asked_about_time():
    undated = Window()

    assert ALL_TIME.contains(undated)
    assert not Window.year(2023).contains(undated)
    assert not Window(None, date(2024, 3, 20)).contains(undated)


def test_a_record_of_unknown_start_counts_up_to_its_end():
    record = Window(None, date(2024, 3, 20))

    assert Window(None, date(2024, 3, 20)).contains(record)
    assert not Window(date(2000, 1, 1), date(2024, 3, 20)).contains(record)


@given(windows(), windows())
def test_whole_months_and_ragged_edges_find_what_contains_finds(window, record):
    first, last = window.whole_months
    by_months = first <= record.first_month and record.last_month <= last

    assert not by_months or window.contains(record)
    if window.contains(record) and not by_months:
        assert window.has_ragged_edge


@given(DAYS)
def test_a_month_number_goes_there_and_back(day):
    assert first_day(month_number(day)) == day.replace(day=1)
    assert Window.month(day.year, day.month).contains(Window.day(day))
