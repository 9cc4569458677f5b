"""Aid, donations and counselling: totals without names, and whatever is wrong in them refused in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from assistance.models import (
    AidAmount,
    AidBeneficiary,
    AidScheme,
    AidStandard,
    BeneficiaryKind,
    CounsellingTalk,
    DonatedCash,
    DonatedGoods,
    GoodsKind,
    ProblemKind,
    TalkCount,
)
from committees import access, kinds, records
from committees.errors import NotReady, WrongState
from committees.models import Area, Unit
from committees.review import actions
from tests.assistance.factories import AidBatchFactory, CounsellingRoomFactory, CounsellingTalkFactory
from tests.assistance.gift_factories import DonationFactory, DonorFactory
from tests.assistance.refusals import assert_refused, said_of

pytestmark = pytest.mark.django_db


def saved(cast, kind, rows=None, **fields):
    base = {
        "area": Area(pk="assistance"), "committee": cast.yingchun, "title": "示例记录",
        "since": date(2024, 1, 5), "until": date(2024, 1, 6),
    }  # fmt: skip
    return records.save(by=cast.clerk, kind=kinds.get(kind), fields={**base, **fields}, rows=rows)


def problems(cast, record) -> list[str]:
    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.clerk, record=record)
    return [field for field, _sentence in caught.value.problems]


def test_a_batch_with_everything_unknown_but_who_was_helped(cast):
    boarders, unit = BeneficiaryKind.objects.get(pk="boarders"), Unit.objects.get(pk="person")
    batch = saved(
        cast, "aid_batch", scheme=AidScheme.objects.get(pk="boarder_allowance"),
        rows={"beneficiaries": [{"beneficiary": boarders, "number": None, "unit": unit}], "amounts": []},
    )  # fmt: skip

    actions.submit(by=cast.clerk, record=batch)
    actions.approve(by=cast.reviewer, record=batch)

    assert batch.beneficiaries.get().quantity.number is None
    assert {part.uncounted for part in batch.contributions.order_by("pk")} == {1}


def test_a_batch_says_who_was_helped_or_with_what(cast):
    batch = saved(cast, "aid_batch", scheme=AidScheme.objects.get(pk="meal_subsidy"))
    assert problems(cast, batch) == ["beneficiaries"]

    records.save(
        by=cast.clerk, kind=kinds.get("aid_batch"), record=batch,
        fields={"goods_kinds": GoodsKind.objects.filter(key="rice")},
    )  # fmt: skip
    actions.submit(by=cast.clerk, record=batch)


def test_a_donation_says_what_was_given(cast):
    donation = saved(cast, "donation", donor=DonorFactory(committee=cast.yingchun), for_whom="children")

    assert problems(cast, donation) == ["goods"]


def test_goods_may_be_named_without_how_much(cast):
    rice, bag = GoodsKind.objects.get(pk="rice"), Unit.objects.get(pk="bag")
    donation = saved(
        cast, "donation", donor=DonorFactory(committee=cast.yingchun), for_whom="family",
        rows={"cash": [], "goods": [{"goods": rice, "number": None, "unit": bag}]},
    )  # fmt: skip

    actions.submit(by=cast.clerk, record=donation)

    assert donation.goods.get().quantity.number is None


def test_talks_are_counted_by_kind_of_problem_and_name_nobody(cast):
    study, unit = ProblemKind.objects.get(pk="study"), Unit.objects.get(pk="occasion")
    talks = saved(cast, "counselling_talk", school=cast.school, title="与示例儿童甲谈话")
    assert problems(cast, talks) == ["counts"]

    records.save(
        by=cast.clerk, kind=kinds.get("counselling_talk"), record=talks, fields={},
        rows={"counts": [{"problem": study, "number": 12, "unit": unit}]},
    )  # fmt: skip

    assert talks.title.endswith("示例学校关工委")
    assert "甲" not in CounsellingTalk.objects.get().title


@pytest.mark.parametrize("factory", [AidBatchFactory, DonationFactory, CounsellingTalkFactory])
def test_they_count_but_are_never_published(cast, factory):
    record = factory(committee=cast.yingchun, approved=True)

    with pytest.raises(WrongState):
        actions.publish(by=cast.reviewer, record=record)
    assert access.visible_records(cast.leader).filter(pk=record.pk).exists()


@pytest.mark.parametrize("factory", [AidBatchFactory, DonationFactory, CounsellingTalkFactory])
def test_they_belong_to_child_assistance(cast, factory):
    record = factory(committee=cast.yingchun)
    record.area_id = "other"

    assert "belongs to child assistance" in said_of(record)


@pytest.fixture
def batch(cast):
    return AidBatchFactory(committee=cast.yingchun, beneficiaries=[("boarders", 30, "person")], amounts=[("cash", 100)])


@pytest.fixture
def donation(cast):
    return DonationFactory(committee=cast.yingchun)


@pytest.fixture
def talk(cast):
    return CounsellingTalkFactory(committee=cast.yingchun, counts=[("study", 3)])


def test_rows_of_aid(batch):
    assert_refused(AidBeneficiary(batch=batch, beneficiary_id="students", number=-1, unit_id="person"), "0")
    assert_refused(AidBeneficiary(batch=batch, beneficiary_id="boarders", number=3, unit_id="person"), "entered twice")
    assert_refused(AidAmount(batch=batch, kind="goods", number=3, unit_id="person"), "Amounts are in yuan")
    assert_refused(AidAmount(batch=batch, kind="cash", number=3, unit_id="yuan"), "Enter cash once")
    assert_refused(AidAmount(batch=batch, kind="goods", number=3, bound="between", unit_id="yuan"), "two numbers")
    assert "Count people" in said_of(AidBeneficiary(batch=batch, beneficiary_id="students", number=3, unit_id="yuan"))


def test_rows_of_donations(donation):
    assert_refused(DonatedCash(donation=donation, number=3, unit_id="head"), "Donated money is in yuan.")
    assert_refused(DonatedGoods(donation=donation, goods_id="rice", number=3, unit_id="yuan"), "money goes above")
    DonatedCash.objects.create(donation=donation, number=3, unit_id="yuan")
    DonatedGoods.objects.create(donation=donation, goods_id="rice", unit_id="bag")
    assert_refused(DonatedCash(donation=donation, number=4, unit_id="yuan"), "once")
    assert_refused(DonatedGoods(donation=donation, goods_id="rice", number=4, unit_id="bag"), "entered twice")


def test_rows_of_talks(talk):
    assert_refused(TalkCount(talk=talk, problem_id="mind", number=3, unit_id="person"), "counted in times")
    assert_refused(TalkCount(talk=talk, problem_id="study", number=3, unit_id="occasion"), "entered twice")


def changed(record, **fields):
    for name, value in fields.items():
        setattr(record, name, value)
    return record


def test_talks_have_a_teacher(talk):
    assert_refused(changed(talk, teacher_count=0), "At least one teacher talked")


def test_a_donation_names_a_family_by_code_only(cast, donation):
    assert_refused(changed(donation, family_code="QG-2345-6789"), "A code goes with a donation for one family only.")
    changed(donation, for_whom="family").full_clean(exclude=["record_ptr"])
    assert "not the code of a child" in said_of(changed(donation, family_code="示例儿童甲"))


def test_a_donation_names_a_place_only_where_it_went_to_one(cast, donation):
    assert_refused(changed(donation, recipient=cast.school), "Name a place only if")
    changed(donation, for_whom="school").full_clean(exclude=["record_ptr"])


def test_donors_are_named_in_public_on_a_stated_basis(cast):
    donor = DonorFactory(committee=cast.yingchun)

    assert_refused(DonorFactory.build(committee=cast.yingchun, named_in_public=True), "Say why the name may be public")
    assert_refused(
        DonorFactory.build(committee=cast.yingchun, name=donor.name), "There already is a donor of this name."
    )


def test_rooms(cast):
    room = CounsellingRoomFactory(committee=cast.school)

    assert_refused(CounsellingRoomFactory.build(committee=cast.school, name=room.name), "already has an open room")
    assert_refused(
        CounsellingRoomFactory.build(
            committee=cast.school, name="二号室", opened_on=date(2024, 1, 1), closed_on=date(2024, 1, 1)
        ),
        "A room is closed after it was opened.",
    )


@pytest.mark.parametrize("factory", [AidBatchFactory, CounsellingTalkFactory])
def test_a_school_is_a_school(cast, factory):
    record = factory(committee=cast.yingchun)

    assert "Choose a school." in said_of(changed(record, school=cast.village))
    changed(record, school=cast.school).full_clean(exclude=["record_ptr"])
    assert "Choose a school." in said_of(CounsellingRoomFactory.build(committee=cast.village))


def standard(**fields):
    values = {"scheme_id": "boarder_allowance", "group": "小学", "amount": Decimal(500), "period": "term"}
    return AidStandard(**{**values, "since": date(2023, 9, 1), **fields})


def test_standards_of_schemes():
    standard().save()

    assert_refused(standard(), "There already is a standard")
    assert_refused(standard(group="初中", amount=Decimal(0)), "more than 0 yuan")
    assert_refused(standard(group="初中", until=date(2023, 9, 1)), "A standard ends after it begins.")
    standard(since=date(2024, 9, 1)).full_clean()


def test_a_scheme_is_no_part_of_itself():
    scheme = AidScheme.objects.get(pk="five_helps_two_waivers_one_subsidy")
    scheme.parent = AidScheme.objects.get(pk="boarder_allowance")

    assert "cannot be a part of itself" in said_of(scheme)


def test_rows_say_what_and_how_much(cast, batch, donation, talk):
    DonatedCash.objects.create(donation=donation, number=800, unit_id="yuan")
    DonatedGoods.objects.create(donation=donation, goods_id="rice", unit_id="bag")
    rows = (batch.beneficiaries, batch.amounts, donation.cash, donation.goods, talk.counts)
    standard().save()

    with override("en"):
        named = [str(thing) for thing in (*(row.get() for row in rows), AidStandard.objects.get())]
        room = str(CounsellingRoomFactory(committee=cast.school, name_en="quiet room"))

    assert named == [
        "boarders: 30",
        "cash: 100",
        "800",
        "rice: not counted",
        "study: 3",
        "living allowance for boarders · 小学 · 500.00",
    ]
    assert room == "示例学校关工委 · quiet room"


def test_a_scheme_is_part_of_another():
    AidScheme.objects.get(pk="boarder_allowance").full_clean()
