from decimal import Decimal

import pytest
from django.utils import translation

from committees.choices import Nature
from committees.figures import Answer
from committees.indicators import Indicator
from committees.periods import ALL_TIME
from committees.quantities import Total
from qinggang.presenting import figures

pytestmark = pytest.mark.django_db
ATTENDANCES = Indicator("attendances", "red_education", "people who came", "person_time", "…", kind="activity")
REPORTED = Indicator("reported", "red_education", "parents", "person", "…")


def answer(indicator=ATTENDANCES, loose=0, **parts) -> Answer:
    return Answer(indicator, 1, ALL_TIME, itemised=Total(**parts), not_broken_down=loose)


@pytest.fixture
def english():
    with translation.override("en"):
        yield figures.Units()


def test_figure_says_number_unit_and_bound(english):
    figure = figures.figure(answer(number=Decimal(20_000), exact=1, at_least=1), english, url="/x/")

    assert (figure.name, figure.text, figure.unit, figure.url) == ("People who came", "20,000+", "attendances", "/x/")
    assert not figure.in_words


def test_figure_says_one_in_the_singular(english):
    assert figures.figure(answer(number=Decimal(1), exact=1), english).unit == "attendance"


def test_figure_says_it_in_chinese():
    with translation.override("zh-hans"):
        figure = figures.figure(answer(number=Decimal(20_000), at_least=1), figures.Units())

        assert (figure.text, figure.unit) == ("2万余", "人次")


def test_figure_names_what_nobody_counted(english):
    figure = figures.figure(answer(number=Decimal(30), exact=1, uncounted=2), english)

    assert figure.note == "2 more entries were not counted"


def test_figure_with_a_reported_total_does_not_say_that_it_lacks_what_the_total_may_include(english):
    whole = Answer(ATTENDANCES, 1, ALL_TIME, itemised=Total(uncounted=2), reported=Total(Decimal(20_000), at_least=1))

    assert figures.figure(whole, english).note == "2 entries were not counted by themselves"


def test_figure_of_uncounted_parts_alone_has_no_number(english):
    figure = figures.figure(answer(uncounted=2), english)

    assert (figure.text, figure.unit, figure.note, figure.in_words) == ("not counted", "", "", True)


def test_figure_of_no_records_is_nought(english):
    assert figures.figure(answer(), english).text == "0"


def test_figure_that_nobody_reported_is_not_nought(english):
    figure = figures.figure(answer(REPORTED), english)

    assert (figure.text, figure.in_words) == ("nothing reported", True)


def test_figure_reported_for_a_longer_period_is_not_broken_down(english):
    alone = figures.figure(answer(REPORTED, loose=1), english)
    beside = figures.figure(answer(number=Decimal(30), exact=1, loose=1), english)

    assert (alone.text, alone.in_words) == ("not broken down", True)
    assert (beside.text, beside.in_words) == ("30", False)
    assert beside.note == "A total reported for a longer period cannot be divided"


def test_figure_of_a_share_without_a_whole_has_no_answer(english):
    share = Indicator("share", "assistance", "share", "percent", "…", nature=Nature.SHARE)

    assert figures.figure(answer(share, uncounted=1), english).text == "no answer"


def test_figure_does_not_say_its_name_twice(english):
    indicator = Indicator("a", "red_education", "attendances", "person_time", "…", kind="activity")

    assert figures.figure(answer(indicator, number=Decimal(3), exact=3), english).unit == ""
