"""Counts of children outside the locked room: the county's own numbers, and attempts to get at what is withheld."""

from datetime import date
from decimal import Decimal

import pytest

from committees import figures, indicators, reach, suppression, tallies
from committees.models import ReportedIndicator
from committees.periods import ALL_TIME, Window
from tests.assistance.factories import AidBatchFactory, MilestoneFactory, PairingFactory
from tests.factories import CommitteeFactory, ReportedFigureFactory

pytestmark = pytest.mark.django_db
SINCE_2023 = Window(date(2023, 1, 1), None)
PAIRINGS = indicators.find("pairings")
GROUPS = ("pairings_left_behind", "pairings_single_parent_or_orphaned", "pairings_in_difficulty")


def pair(committee, counted_as, times=1, **fields):
    for _time in range(times):
        PairingFactory(committee=committee, counted_as_id=counted_as, approved=True, **fields)


def said(committee, key, window=SINCE_2023, user=None):
    return suppression.answer(indicators.find(key), committee, window, user=user)


def numbers(committee, *keys, window=SINCE_2023):
    return [said(committee, key, window).quantity.number for key in keys]


def test_small_groups_are_merged_with_their_neighbour(cast):
    """As in the county's article, only smaller: orphans are shown together with children of single-parent families."""
    pair(cast.village, "left_behind", 8)
    pair(cast.village, "single_parent", 6)
    pair(cast.village, "orphan", 3)

    for committee in (cast.county, cast.yingchun):
        assert numbers(committee, "pairings", *GROUPS) == [17, 8, 9, 0]
        assert numbers(committee, "pairings_single_parent", "pairings_orphan") == [None, None]
        assert said(committee, "pairings_orphan").is_withheld


def test_what_is_shown_is_what_the_figures_say(cast):
    pair(cast.yingchun, "left_behind", 7)

    shown = said(cast.county, "pairings")

    assert shown == figures.answer(PAIRINGS, cast.county, SINCE_2023)


def test_a_town_with_few_is_not_the_county_less_the_others(cast):
    pair(cast.yingchun, "left_behind", 9)
    pair(cast.zhonghe, "left_behind", 2)

    assert numbers(cast.county, "pairings") == [11]
    assert numbers(cast.yingchun, "pairings") == numbers(cast.zhonghe, "pairings") == [None]


def test_what_the_county_has_beside_its_towns_takes_up_a_small_town(cast):
    pair(cast.yingchun, "left_behind", 9)
    pair(cast.zhonghe, "left_behind", 2)
    pair(cast.school, "left_behind", 8)

    assert numbers(cast.yingchun, "pairings") == [9]
    assert numbers(cast.zhonghe, "pairings") == [None]


def test_a_year_is_not_the_difference_of_two_times_since(cast):
    pair(cast.yingchun, "left_behind", 3, since=date(2022, 6, 1))
    pair(cast.yingchun, "left_behind", 9, since=date(2023, 6, 1))

    assert numbers(cast.county, "pairings", window=Window(date(2022, 1, 1), None)) == [12]
    assert numbers(cast.county, "pairings", window=ALL_TIME) == [12]
    assert numbers(cast.county, "pairings", window=SINCE_2023) == [None]
    assert numbers(cast.county, "pairings", window=Window.year(2022)) == [None]
    assert numbers(cast.county, "pairings", window=Window.year(2023)) == [None]


def test_what_lasted_beyond_its_year_is_not_the_difference_of_since_and_year(cast):
    pair(cast.yingchun, "left_behind", 2, since=date(2023, 1, 1), until=date(2024, 3, 20))
    pair(cast.yingchun, "left_behind", 9, since=date(2023, 6, 1))

    assert numbers(cast.county, "pairings", window=SINCE_2023) == [11]
    assert numbers(cast.county, "pairings", window=Window.year(2023)) == [None]


def test_of_too_few_in_all_nobody_learns_even_where_they_are(cast):
    MilestoneFactory.create_batch(3, committee=cast.yingchun, approved=True)

    for committee in (cast.county, cast.yingchun, cast.zhonghe):
        assert numbers(committee, "allowance_handled") == [None]
    assert numbers(cast.county, "allowance_handled", window=Window(date(2024, 1, 1), None)) == [0]


@pytest.mark.parametrize(
    "window",
    [
        Window(date(2023, 1, 1), date(2024, 3, 20)),
        Window(date(2023, 1, 1), date(2025, 1, 1)),
        Window(date(2023, 2, 1), None),
        Window(None, date(2024, 1, 1)),
        Window.month(2023, 5),
    ],
)
def test_no_other_window_is_answered(cast, window):
    pair(cast.yingchun, "left_behind", 9)

    assert said(cast.county, "pairings", window).is_withheld


def test_no_committee_but_counties_and_townships_is_answered(cast):
    pair(cast.village, "left_behind", 9)
    pair(cast.school, "left_behind", 9)

    assert numbers(cast.village, "pairings") == numbers(cast.school, "pairings") == [None]


def test_what_stands_at_a_date_is_never_shown(cast):
    pair(cast.yingchun, "left_behind", 9)

    assert said(cast.county, "open_pairings", ALL_TIME).is_withheld


def test_a_withheld_answer_has_no_number_even_for_who_does_not_ask(cast):
    pair(cast.yingchun, "left_behind", 3)
    answer = said(cast.county, "pairings")

    assert answer.quantity.number is None
    assert answer.total.number == 0
    assert "3" not in str(answer)


def test_money_is_withheld_with_the_count_it_goes_with(cast):
    boarders(cast.yingchun, 3, 1500)
    boarders(cast.zhonghe, 20, 10_000)

    paid = ("boarder_subsidy_paid", "aid_cash", "aid_cash_and_goods")
    assert numbers(cast.county, *paid) == [11_500, 11_500, 11_500]
    assert numbers(cast.yingchun, *paid) == numbers(cast.zhonghe, *paid) == [None, None, None]


def boarders(committee, number, amount):
    AidBatchFactory(
        committee=committee, approved=True, beneficiaries=[("boarders", number, "person")], amounts=[("cash", amount)]
    )


def test_a_reported_total_is_shown_for_all_time_with_its_bound(cast):
    for key, number, unit in (("students_aided", 10_000, "person"), ("student_aid_paid", 5_000_000, "yuan")):
        ReportedFigureFactory(
            committee=cast.county, area_id="assistance", indicator=key, number=number, unit_id=unit, bound="at_least",
            since=None, until=date(2024, 3, 20), surplus=number, approved=True,
        )  # fmt: skip

    assert [str(said(cast.county, key, ALL_TIME).quantity.bound) for key in ("students_aided", "student_aid_paid")] == [
        "at_least",
        "at_least",
    ]
    assert numbers(cast.county, "students_aided", "student_aid_paid", window=ALL_TIME) == [10_000, 5_000_000]


@pytest.mark.parametrize(("person", "sees"), [("childcare", True), ("reviewer", True), ("leader", False)])
def test_who_may_read_the_files_reads_the_counts(cast, person, sees):
    pair(cast.yingchun, "orphan", 3)

    answer = said(cast.yingchun, "pairings_orphan", Window.month(2023, 5), user=getattr(cast, person))

    assert answer.is_withheld is not sees
    assert answer.quantity.number == (Decimal(3) if sees else None)


@pytest.mark.parametrize("person", ["clerk", "office", "administrator", "auditor", "account_manager", "stranger"])
def test_nobody_else_does(cast, person):
    pair(cast.yingchun, "orphan", 3)

    assert said(cast.yingchun, "pairings_orphan", user=getattr(cast, person)).is_withheld


def test_other_figures_are_left_alone(cast):
    found = suppression.answers(indicators.of_area("red_education"), [cast.county], Window.month(2023, 5))

    assert not any(answer.is_withheld for answer in found.values())


def test_two_counties_are_two_tables(cast):
    other = CommitteeFactory(level_id="county")
    town = CommitteeFactory(level_id="township", parent=other)
    pair(town, "left_behind", 6)
    pair(cast.yingchun, "left_behind", 2)

    assert [said(committee, "pairings").quantity.number for committee in (other, town)] == [6, 6]
    assert numbers(cast.county, "pairings") == [None]


def test_how_many_were_counted_at_two_places_does_not_come_out_by_adding_up(cast):
    """A joint entry counts once above and once at each partner."""
    PairingFactory.create_batch(9, committee=cast.yingchun, approved=True)
    PairingFactory.create_batch(9, committee=cast.zhonghe, approved=True)
    joint = PairingFactory(committee=cast.yingchun, submitted=True)
    joint.partners.add(cast.zhonghe)
    reach.renew(joint)
    tallies.enter([joint])

    assert numbers(cast.county, "pairings") == [19]
    assert None in numbers(cast.yingchun, "pairings") + numbers(cast.zhonghe, "pairings")


def test_counting_children_costs_three_queries_more_for_any_number_of_them(cast, django_assert_num_queries):
    pair(cast.yingchun, "left_behind", 6)
    asked = indicators.of_area("assistance")
    counted = [indicator for indicator in asked if not indicator.in_register and not indicator.share_of[0]]

    with django_assert_num_queries(2 + 3):
        suppression.answers(counted, [cast.county, cast.yingchun, cast.zhonghe], SINCE_2023)


def test_any_number_of_windows_is_decided_on_at_once(cast, django_assert_num_queries):
    pair(cast.yingchun, "left_behind", 9, since=date(2023, 6, 1))
    windows = [ALL_TIME, SINCE_2023, Window.year(2022), Window.year(2023), Window.month(2023, 6)]
    found = {window: figures.answers([PAIRINGS], [cast.county], window) for window in windows}

    with django_assert_num_queries(3):
        shown = suppression.withhold(found, [cast.county])

    numbers = [shown[window][cast.county.pk, "pairings"].quantity.number for window in windows]
    assert numbers == [9, 9, 0, 9, None]


def test_what_an_administrator_adds_to_child_assistance_is_guarded_too(cast):
    added = ReportedIndicator.objects.create(
        key="orphans_at_camp", area_id="assistance", name="参加夏令营的孤儿", unit_id="person", definition="人数"
    )
    for number in (3, 8):
        ReportedFigureFactory(
            committee=cast.yingchun, area_id="assistance", indicator=added.key, number=number, unit_id="person",
            surplus=number, since=date(2015 + number, 1, 1), approved=True,
        )  # fmt: skip

    assert numbers(cast.yingchun, added.key, window=Window.year(2018)) == [None]
    assert numbers(cast.yingchun, added.key, window=ALL_TIME) == [11]


def test_every_part_and_amount_names_a_count_of_children():
    for indicator in indicators.built_in():
        for key in filter(None, (indicator.part_of, indicator.shown_with)):
            assert indicators.find(key).counts_children
        assert not any(indicators.find(key).counts_children for key in filter(None, indicator.share_of))
