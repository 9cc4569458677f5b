"""The figures of studios: each kind of work counts in its own unit, and studios as they stand at a date."""

from datetime import date

import pytest
from django.utils.translation import override

from committees import figures, indicators, recount, surplus
from committees.choices import Bound, Nature
from committees.periods import ALL_TIME, Window
from committees.review import actions
from studios.models import ResultKind, Session, Studio
from tests.factories import ReportedFigureFactory
from tests.studios.factories import (
    EvidenceFactory,
    PostFactory,
    ResultFactory,
    SessionFactory,
    StudioFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db


def said(key, committee, window=ALL_TIME):
    return figures.answer(indicators.find(key), committee, window)


def number(key, committee, window=ALL_TIME):
    return said(key, committee, window).total.number


def test_a_studio_counts_where_it_is_and_above(cast):
    StudioFactory(committee=cast.village, approved=True)
    StudioFactory(committee=cast.zhonghe, approved=True)

    assert [number("studios", place) for place in (cast.village, cast.yingchun, cast.zhonghe, cast.county)] == [
        1,
        1,
        1,
        2,
    ]


def test_studios_stand_from_their_opening_until_they_are_closed(cast):
    StudioFactory(committee=cast.yingchun, approved=True, since=date(2022, 9, 1))
    StudioFactory(
        committee=cast.yingchun, approved=True, since=date(2023, 3, 1),
        status=Studio.Status.CLOSED, closed_on=date(2024, 2, 1), closed_reason="已并入",
    )  # fmt: skip

    stood = [number("studios", cast.county, Window(None, day)) for day in
             (date(2022, 9, 1), date(2022, 9, 2), date(2023, 3, 2), date(2024, 2, 1), date(2024, 2, 2))]  # fmt: skip

    assert stood == [0, 1, 2, 2, 1]
    assert number("studios_opened", cast.county, Window.year(2023)) == 1
    assert indicators.find("studios").nature == Nature.STOCK


def test_a_studio_being_prepared_does_not_count_yet(cast):
    StudioFactory(committee=cast.yingchun, approved=True, status=Studio.Status.PREPARING)

    assert number("studios", cast.county) == number("studios_opened", cast.county) == 0


def test_sessions_offline_and_online_add_up_to_all_sessions(cast):
    SessionFactory(committee=cast.yingchun, approved=True, occasion_count=20)
    SessionFactory(committee=cast.yingchun, approved=True, mode=Session.Mode.ONLINE, occasion_count=10)
    SessionFactory(committee=cast.yingchun, approved=True, mode=Session.Mode.ONLINE, occasion_count=None)

    assert number("studio_sessions_offline", cast.county) == 20
    assert number("studio_sessions_online", cast.county) == 10
    answer = said("studio_sessions", cast.county)
    assert (answer.total.number, answer.total.uncounted, answer.total.bound) == (30, 1, Bound.EXACT)


def test_criteria_topics_and_posts_count_each_for_itself(cast):
    studio = StudioFactory(committee=cast.yingchun, approved=True)
    for criterion in ("premises", "rules"):
        EvidenceFactory(studio=studio, committee=cast.yingchun, approved=True, criterion_id=criterion)
    TopicFactory(studio=studio, committee=cast.yingchun, approved=True)
    PostFactory(studio=studio, committee=cast.yingchun, approved=True, post_count=80, post_bound=Bound.AT_LEAST)

    assert number("studio_criteria_met", cast.county) == 2
    assert number("studio_topics", cast.county) == 1
    assert said("studio_posts", cast.county).quantity.bound == Bound.AT_LEAST


def test_each_kind_of_result_is_a_figure_of_its_own(cast):
    ResultFactory(committee=cast.yingchun, approved=True, number=1100)
    ResultFactory(committee=cast.yingchun, approved=True, number=500, bound=Bound.AT_LEAST,
                  result_kind_id="piglets_bought_in")  # fmt: skip

    pigs, piglets = (said(f"studio_result_{key}", cast.county) for key in ("pigs_sold", "piglets_bought_in"))

    assert (pigs.total.number, pigs.quantity.unit, pigs.quantity.bound) == (1100, "head", Bound.EXACT)
    assert (piglets.total.number, piglets.quantity.bound) == (500, Bound.AT_LEAST)


def test_a_kind_of_result_that_a_county_adds_is_a_figure_at_once(cast):
    ResultKind.objects.create(key="sheep_sold", name="出栏肉羊", name_en="sheep sold", unit_id="head")
    ResultFactory(committee=cast.yingchun, approved=True, number=7, result_kind_id="sheep_sold")

    assert number("studio_result_sheep_sold", cast.county) == 7
    for language, name in (("zh-hans", "出栏肉羊"), ("en", "sheep sold")):
        with override(language):
            assert indicators.find("studio_result_sheep_sold").name == name
    assert "studio_result_sheep_sold" in {indicator.key for indicator in indicators.of_area("studios")}
    assert "studio_result_sheep_sold" in {indicator.key for indicator in indicators.every()}


def test_there_is_no_figure_for_a_kind_of_result_that_does_not_exist(db):
    assert indicators.find("studio_result_unicorns") is None
    assert indicators.find("pigs_sold") is None


def test_a_reported_figure_adds_to_results_only_what_exceeds_them(cast):
    ResultFactory(committee=cast.yingchun, approved=True, number=1100)
    figure = ReportedFigureFactory(
        committee=cast.county, approved=True, indicator="studio_result_pigs_sold", number=1500, unit_id="head"
    )
    surplus.renew_around([figure])

    assert number("studio_result_pigs_sold", cast.county) == 1500


def test_a_result_that_is_only_planned_does_not_count(cast):
    ResultFactory(committee=cast.yingchun, approved=True, is_plan=True)

    assert number("studio_result_pigs_sold", cast.county) == 0


def test_the_records_behind_a_result_are_the_results(cast):
    result = ResultFactory(committee=cast.yingchun, approved=True)
    ResultFactory(committee=cast.yingchun, approved=True, result_kind_id="cattle_improved")

    behind = figures.records_behind(indicators.find("studio_result_pigs_sold"), cast.county, ALL_TIME)

    assert [record.pk for record in behind] == [result.pk]


def test_figures_follow_a_studio_through_review(cast):
    studio = StudioFactory(committee=cast.yingchun, submitted=True)

    actions.approve(by=cast.reviewer, record=studio)
    after_approval = number("studios", cast.county)
    actions.reopen(by=cast.reviewer, record=studio, why="名称有误")

    assert (after_approval, number("studios", cast.county)) == (1, 0)
    assert recount.differences() == []


def test_counting_many_results_asks_nothing_of_the_code_list(cast, django_assert_num_queries):
    results = [ResultFactory(committee=cast.yingchun) for _ in range(3)]

    with django_assert_num_queries(0):
        assert all(indicators.of_record(result) for result in results)


def test_every_indicator_has_a_unit_on_the_list(db):
    from committees.models import Unit

    units = set(Unit.objects.values_list("pk", flat=True))

    assert [indicator.key for indicator in indicators.every() if indicator.unit not in units] == []
