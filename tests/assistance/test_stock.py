"""What is left of gifts: exact where all was counted, open where not, and never more handed out than there is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from assistance import balances, stock
from assistance.child_codes import new_code
from assistance.models import Distribution, Donation
from committees import history, registers
from committees.choices import State
from committees.errors import NotAllowed
from tests.assistance.gift_factories import DistributionFactory, DonationFactory
from tests.assistance.refusals import assert_refused, said_of

pytestmark = pytest.mark.django_db


def donation(cast, **more):
    return DonationFactory(committee=cast.yingchun, author=cast.clerk, approved=True, **more)


def left_of(thing):
    with override("en"):
        return [str(line.left) for line in stock.lines_of(Donation.objects.get(pk=thing.pk))]


def test_money_and_goods_are_counted_down(cast):
    gift = donation(cast, cash=5000, goods=[("rice", 20, "bag"), ("clothes", 12, "piece")])
    assert left_of(gift) == ["5,000", "20", "12"]

    DistributionFactory(donation=gift, goods_id="rice", unit_id="bag", number=8)
    DistributionFactory(donation=gift, goods_id="rice", unit_id="bag", number=12)
    DistributionFactory(donation=gift, goods_id=None, unit_id="yuan", number=Decimal("1200.50"))

    assert left_of(gift) == ["3,799.50", "0", "12"]
    assert [line.may_be_left for line in stock.lines_of(gift)] == [True, False, True]


def test_what_was_not_counted_leaves_an_open_end(cast):
    uncounted = donation(cast, goods=[("rice", None, "bag")])
    DistributionFactory(donation=uncounted, goods_id="rice", unit_id="bag", number=3)
    assert left_of(uncounted) == ["None"]

    counted = donation(cast, goods=[("rice", 20, "bag")])
    DistributionFactory(donation=counted, goods_id="rice", unit_id="bag", number=None)
    assert left_of(counted) == ["None"]
    assert stock.lines_of(counted)[0].may_be_left


def test_at_least_and_between_stay_what_they_are(cast):
    at_least = donation(cast, goods=[("rice", 20, "bag")])
    at_least.goods.update(bound="at_least")
    between = donation(cast, goods=[("rice", 20, "bag")])
    between.goods.update(bound="between", upper=30)
    for gift in (at_least, between):
        DistributionFactory(donation=gift, goods_id="rice", unit_id="bag", number=5)
    assert (left_of(at_least), left_of(between)) == (["15+"], ["15 to 25"])

    DistributionFactory(donation=at_least, goods_id="rice", unit_id="bag", number=15)
    assert left_of(at_least) == ["not known"]


def test_no_more_is_handed_out_than_there_is(cast):
    gift = donation(cast, goods=[("rice", 20, "bag")])
    kept = DistributionFactory(donation=gift, goods_id="rice", unit_id="bag", number=15)

    more = DistributionFactory.build(donation=gift, goods_id="rice", unit_id="bag", number=6)
    assert "Only 5 are left." in said_of(more)
    kept.number = 20  # what it takes itself is not counted against it
    kept.full_clean()
    stranger = DistributionFactory.build(donation=gift, goods_id="meat", unit_id="bag", number=1)
    assert "no such goods" in said_of(stranger)

    gift.goods.update(number=10)
    assert stock.lines_of(Donation.objects.get(pk=gift.pk))[0].is_over


def test_what_may_be_more_than_was_told_is_no_wall(cast):
    gift = donation(cast, goods=[("rice", 20, "bag")])
    gift.goods.update(bound="at_least")

    DistributionFactory.build(donation=gift, goods_id="rice", unit_id="bag", number=25).full_clean()


def test_what_makes_no_sense_is_refused(cast):
    gift = donation(cast, cash=100)
    given = {"donation": gift, "goods_id": None, "unit_id": "yuan", "number": 10}

    assert_refused(DistributionFactory.build(**{**given, "number": 0}), "What was handed out is more than 0.")
    assert_refused(DistributionFactory.build(**given, family_code=new_code()), "A code goes with one family only.")
    assert_refused(
        DistributionFactory.build(**given, recipient=cast.village),
        "Name a place only if a school or a village received it.",
    )
    assert_refused(DistributionFactory.build(**{**given, "unit_id": "bag"}), "Money is in yuan, goods in pieces")
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "still to come" in said_of(DistributionFactory.build(**given, on=tomorrow))
    gift.state = State.TRASHED
    gift.save()
    assert "called off or thrown away" in said_of(DistributionFactory.build(**given))


def test_it_is_kept_by_who_keeps_the_registers_and_its_history_says_who(cast):
    gift = donation(cast, goods=[("rice", 20, "bag")])
    fields = {
        "donation": gift, "goods_id": "rice", "unit_id": "bag", "number": Decimal(2), "on": timezone.localdate(),
        "for_whom": "children", "handed_over_by": "示例人员",
    }  # fmt: skip
    with pytest.raises(NotAllowed):
        registers.save(by=cast.other_clerk, model=Distribution, fields=fields_of(fields))

    made = registers.save(by=cast.clerk, model=Distribution, fields=fields_of(fields))
    steps = history.of(made)
    registers.remove(by=cast.office, entry=made)

    assert left_of(gift) == ["20"]
    assert [(step.verb, step.by) for step in steps.order_by("pk")] == [
        ("create", cast.clerk), ("remove", cast.office),
    ]  # fmt: skip


def fields_of(fields):
    """The fields as the action takes them: things, not keys."""
    model = Distribution._meta
    things = {name: value for name, value in fields.items() if not name.endswith("_id")}
    keys = {name.removesuffix("_id"): value for name, value in fields.items() if name.endswith("_id")}
    return things | {name: model.get_field(name).related_model.objects.get(pk=key) for name, key in keys.items()}


def test_all_gifts_together(cast, django_assert_num_queries):
    first = donation(cast, cash=1000, goods=[("rice", 20, "bag")])
    donation(cast, goods=[("rice", 10, "bag"), ("meat", None, "piece")])
    DonationFactory(committee=cast.zhonghe, author=cast.other_clerk, approved=True, goods=[("rice", 500, "bag")])
    DonationFactory(committee=cast.yingchun, author=cast.clerk, goods=[("rice", 7, "bag")])  # a draft
    DistributionFactory(donation=first, goods_id="rice", unit_id="bag", number=4)

    mine = balances.donations_for(cast.clerk)
    with django_assert_num_queries(5), override("en"):
        said = [(str(one.goods), str(one.came_in), str(one.went_out), str(one.left)) for one in balances.of(mine)]

    assert said[0] == ("None", "1,000", "0", "1,000")
    assert {("rice", "30", "4", "26"), ("meat", "not counted", "0", "None")} <= set(said)
    assert len(said) == 3
    assert "530" in [str(one.came_in) for one in balances.of(balances.donations_for(cast.office))]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_out_the_last_at_once_one_is_told(cast):
    gift = donation(cast, goods=[("rice", 5, "bag")])
    together = Barrier(2)
    fields = fields_of({"goods_id": "rice", "unit_id": "bag"}) | {
        "donation": gift, "number": Decimal(4), "on": timezone.localdate(), "for_whom": "children",
        "handed_over_by": "示例人员",
    }  # fmt: skip

    def hand_out(_turn):
        try:
            together.wait()
            registers.save(by=cast.clerk, model=Distribution, fields=fields)
        except ValidationError:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(hand_out, range(2))) == ["done", "refused"]
