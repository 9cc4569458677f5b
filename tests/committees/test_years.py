from datetime import date

import pytest

from committees import figures, indicators, surplus, years
from committees.choices import Bound
from committees.periods import ALL_TIME, Window
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
ASKED = [indicators.find("red_attendances"), indicators.find("red_activities")]
WINDOWS = [ALL_TIME, Window(date(2023, 1, 1)), Window(date(2024, 1, 1)), *map(Window.year, (2022, 2023, 2024))]


@pytest.fixture
def records(cast):
    """Days, a window over two years, no day at all; reported totals of a year, and of more than a year."""
    fields = {"approved": True, "committee": cast.village}
    for since, until, number in (
        (date(2022, 12, 31), date(2023, 1, 1), 5),
        (date(2023, 5, 10), date(2023, 5, 11), 30),
        (date(2023, 1, 1), date(2024, 3, 20), 20),
        (None, date(2024, 3, 20), 7),
        (date(2024, 1, 1), date(2024, 1, 2), None),
    ):
        ActivityFactory(since=since, until=until, audiences=[("primary_pupils", number, "person_time")], **fields)
    reported = [
        ReportedFigureFactory(
            number=100, since=date(2023, 1, 1), until=date(2024, 1, 1), approved=True, committee=cast.county
        ),
        ReportedFigureFactory(
            number=1000, since=date(2023, 1, 1), until=date(2024, 3, 20), approved=True, committee=cast.county,
            bound=Bound.AT_LEAST,
        ),
    ]  # fmt: skip
    surplus.renew_around(reported)


def test_years_say_what_the_figures_say(cast, records):
    committees = [cast.county, cast.yingchun, cast.zhonghe]

    ledger = years.read(ASKED, committees)

    for window in WINDOWS:
        assert ledger.answers(window) == figures.answers(ASKED, committees, window)


def test_years_cost_two_queries(cast, records, django_assert_num_queries):
    with django_assert_num_queries(2):
        ledger = years.read(ASKED, [cast.county, cast.yingchun])
        for window in WINDOWS:
            ledger.answers(window)


def test_years_are_those_in_which_something_begins_or_ends(cast, records):
    assert years.read(ASKED, [cast.county]).years == [2024, 2023, 2022]
    assert years.read(ASKED, [cast.zhonghe]).years == []


def test_years_know_what_lies_in_them_only_in_part(cast, records):
    ledger = years.read(ASKED, [cast.county])
    found = {window: ledger.is_partly_in((cast.county.pk, "red_attendances"), window) for window in WINDOWS}

    assert [window for window, is_partly in found.items() if not is_partly] == [ALL_TIME]
    assert not years.read(ASKED, [cast.zhonghe]).is_partly_in((cast.zhonghe.pk, "red_attendances"), Window.year(2023))


def test_years_answer_for_nothing_else(cast):
    with pytest.raises(ValueError, match="whole years"):
        years.read(ASKED, [cast.county]).answers(Window(date(2023, 1, 1), date(2024, 3, 20)))


@pytest.mark.parametrize(
    ("window", "is_known"),
    [
        (ALL_TIME, True),
        (Window.year(2023), True),
        (Window(date(2023, 1, 1)), True),
        (Window(date(2023, 1, 2)), False),
        (Window(None, date(2024, 1, 1)), False),
        (Window(date(2023, 1, 1), date(2024, 3, 20)), False),
    ],
)
def test_windows_of_whole_years_are_told_from_others(window, is_known):
    assert years.is_of_years(window) is is_known
