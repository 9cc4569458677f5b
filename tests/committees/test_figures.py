"""Figures: what counts, where, in which window; and that the stored sums always equal a recount."""

from datetime import date
from decimal import Decimal

import pytest

from committees import figures, indicators, reach, recount, surplus, tree
from committees.choices import Bound, State
from committees.periods import ALL_TIME, Window
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
ATTENDANCES = indicators.find("red_attendances")
ACTIVITIES = indicators.find("red_activities")


def said(indicator, committee, window=ALL_TIME):
    return figures.answer(indicator, committee, window)


def crowd(number, **fields):
    return ActivityFactory(audiences=[("primary_pupils", number, "person_time")], approved=True, **fields)


def test_an_approved_activity_counts_for_its_committee_and_all_above(cast):
    crowd(30, committee=cast.village)

    for committee in (cast.village, cast.yingchun, cast.county):
        assert said(ATTENDANCES, committee).total.number == 30
    assert said(ATTENDANCES, cast.zhonghe).total.number == 0


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED, State.CANCELLED, State.TRASHED])
def test_nothing_counts_before_it_is_approved(cast, state):
    ActivityFactory(committee=cast.village, state=state)

    assert said(ACTIVITIES, cast.county).total.number == 0


def test_a_plan_never_counts(cast):
    ActivityFactory(committee=cast.village, approved=True, is_plan=True)

    assert said(ACTIVITIES, cast.county).total.number == 0


def test_a_joint_activity_counts_once_above_and_once_at_each_partner(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, submitted=True, audiences=[("primary_pupils", 30, "person_time")]
    )
    activity.partners.add(cast.zhonghe)
    reach.renew(activity)

    actions.approve(by=cast.reviewer, record=activity)

    assert [said(ACTIVITIES, place).total.number for place in (cast.county, cast.yingchun, cast.zhonghe)] == [1, 1, 1]


def test_a_group_that_nobody_counted_is_named_and_never_a_number(cast):
    crowd(None, committee=cast.village)

    answer = said(ATTENDANCES, cast.county)

    assert answer.quantity.number is None
    assert answer.total.uncounted == 1


def test_a_record_counts_only_in_a_window_that_contains_all_of_its_time(cast):
    crowd(30, committee=cast.village, since=date(2023, 1, 1), until=date(2024, 3, 20))

    assert said(ATTENDANCES, cast.county, Window(date(2023, 1, 1), date(2024, 3, 20))).total.number == 30
    assert said(ATTENDANCES, cast.county, Window(date(2023, 1, 1), date(2024, 3, 19))).total.number == 0
    assert said(ATTENDANCES, cast.county, Window(date(2023, 1, 2), None)).total.number == 0
    assert said(ATTENDANCES, cast.county, Window.year(2023)).total.number == 0


def test_the_records_behind_a_number_are_exactly_those_that_made_it(cast):
    counted = crowd(30, committee=cast.village)
    crowd(12, committee=cast.zhonghe)
    ActivityFactory(committee=cast.village, submitted=True)

    assert [record.pk for record in figures.records_behind(ATTENDANCES, cast.yingchun, ALL_TIME)] == [counted.pk]


def test_a_reported_figure_adds_only_what_it_exceeds_the_items(cast):
    crowd(295, committee=cast.village, since=date(2023, 3, 1))
    figure = ReportedFigureFactory(
        committee=cast.county,
        number=10_000,
        bound=Bound.AT_LEAST,
        since=date(2023, 1, 1),
        until=date(2024, 1, 1),
        approved=True,
    )
    surplus.renew_around([figure])

    year = said(ATTENDANCES, cast.county, Window.year(2023))
    assert (year.total.number, year.total.bound) == (10_000, Bound.AT_LEAST)
    assert (year.itemised.number, year.reported.number) == (295, 9705)
    half = said(ATTENDANCES, cast.county, Window(date(2023, 1, 1), date(2023, 7, 1)))
    assert (half.total.number, half.not_broken_down) == (295, 1)


def test_a_surplus_follows_the_items_under_it(cast):
    figure = ReportedFigureFactory(committee=cast.county, number=100, since=None, until=None, approved=True)
    surplus.renew_around([figure])
    activity = ActivityFactory(
        committee=cast.village, submitted=True, audiences=[("primary_pupils", 130, "person_time")]
    )

    actions.approve(by=cast.reviewer, record=activity)
    assert said(ATTENDANCES, cast.county).total.number == 130
    actions.reopen(by=cast.reviewer, record=activity, why="人数写错了")

    answer = said(ATTENDANCES, cast.county)
    assert (answer.itemised.number, answer.reported.number) == (0, 100)


def test_a_wider_figure_covers_a_narrower_one_and_a_higher_a_lower_one(cast):
    lower = ReportedFigureFactory(
        committee=cast.yingchun, number=40, since=date(2023, 1, 1), until=date(2023, 7, 1), approved=True
    )
    higher = ReportedFigureFactory(
        committee=cast.county, number=100, since=date(2023, 1, 1), until=date(2024, 1, 1), approved=True
    )
    surplus.renew_around([lower, higher])

    assert said(ATTENDANCES, cast.county, Window.year(2023)).total.number == 100
    assert said(ATTENDANCES, cast.yingchun, Window.year(2023)).total.number == 40


def test_half_overlapping_figures_are_refused(cast):
    ReportedFigureFactory(committee=cast.county, since=date(2023, 1, 1), until=date(2023, 7, 1), approved=True)
    late = ReportedFigureFactory(committee=cast.yingchun, since=date(2023, 6, 1), until=date(2023, 9, 1))

    assert [field for field, _sentence in surplus.problems_with(late)] == ["until"]


def test_figures_follow_a_committee_that_moves(cast):
    crowd(30, committee=cast.village)

    tree.move(by=cast.administrator, committee=cast.village, parent=cast.zhonghe, why="区划调整")

    assert said(ATTENDANCES, cast.yingchun).total.number == 0
    assert said(ATTENDANCES, cast.zhonghe).total.number == 30
    assert said(ATTENDANCES, cast.county).total.number == 30
    assert recount.differences() == []


def test_a_recount_finds_and_mends_a_wrong_sum(cast):
    activity = crowd(30, committee=cast.village)
    activity.contributions.filter(indicator="red_attendances").update(number=Decimal(31))

    assert recount.differences()
    recount.differences(repair=True)
    assert recount.differences() == []


def test_a_register_is_counted_for_many_committees_in_one_query(cast, django_assert_num_queries):
    asked = [cast.county, cast.yingchun, cast.village, cast.zhonghe]

    with django_assert_num_queries(2):  # the second looks for reported figures
        answers = figures.answers([indicators.find("committees")], asked, ALL_TIME)

    assert [answers[place.pk, "committees"].total.number for place in asked] == [5, 2, 1, 1]


def test_any_number_of_answers_costs_the_same_queries(cast, django_assert_num_queries):
    crowd(30, committee=cast.village)
    asked = indicators.of_area("red_education") + indicators.of_area("legal_education")
    ragged = Window(date(2023, 1, 5), date(2024, 3, 20))

    with django_assert_num_queries(3):
        figures.answers(asked, [cast.county, cast.yingchun, cast.zhonghe], ragged)
