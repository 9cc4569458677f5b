"""What a reported figure adds, and which figures are refused."""

from datetime import date
from decimal import Decimal

import pytest

from committees import figures, indicators, surplus
from committees.choices import Bound, State
from committees.models import ReportedIndicator
from committees.periods import ALL_TIME, Window
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
ATTENDANCES = indicators.find("red_attendances")
YEAR = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}
HALF = {"since": date(2023, 1, 1), "until": date(2023, 7, 1)}


def crowd(number, **fields):
    return ActivityFactory(audiences=[("primary_pupils", number, "person_time")], approved=True, **fields)


def reported(cast, number, place="county", **fields):
    figure = ReportedFigureFactory(committee=getattr(cast, place), number=number, approved=True, **{**YEAR, **fields})
    surplus.renew_around([figure])
    figure.refresh_from_db()
    return figure


def total(committee, window=ALL_TIME):
    return figures.answer(ATTENDANCES, committee, window).total


def test_a_figure_that_was_not_counted_is_named_and_adds_nothing(cast):
    assert reported(cast, None).surplus == 0
    assert figures.answer(ATTENDANCES, cast.county, ALL_TIME).quantity.number is None


def test_a_figure_beside_the_items_is_added_whole(cast):
    crowd(30, committee=cast.village)

    assert reported(cast, 100, is_beside_items=True).surplus == 100
    assert total(cast.county).number == 130


def test_a_figure_below_its_items_adds_nothing(cast):
    crowd(130, committee=cast.village)

    assert reported(cast, 100).surplus == 0
    assert total(cast.county).number == 130


def test_items_outside_its_window_or_its_committee_do_not_fill_a_figure(cast):
    crowd(30, committee=cast.zhonghe)
    crowd(40, committee=cast.village, since=date(2022, 5, 1))

    assert reported(cast, 100, place="yingchun").surplus == 100


def test_figures_of_one_county_lie_inside_each_other_like_boxes(cast):
    lowest = reported(cast, 10, place="village", **HALF)
    middle = reported(cast, 25, place="yingchun")
    highest = reported(cast, 60)

    assert [figure.surplus for figure in (lowest, middle, highest)] == [10, 15, 35]
    assert total(cast.county).number == 60
    assert total(cast.county, Window.year(2023)).number == 60


def test_a_figure_that_is_taken_back_uncovers_what_it_covered(cast):
    narrow, wide = reported(cast, 40, **HALF), reported(cast, 100)
    assert wide.surplus == 60

    actions.reopen(by=cast.reviewer, record=narrow, why="数字有误")

    wide.refresh_from_db()
    assert wide.surplus == 100


def test_an_inexact_figure_makes_the_sum_inexact(cast):
    crowd(295, committee=cast.village)
    reported(cast, 10_000, bound=Bound.AT_LEAST)

    assert (total(cast.county).number, total(cast.county).bound) == (Decimal(10_000), Bound.AT_LEAST)


def test_nothing_is_asked_for_records_that_touch_no_figure(cast, django_assert_num_queries):
    plain = ActivityFactory(committee=cast.village)

    with django_assert_num_queries(2):
        surplus.renew_around([plain])


# What is refused


def problems(cast, **fields):
    figure = ReportedFigureFactory(**{"committee": cast.county, **YEAR, **fields})
    return [field for field, _sentence in surplus.problems_with(figure)]


def test_a_figure_of_its_own_is_welcome(cast):
    assert problems(cast) == []


def test_an_indicator_that_does_not_exist_is_refused(cast):
    assert problems(cast, indicator="attendances_on_the_moon") == ["indicator"]


def test_an_indicator_that_an_administrator_added_is_known(cast):
    ReportedIndicator.objects.create(
        key="red_posters", area_id="red_education", name="海报", unit_id="item", definition="张贴的海报"
    )

    assert problems(cast, indicator="red_posters", unit_id="item") == []


def test_another_unit_is_refused(cast):
    assert problems(cast, unit_id="person") == ["unit"]


def test_the_same_figure_twice_is_refused(cast):
    reported(cast, 100)

    assert problems(cast) == ["indicator"]


def test_the_same_period_elsewhere_is_welcome(cast):
    reported(cast, 100, place="yingchun")
    reported(cast, 100, place="village")

    assert problems(cast) == []


@pytest.mark.parametrize("place", ["yingchun", "county"])
def test_a_period_that_overlaps_by_half_is_refused(cast, place):
    reported(cast, 100, place=place, since=date(2023, 7, 1), until=date(2024, 7, 1))

    assert problems(cast) == ["until"]


def test_periods_may_overlap_in_another_branch_of_the_tree(cast):
    reported(cast, 100, place="zhonghe", since=date(2023, 7, 1), until=date(2024, 7, 1))

    assert problems(cast, committee=cast.yingchun) == []


def test_beside_the_items_periods_are_free(cast):
    reported(cast, 100)

    assert problems(cast, is_beside_items=True) == []


def test_a_figure_bars_no_other_while_it_is_a_draft(cast):
    ReportedFigureFactory(committee=cast.county, state=State.RETURNED, **YEAR)

    assert problems(cast) == []
