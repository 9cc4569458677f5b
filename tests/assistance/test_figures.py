"""The indicators of child assistance: the county's own sentences, entered and counted."""

from datetime import date

import pytest

from committees import figures, indicators, recount
from committees.choices import Bound
from committees.periods import ALL_TIME, Window
from committees.review import actions
from tests.assistance.factories import (
    AidBatchFactory,
    CounsellingRoomFactory,
    CounsellingTalkFactory,
    MilestoneFactory,
    PairingFactory,
    VisitFactory,
)
from tests.assistance.gift_factories import DonationFactory
from tests.factories import CommitteeFactory, ReportedFigureFactory

pytestmark = pytest.mark.django_db
SINCE_2023 = Window(date(2023, 1, 1), date(2024, 3, 20))


def said(committee, key, window=SINCE_2023):
    quantity = figures.answer(indicators.find(key), committee, window).quantity
    return quantity.number, quantity.unit, quantity.bound


def exactly(number, unit):
    return number, unit, Bound.EXACT


def in_the_period(**fields):
    return {"since": SINCE_2023.since, "until": SINCE_2023.until, "approved": True, **fields}


def test_pairings_by_what_they_are_counted_as(cast):
    for kind, times in (("left_behind", 5), ("single_parent", 4), ("orphan", 3), ("disability", 1)):
        PairingFactory.create_batch(times, committee=cast.village, counted_as_id=kind, **in_the_period())

    assert said(cast.yingchun, "pairings") == exactly(13, "pair")
    for key, number in (
        ("pairings_left_behind", 5), ("pairings_single_parent", 4), ("pairings_orphan", 3),
        ("pairings_single_parent_or_orphaned", 7), ("pairings_in_difficulty", 1),
    ):  # fmt: skip
        assert said(cast.yingchun, key) == exactly(number, "person")


def test_a_child_in_two_circumstances_is_counted_in_one(cast):
    pairing = PairingFactory(committee=cast.yingchun, counted_as_id="orphan", **in_the_period())
    pairing.child.circumstances.create(kind_id="left_behind")

    assert said(cast.yingchun, "pairings_orphan") == exactly(1, "person")
    assert said(cast.yingchun, "pairings_left_behind") == exactly(0, "person")


def test_pairings_go_on_from_their_beginning_to_their_end(cast):
    PairingFactory.create_batch(2, committee=cast.yingchun, since=date(2023, 5, 10), approved=True)
    PairingFactory(
        committee=cast.yingchun, since=date(2023, 5, 10), approved=True,
        ended_on=date(2023, 9, 1), end_reason_id="need_met",
    )  # fmt: skip

    days = (date(2023, 5, 10), date(2023, 5, 11), date(2023, 9, 1), date(2023, 9, 2))
    standing = [said(cast.county, "open_pairings", Window(None, day))[0] for day in days]
    assert standing == [0, 3, 3, 2]


def test_milestones_by_what_was_settled(cast):
    for kind in ("allowance_handled", "guardian_confirmed", "returned_to_school"):
        MilestoneFactory.create_batch(3, committee=cast.yingchun, milestone_kind_id=kind, **in_the_period())

    for key in ("allowance_handled", "guardian_confirmed"):
        assert said(cast.yingchun, key) == exactly(3, "person")


def test_boarders_and_meals_with_what_was_paid(cast):
    AidBatchFactory(
        committee=cast.yingchun, scheme_id="boarder_allowance", beneficiaries=[("boarders", 295, "person")],
        amounts=[("cash", 146_125)], **in_the_period(),
    )  # fmt: skip
    AidBatchFactory(
        committee=cast.yingchun, scheme_id="meal_subsidy", beneficiaries=[("students", 118, "grant")],
        amounts=[("cash", 23_000)], **in_the_period(),
    )  # fmt: skip

    assert said(cast.yingchun, "boarders_subsidised") == said(cast.yingchun, "people_aided") == exactly(295, "person")
    assert said(cast.yingchun, "boarder_subsidy_paid") == exactly(146_125, "yuan")
    assert said(cast.yingchun, "meal_subsidies") == exactly(118, "grant")
    assert said(cast.yingchun, "meal_subsidy_paid") == exactly(23_000, "yuan")
    assert said(cast.yingchun, "aid_cash") == exactly(169_125, "yuan")


def test_cash_and_goods_are_apart_and_summed_only_as_both(cast):
    AidBatchFactory(
        committee=cast.yingchun, scheme_id="festival_goods", amounts=[("cash", 700), ("goods", 300)], **in_the_period()
    )

    for key, number in (("aid_cash", 700), ("aid_goods", 300), ("aid_cash_and_goods", 1000)):
        assert said(cast.yingchun, key) == exactly(number, "yuan")
    assert said(cast.yingchun, "boarder_subsidy_paid") == exactly(0, "yuan")


def test_students_and_student_aid_are_reported_totals(cast):
    for key, number, unit in (("students_aided", 10_000, "person"), ("student_aid_paid", 5_000_000, "yuan")):
        ReportedFigureFactory(
            committee=cast.county, area_id="assistance", indicator=key, number=number, unit_id=unit, bound="at_least",
            since=None, until=date(2024, 3, 20), surplus=number, approved=True,
        )  # fmt: skip
        assert said(cast.county, key, Window(None, date(2024, 3, 20))) == (number, unit, Bound.AT_LEAST)


def test_donations_and_their_money(cast):
    gift = DonationFactory(committee=cast.zhonghe, submitted=True)
    gift.cash.create(number=800, unit_id="yuan")
    gift.goods.create(goods_id="rice", unit_id="bag")
    DonationFactory(committee=cast.zhonghe, approved=True)
    actions.approve(by=cast.reviewer, record=gift)

    assert said(cast.county, "donations", Window.year(2023)) == exactly(2, "occasion")
    assert said(cast.county, "donated_cash", Window.year(2023)) == exactly(800, "yuan")


def test_talks_and_visits(cast):
    CounsellingTalkFactory(committee=cast.school, counts=[("study", 12), ("truancy", None)], approved=True)
    VisitFactory.create_batch(2, committee=cast.yingchun, approved=True)

    talks = figures.answer(indicators.find("counselling_talks"), cast.county, Window.year(2023))
    assert (talks.total.number, talks.total.uncounted) == (12, 1)
    assert said(cast.county, "visits", Window.year(2023)) == exactly(2, "occasion")


def test_rooms_and_the_share_of_schools_that_have_one(cast):
    other = CommitteeFactory(parent=cast.yingchun, level_id="school")
    CounsellingRoomFactory(committee=cast.school)
    CounsellingRoomFactory(committee=cast.school, name="二号室", opened_on=date(2024, 1, 1))
    CounsellingRoomFactory(committee=other, opened_on=date(2024, 2, 1))

    at_new_year = Window(None, date(2024, 1, 1))
    assert said(cast.county, "counselling_rooms", ALL_TIME) == exactly(3, "room")
    assert said(cast.county, "counselling_rooms", at_new_year) == exactly(1, "room")
    assert said(cast.county, "counselling_coverage", at_new_year) == exactly(50, "percent")
    assert said(cast.county, "counselling_coverage", ALL_TIME) == exactly(100, "percent")
    assert said(cast.zhonghe, "counselling_coverage", ALL_TIME)[0] is None


def test_stored_figures_are_what_a_recount_finds(cast):
    PairingFactory(committee=cast.yingchun, approved=True, ended_on=date(2023, 9, 1), end_reason_id="need_met")
    AidBatchFactory(committee=cast.yingchun, approved=True, beneficiaries=[("boarders", 295, "person")])
    CounsellingTalkFactory(committee=cast.school, counts=[("study", 12)], approved=True)

    assert recount.differences() == []


def test_measuring_asks_the_database_nothing(cast, django_assert_num_queries):
    batch = AidBatchFactory(committee=cast.yingchun, beneficiaries=[("boarders", 295, "person")])
    pairing = PairingFactory(committee=cast.yingchun)
    found = [type(batch).objects.prefetch_related("beneficiaries", "amounts").get(pk=batch.pk)]
    found.append(type(pairing).objects.prefetch_related("helpers").get(pk=pairing.pk))

    with django_assert_num_queries(0):
        for record in found:
            for indicator in indicators.of_record(record):
                indicator.quantities(record)


def test_every_circumstance_is_counted_in_a_public_group():
    grouped = {indicator.key for indicator in indicators.built_in() if indicator.part_of == "pairings"}

    assert grouped == {"pairings_left_behind", "pairings_single_parent_or_orphaned", "pairings_in_difficulty"}


def test_what_counts_children_says_so():
    """Everything here that counts persons or pairs does; visits, talks, donations and rooms are no children."""
    counted = {i.key for i in indicators.of_area("assistance") if i.unit in ("person", "pair", "grant")}

    assert counted == {i.key for i in indicators.of_area("assistance") if i.counts_children}


def test_money_goes_with_the_count_of_who_received_it():
    for indicator in indicators.of_area("assistance"):
        if indicator.unit == "yuan" and indicator.key != "donated_cash":
            assert indicator.shown_with
