from datetime import date

import pytest
from django.utils import translation

from committees.periods import ALL_TIME, Window
from qinggang import asking
from qinggang.asking import BadAddress


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    "typed",
    ["2024-03-09", "2024-3-9", "2024/3/9", "2024.03.09", "2024年3月9日", " ２０２４－０３－０９ ", "2024-03-09\0"],
)
def test_day_is_read_as_people_write_it(typed):
    assert asking.day({"from": typed}, "from") == date(2024, 3, 9)


@pytest.mark.parametrize(
    "typed", ["yesterday", "2024-13-01", "2023-02-29", "2024-03", "0001-01-01", "9999-12-31", "20240309", "1" * 500]
)
def test_day_that_is_none_is_refused_with_what_was_typed(typed):
    with pytest.raises(BadAddress, match="is not a day") as refused:
        asking.day({"from": typed}, "from")

    assert refused.value.status == 400
    assert typed[:10] in refused.value.message
    assert len(refused.value.message) < 100


def test_day_that_is_not_given_is_none():
    assert asking.day({}, "from") is None
    assert asking.day({"from": "  "}, "from") is None


def test_window_includes_both_days():
    assert asking.window({"from": "2023-01-01", "to": "2023-12-31"}) == Window.year(2023)
    assert asking.window({"to": "2024-03-19"}) == Window(None, date(2024, 3, 20))
    assert asking.window({"from": "2024-03-19", "to": "2024-03-19"}) == Window.day(date(2024, 3, 19))
    assert asking.window({}) == ALL_TIME


def test_window_does_not_end_before_it_begins():
    with pytest.raises(BadAddress, match="before the first"):
        asking.window({"from": "2024-03-19", "to": "2024-03-18"})


def test_year_and_month_are_read():
    assert asking.year({"year": "2024年"}) == 2024
    assert asking.year({}) is None
    assert asking.month({"month": "2024-3"}) == date(2024, 3, 1)
    assert asking.month({}) is None


@pytest.mark.parametrize("typed", ["24", "1850", "2101", "x", "-2024", "2024.5"])
def test_year_that_is_none_is_refused(typed):
    with pytest.raises(BadAddress, match="is not a year"):
        asking.year({"year": typed})


@pytest.mark.parametrize("typed", ["2024-00", "2024-13", "march", "1899-01", "2024"])
def test_month_that_is_none_is_refused(typed):
    with pytest.raises(BadAddress, match="is not a month"):
        asking.month({"month": typed})


@pytest.mark.parametrize(("typed", "status"), [("x", 400), ("1.5", 400), ("-1", 400), ("0", 404), ("1001", 404)])
def test_page_that_is_none_is_refused(typed, status):
    with pytest.raises(BadAddress) as refused:
        asking.page({"page": typed})

    assert refused.value.status == status


def test_page_is_the_first_unless_another_is_asked():
    assert asking.page({}) == 1
    assert asking.page({"page": "７"}) == 7


@pytest.mark.parametrize("typed", ["迎春", "a b", "x" * 81, "'; drop"])
def test_committee_that_no_address_could_name_does_not_exist(typed):
    with pytest.raises(BadAddress) as refused:
        asking.committee_slug({"committee": typed})

    assert refused.value.status == 404
