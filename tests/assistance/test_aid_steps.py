"""The way of a batch of aid: in order, no day before the last, and a second look before money goes out twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from assistance import aid_steps, standards
from assistance.models import AidBatch, AidStandard, AidStep
from committees import doubts, history
from committees.choices import State
from committees.errors import NotAllowed, NotReady, WrongState
from tests.assistance.factories import AidBatchFactory, RosterLineFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 1)


@pytest.fixture
def batch(cast):
    return AidBatchFactory(committee=cast.yingchun, author=cast.clerk)


def taken(cast, batch, stage, on=DAY, **more):
    return aid_steps.take(by=cast.clerk, batch=batch, stage=stage, on=on, **more)


def test_the_batch_says_how_far_it_has_come_and_a_step_may_be_left_out(cast, batch):
    taken(cast, batch, "nominated")
    taken(cast, batch, "county", DAY + timedelta(days=3), note=" 文件 7 号 ")

    assert AidBatch.objects.get(pk=batch.pk).stage == "county"
    assert [step.note for step in aid_steps.steps_of(batch)] == ["", "文件 7 号"]
    assert [stage.value for stage in aid_steps.open_stages(aid_steps.steps_of(batch))] == [
        "noticed",
        "paid",
        "receipted",
    ]


@pytest.mark.parametrize("stage", ["nominated", "county", "sold"])
def test_no_step_comes_twice_or_after_a_later_one(cast, batch, stage):
    taken(cast, batch, "county")

    with pytest.raises(WrongState):
        taken(cast, batch, stage)


def test_days_follow_each_other_and_are_not_to_come(cast, batch):
    taken(cast, batch, "school")

    for wrong in (DAY - timedelta(days=1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(NotReady) as caught:
            taken(cast, batch, "town", wrong)
        assert caught.value.problems[0][0] == "on"
    assert batch.steps.count() == 1


def test_only_the_newest_step_is_taken_back_and_its_history_stays(cast, batch):
    first, second = taken(cast, batch, "school"), taken(cast, batch, "town").pk

    with pytest.raises(WrongState):
        aid_steps.take_back(by=cast.clerk, batch=batch, stage="school")
    aid_steps.take_back(by=cast.clerk, batch=batch, stage="town")

    assert AidBatch.objects.get(pk=batch.pk).stage == "school"
    assert [step.verb for step in history.of(AidStep(pk=second))] == ["create", "remove"]
    assert list(batch.steps.values_list("pk", flat=True)) == [first.pk]


def test_whoever_may_not_enter_aid_there_takes_no_step(cast, batch):
    for person in (cast.other_clerk, cast.leader, cast.childcare):
        with pytest.raises(NotAllowed):
            aid_steps.take(by=person, batch=batch, stage="nominated", on=DAY)


def test_what_was_thrown_away_goes_no_way(cast):
    batch = AidBatchFactory(committee=cast.yingchun, state=State.TRASHED)

    with pytest.raises(WrongState):
        taken(cast, batch, "nominated")


def test_money_goes_out_twice_only_with_a_reason(cast, batch):
    other = AidBatchFactory(committee=cast.zhonghe, scheme=batch.scheme, since=batch.since, until=batch.until)
    for one in (batch, other):
        RosterLineFactory(batch=one, name="示例学生甲")

    with pytest.raises(NotReady) as caught:
        taken(cast, batch, "paid")
    assert caught.value.problems[0][0] == "note"

    taken(cast, batch, "paid", note="同名，已核对")
    assert AidBatch.objects.get(pk=batch.pk).stage == "paid"


@pytest.fixture
def rates():
    for group, amount in (("小学", 500), ("初中", 625)):
        AidStandard.objects.create(
            scheme_id="boarder_allowance", group=group, amount=amount, period="term", since=date(2020, 9, 1)
        )


def boarders(cast, people, paid, **fields):
    fields = {"scheme_id": "boarder_allowance", "since": DAY, "until": DAY + timedelta(days=1), **fields}
    return AidBatchFactory(
        committee=cast.yingchun, beneficiaries=[("boarders", people, "person")], amounts=[("cash", paid)], **fields
    )


@pytest.mark.parametrize(("paid", "is_doubted"), [(4999, True), (5000, False), (6250, False), (6251, True)])
def test_an_amount_that_does_not_fit_people_and_standard_is_doubted(cast, rates, paid, is_doubted):
    assert bool(list(standards.doubts(boarders(cast, 10, paid)))) is is_doubted


def test_nothing_is_doubted_where_no_standard_held_or_somebody_was_not_counted(cast, rates):
    before = boarders(cast, 10, 1, since=date(2019, 3, 1), until=date(2019, 3, 2))

    assert not list(standards.doubts(before))
    assert not list(standards.doubts(boarders(cast, None, 1)))


def test_a_list_asks_about_all_its_batches_at_once(cast, rates, django_assert_max_num_queries):
    batches = [boarders(cast, 10, 1) for _number in range(5)]

    with django_assert_max_num_queries(5):
        assert len(doubts.of_each(batches, quick_only=True)) == 5
