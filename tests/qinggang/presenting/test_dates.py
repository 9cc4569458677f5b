from datetime import date

import pytest
from django.utils import translation

from committees.choices import DatePrecision
from committees.models import Record
from committees.periods import ALL_TIME, Window
from qinggang.presenting import dates


def record(precision: str, since: date | None, last: date | None, **fields) -> Record:
    window = Window.through(since, last)
    return Record(date_precision=precision, since=window.since, until=window.until, **fields)


@pytest.mark.parametrize(
    ("precision", "first", "last", "chinese", "english"),
    [
        ("day", date(2024, 4, 3), date(2024, 4, 3), "2024年4月3日", "3 April 2024"),
        ("days", date(2024, 4, 3), date(2024, 4, 5), "2024年4月3日至5日", "3 to 5 April 2024"),
        ("days", date(2024, 4, 30), date(2024, 5, 1), "2024年4月30日至5月1日", "30 April to 1 May 2024"),
        (
            "days",
            date(2023, 12, 31),
            date(2024, 1, 1),
            "2023年12月31日至2024年1月1日",
            "31 December 2023 to 1 January 2024",
        ),
        ("month", date(2024, 4, 1), date(2024, 4, 30), "2024年4月", "April 2024"),
        ("year", date(2024, 1, 1), date(2024, 12, 31), "2024年", "2024"),
        (
            "window",
            date(2023, 1, 1),
            date(2024, 3, 19),
            "2023年1月1日至2024年3月19日间，日期不详",
            "between 1 January 2023 and 19 March 2024, day unknown",
        ),
        ("window", None, date(2024, 3, 19), "2024年3月19日以前，日期不详", "by 19 March 2024, day unknown"),
        ("window", date(2023, 1, 1), None, "2023年1月1日以来，日期不详", "since 1 January 2023, day unknown"),
        ("unknown", None, None, "日期不详", "day unknown"),
    ],
)
def test_when_says_what_is_known(precision, first, last, chinese, english):
    subject = record(precision, first, last)

    with translation.override("zh-hans"):
        assert dates.when(subject) == chinese
    with translation.override("en"):
        assert dates.when(subject) == english


def test_when_prefers_the_words_of_a_named_time():
    subject = record("named", None, date(2024, 3, 19), date_words="春节前", date_words_en="before the Spring Festival")

    with translation.override("zh-hans"):
        assert dates.when(subject) == "春节前"
    with translation.override("en"):
        assert dates.when(subject) == "before the Spring Festival"


def test_day_is_for_machines_and_only_where_it_is_known():
    assert dates.day(record(DatePrecision.DAY, date(2024, 4, 3), date(2024, 4, 3))) == "2024-04-03"
    assert dates.day(record(DatePrecision.WINDOW, date(2023, 1, 1), date(2024, 3, 19))) == ""
    assert dates.day(record(DatePrecision.UNKNOWN, None, None)) == ""


@pytest.mark.parametrize(
    ("window", "chinese", "english"),
    [
        (ALL_TIME, "历年累计", "all years"),
        (Window.year(2023), "2023年", "2023"),
        (Window.month(2023, 12), "2023年12月", "December 2023"),
        (Window(date(2023, 1, 1), None), "2023年1月1日以来", "since 1 January 2023"),
        (Window(None, date(2024, 3, 20)), "截至2024年3月19日", "up to 19 March 2024"),
        (
            Window(date(2023, 1, 1), date(2024, 3, 20)),
            "2023年1月1日至2024年3月19日",
            "1 January 2023 to 19 March 2024",
        ),
    ],
)
def test_period_says_which_days_are_asked(window, chinese, english):
    with translation.override("zh-hans"):
        assert dates.period(window) == chinese
    with translation.override("en"):
        assert dates.period(window) == english
