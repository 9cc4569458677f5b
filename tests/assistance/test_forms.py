"""Entering aid, donations and talks: totals with decimals, units that fit, a donor who is new, and nobody's name."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from assistance.models import AidBatch, CounsellingTalk, Donation, Donor
from committees.choices import State
from committees.models import Draft, Record, Version
from tests.assistance.factories import AidBatchFactory
from tests.assistance.gift_factories import DonationFactory, DonorFactory
from tests.entering import INERT, enter, open_form, problems

pytestmark = pytest.mark.django_db
AID = {
    "scheme": "boarder_allowance", "beneficiaries-0-beneficiary": "boarders", "beneficiaries-0-number": "168",
    "amounts-0-number": "146125.50",
}  # fmt: skip
DONATION = {
    "title": "捐赠学习用品", "new_donor": "示例爱心团队", "new_donor_kind": "volunteer_team",
    "cash-0-number": "2000.05", "goods-0-goods": "school_bags", "goods-0-number": "30",
}  # fmt: skip
TALK = {"counts-0-problem": "study", "counts-0-number": "12", "teacher_count": "5"}
GOOD = {"aid": (AidBatch, AID), "donations": (Donation, DONATION), "talks": (CounsellingTalk, TALK)}


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def row_problems(page) -> list[str]:
    """The fields of rows that the page complains about."""
    assert page.status_code == 422
    return [name for rows in page.context["rows"] for errors in rows.formset.errors for name in errors]


@pytest.mark.parametrize("path", GOOD)
def test_what_is_entered_is_submitted(clerk, cast, path):
    model, typed = GOOD[path]

    answer = enter(clerk, path, **typed)

    assert answer.status_code == 302
    record = model.objects.get()
    assert (record.state, record.committee, record.area_id) == (State.SUBMITTED, cast.yingchun, "assistance")
    assert (record.since, record.is_plan) == (timezone.localdate(), False)
    assert record.title


@pytest.mark.parametrize("path", GOOD)
def test_an_empty_form_says_what_is_missing_and_is_kept(clerk, path):
    page = enter(clerk, path)

    assert page.status_code == 422
    assert page.context["errors"].problems
    assert Draft.objects.count() == 1
    assert not Record.objects.exists()


@pytest.mark.parametrize("path", GOOD)
def test_markup_and_rare_characters_are_kept_and_stay_text(clerk, path):
    model, typed = GOOD[path]

    answer = enter(clerk, path, **typed, summary=INERT)

    assert model.objects.get().summary == INERT
    assert "<script>alert" not in clerk.get(answer.url).content.decode()


@pytest.mark.parametrize("path", GOOD)
def test_a_last_day_before_the_first_is_refused(clerk, path):
    _model, typed = GOOD[path]

    page = enter(clerk, path, **typed, known_to="days", held_on="2024-05-02", last_day="2024-05-01")

    assert list(problems(page)) == ["last_day"]


@pytest.mark.parametrize("path", GOOD)
def test_the_page_warns_against_names(clerk, path):
    assert "id_summary_helptext" in clerk.get(f"/desk/{path}/new/").content.decode()


def test_aid_keeps_people_money_and_their_units(clerk):
    enter(clerk, "aid", **AID)

    batch = AidBatch.objects.get()
    people, money = batch.beneficiaries.get(), batch.amounts.get()
    assert (people.number, people.unit_id) == (168, "person")
    assert (money.kind, money.number, money.unit_id) == ("cash", Decimal("146125.50"), "yuan")


def test_aid_of_unknown_worth_can_be_said(clerk):
    enter(clerk, "aid", **{**AID, "amounts-0-number": "", "amounts-0-is_uncounted": "on"})

    assert AidBatch.objects.get().amounts.get().number is None


@pytest.mark.parametrize("number", ["-1", "0", "1.5", "1e30", "many"])
def test_people_who_cannot_be_counted_so(clerk, number):
    assert row_problems(enter(clerk, "aid", **{**AID, "beneficiaries-0-number": number})) == ["number"]


@pytest.mark.parametrize("amount", ["-1", "0", "1.555", "1e30", "NaN", "much"])
@pytest.mark.parametrize(("path", "field"), [("aid", "amounts-0-number"), ("donations", "cash-0-number")])
def test_money_that_cannot_be(clerk, path, field, amount):
    page = enter(clerk, path, **{**GOOD[path][1], field: amount})

    assert row_problems(page) == ["number"]
    assert amount in page.content.decode()


def test_the_same_people_twice_are_to_be_added_up(clerk):
    again = {name.replace("-0-", "-1-"): value for name, value in AID.items() if name.startswith("beneficiaries-0")}
    again |= {"beneficiaries-1-unit": "person", "beneficiaries-1-bound": "exact", "beneficiaries-TOTAL_FORMS": "2"}

    assert row_problems(enter(clerk, "aid", **AID, **again)) == ["beneficiary"]


def test_money_of_a_donation_is_entered_once(clerk):
    twice = {"cash-TOTAL_FORMS": "2", "cash-1-number": "10", "cash-1-bound": "exact"}

    page = enter(clerk, "donations", **DONATION, **twice)

    assert row_problems(page) == ["number"]
    assert 'name="add-cash"' not in page.content.decode()


def test_a_donation_keeps_money_goods_and_units(clerk):
    enter(clerk, "donations", **{**DONATION, "goods-0-unit": "set"})

    donation = Donation.objects.get()
    assert (donation.cash.get().number, donation.cash.get().unit_id) == (Decimal("2000.05"), "yuan")
    assert (donation.goods.get().number, donation.goods.get().unit_id) == (30, "set")
    assert donation.for_whom == "children"


def test_rice_is_weighed_and_bags_are_counted(clerk):
    weighed = {"goods-0-goods": "rice", "goods-0-number": "12.5"}

    assert row_problems(enter(clerk, "donations", **{**DONATION, **weighed, "goods-0-unit": "bag"})) == ["number"]
    assert enter(clerk, "donations", **{**DONATION, **weighed, "goods-0-unit": "kilogram"}).status_code == 302


def test_a_new_donor_is_entered_with_the_donation(clerk, cast):
    enter(clerk, "donations", **DONATION)

    donor = Donor.objects.get()
    assert (donor.name, donor.kind_id, donor.committee) == ("示例爱心团队", "volunteer_team", cast.yingchun)
    assert (Donation.objects.get().donor, donor.named_in_public) == (donor, False)
    assert Version.objects.get(subject="donor").by == cast.clerk


def test_a_donor_of_that_name_is_taken_and_not_made_again(clerk, cast):
    known = DonorFactory(committee=cast.yingchun, name="示例爱心团队")

    enter(clerk, "donations", **DONATION)

    assert Donation.objects.get().donor == known
    assert Donor.objects.count() == 1


def test_a_donation_that_cannot_be_submitted_leaves_no_donor(clerk):
    nothing = {"cash-0-number": "", "goods-0-number": "", "goods-0-goods": ""}

    page = enter(clerk, "donations", **{**DONATION, **nothing})

    assert page.status_code == 422
    assert not Donor.objects.exists()
    assert "示例爱心团队" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"new_donor": "", "new_donor_kind": ""}, "donor"),
        ({"new_donor_kind": ""}, "new_donor_kind"),
        ({"for_whom": "children", "family_code": "QG-2345-6789"}, "family_code"),
        ({"for_whom": "family", "family_code": "张三"}, "family_code"),
    ],
)
def test_who_gave_for_whom_is_said_clearly(clerk, typed, field):
    assert list(problems(enter(clerk, "donations", **{**DONATION, **typed}))) == [field]


def test_a_donor_is_chosen_or_typed_but_not_both(clerk, cast):
    known = DonorFactory(committee=cast.yingchun)

    assert list(problems(enter(clerk, "donations", **DONATION, donor=known.pk))) == ["new_donor"]


def test_donors_of_others_are_not_offered(clerk, cast):
    theirs = DonorFactory(committee=cast.zhonghe)

    typed = {**DONATION, "new_donor": "", "new_donor_kind": "", "donor": theirs.pk}
    assert "donor" in problems(enter(clerk, "donations", **typed))


def test_a_place_goes_with_a_school_or_village(clerk, cast):
    assert list(problems(enter(clerk, "donations", **DONATION, recipient=cast.village.pk))) == ["recipient"]
    enter(clerk, "donations", **DONATION, for_whom="village", recipient=cast.village.pk)

    assert Donation.objects.get().recipient == cast.village


def test_talks_get_their_title_and_are_counted_in_times(clerk, cast):
    enter(clerk, "talks", **TALK, school=cast.school.pk)

    talk = CounsellingTalk.objects.get()
    assert cast.school.short in talk.title
    assert (talk.counts.get().number, talk.counts.get().unit_id, talk.teacher_count) == (12, "occasion", 5)
    assert "title" not in open_form(clerk, "talks")


@pytest.mark.parametrize("teachers", ["-1", "0", "99999", "many"])
def test_teachers_who_cannot_be(clerk, teachers):
    assert list(problems(enter(clerk, "talks", **{**TALK, "teacher_count": teachers}))) == ["teacher_count"]


def test_staff_read_what_was_given_to_whom_and_by_whom(client, cast):
    batch = AidBatchFactory(
        committee=cast.yingchun, approved=True, givers="县民政局", beneficiaries=[("boarders", 168, "person")]
    )
    donation = DonationFactory(committee=cast.yingchun, approved=True)
    client.force_login(cast.leader)

    page = client.get(f"/desk/aid/{batch.pk}/").content.decode()
    assert "县民政局" in page
    assert "168" in page
    assert donation.donor.name in client.get(f"/desk/donations/{donation.pk}/").content.decode()


def test_days_of_the_past_can_be_given_as_a_month(clerk):
    enter(clerk, "aid", **AID, known_to="month", held_on="2024-02-10")

    assert (AidBatch.objects.get().since, AidBatch.objects.get().until) == (dt.date(2024, 2, 1), dt.date(2024, 3, 1))
