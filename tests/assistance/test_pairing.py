"""Pairings: entered and reviewed like every record, but locked; with one open pairing per child and helper."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from assistance.models import Aspect, Child, CircumstanceKind, EndReason, Helper, HelpKind, Pairing
from committees import access, history, kinds, records
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Area
from committees.review import actions, policies
from tests.assistance.factories import ChildFactory, PairingFactory
from tests.assistance.refusals import assert_refused
from tests.factories import ElderFactory

pytestmark = pytest.mark.django_db
PAIRING = kinds.get("pairing")


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.yingchun, circumstances=["left_behind", "orphan"])


def fields(cast, child, **more):
    return {
        "area": Area(pk="assistance"),
        "committee": cast.yingchun,
        "since": date(2023, 5, 10),
        "until": date(2023, 5, 11),
        "child": child,
        "counted_as": CircumstanceKind.objects.get(pk="orphan"),
        **more,
    }


def entered(cast, child, helpers=({"role": "elder"},), **more):
    return records.save(
        by=cast.childcare, kind=PAIRING, fields=fields(cast, child, **more), rows={"helpers": list(helpers)}
    )


def changed(cast, pairing, rows=None, **more):
    return records.save(by=cast.childcare, kind=PAIRING, record=pairing, fields=more, rows=rows)


def refusal(call, *arguments, **more) -> str:
    with override("en"):
        with pytest.raises(ValidationError) as caught, transaction.atomic():
            call(*arguments, **more)
        return " ".join(caught.value.messages)


def test_a_pairing_takes_the_whole_road_and_counts(cast, child):
    pairing = entered(
        cast, child,
        aspects=Aspect.objects.order_by("key"), help_kinds=HelpKind.objects.filter(key="home_school_liaison"),
    )  # fmt: skip

    actions.submit(by=cast.childcare, record=pairing)
    actions.approve(by=cast.reviewer, record=pairing)

    assert pairing.is_counted
    assert pairing.aspects.count() == 4
    assert {part.indicator for part in pairing.contributions.order_by("pk")} >= {"pairings", "pairings_orphan"}


def test_its_title_is_composed_in_both_languages(cast, child):
    pairing = entered(cast, child)

    assert pairing.title.endswith(f"迎春镇关工委 · {child.code}")
    assert pairing.title_en == f"Pairing · Yingchun Town Committee · {child.code}"


def test_a_title_that_is_typed_is_not_kept(cast, child):
    assert entered(cast, child, title="示例儿童甲").title.endswith(child.code)


def test_its_title_follows_the_committee_and_keeps_the_child(cast, child):
    pairing = entered(cast, child)

    changed(cast, pairing, committee=cast.village)

    assert Pairing.objects.get().title_en.startswith("Pairing · ")
    assert pairing.title.endswith(f"示例村关工委 · {child.code}")


def test_the_public_group_follows_what_it_is_counted_as(cast, child):
    pairing = entered(cast, child)
    assert pairing.public_group == "single_parent_or_orphaned"

    changed(cast, pairing, counted_as=CircumstanceKind.objects.get(pk="left_behind"))

    assert Pairing.objects.get().public_group == "left_behind"


def test_it_is_counted_as_one_of_the_childs_circumstances_at_that_time(cast):
    late = ChildFactory(committee=cast.yingchun)
    late.circumstances.create(kind_id="orphan", since=date(2024, 1, 1))

    assert "not among the child's circumstances" in refusal(entered, cast, late)
    assert entered(cast, late, since=date(2024, 2, 1), until=date(2024, 2, 2))


def test_the_child_is_in_the_care_of_its_committee(cast, child):
    assert "in the care of another committee" in refusal(entered, cast, child, committee=cast.zhonghe)


@pytest.mark.parametrize("place", ["county", "yingchun", "village", "school"])
def test_those_above_and_below_and_the_childs_school_may_help(cast, child, place):
    Child.objects.filter(pk=child.pk).update(school=cast.school)

    assert entered(cast, Child.objects.get(pk=child.pk), committee=getattr(cast, place))


def test_an_end_has_a_day_and_a_reason(cast, child):
    pairing = PairingFactory(committee=cast.yingchun, child=child)
    pairing.ended_on = date(2024, 1, 1)

    assert_refused(pairing, "A pairing that ended has a day and a reason")


def test_it_ends_after_it_begins(cast, child):
    words = refusal(entered, cast, child, ended_on=date(2023, 5, 9), end_reason=EndReason.objects.get(pk="need_met"))

    assert "A pairing ends after it begins." in words


def test_a_volunteer_stands_by_a_child_once_at_a_time(cast, child):
    elder = ElderFactory(committee=cast.village)
    entered(cast, child, helpers=[{"role": "elder", "elder": elder}])

    assert "already stands by this child" in refusal(entered, cast, child, helpers=[{"role": "elder", "elder": elder}])
    assert entered(cast, child, helpers=[{"role": "elder", "elder": ElderFactory(committee=cast.village)}])
    assert entered(cast, ChildFactory(committee=cast.yingchun, circumstances=["orphan"]), helpers=[{"elder": elder}])


def test_a_teacher_does_too(cast, child):
    entered(cast, child, helpers=[{"role": "teacher", "teacher": "示例教师"}])

    words = refusal(entered, cast, child, helpers=[{"role": "teacher", "teacher": "示例教师"}])

    assert "This teacher already stands by this child." in words


def test_the_database_refuses_it_too(cast, child):
    elder = ElderFactory(committee=cast.village)
    first, second = PairingFactory.create_batch(2, committee=cast.yingchun, child=child)
    Helper.objects.create(pairing=first, child=child, elder=elder)

    with pytest.raises(IntegrityError), transaction.atomic():
        Helper.objects.create(pairing=second, child=child, elder=elder)


def test_after_an_end_the_two_may_be_paired_anew(cast, child):
    elder = ElderFactory(committee=cast.village)
    pairing = entered(cast, child, helpers=[{"elder": elder}])

    changed(cast, pairing, ended_on=date(2024, 1, 1), end_reason=EndReason.objects.get(pk="helper_cannot_go_on"))
    again = entered(cast, child, helpers=[{"elder": elder}])

    assert Helper.objects.filter(elder=elder, ended_on__isnull=True).get().pairing == again
    words = refusal(changed, cast, pairing, ended_on=None, end_reason=None)
    assert "already stands by this child" in words


def test_helpers_without_a_name_are_never_the_same(cast, child):
    entered(cast, child, helpers=[{"role": "elder"}, {"role": "teacher"}])

    assert entered(cast, child, helpers=[{"role": "elder"}]).helpers.get().elder is None


@pytest.mark.parametrize("role", ["elder", "teacher"])
def test_a_helper_is_one_or_the_other(cast, child, role):
    elder = ElderFactory(committee=cast.village)
    other = {"elder": elder} if role == "teacher" else {"teacher": "示例教师"}
    helper = Helper(pairing=PairingFactory(committee=cast.yingchun, child=child), child=child, role=role, **other)

    assert_refused(helper, "not both")


def test_it_is_not_ready_without_a_helper(cast, child):
    pairing = entered(cast, child, helpers=[])

    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.childcare, record=pairing)

    assert [field for field, _sentence in caught.value.problems] == ["helpers"]


def test_it_has_one_committee_so_that_no_child_is_counted_twice(cast, child):
    pairing = entered(cast, child, partners=[cast.zhonghe])

    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.childcare, record=pairing)

    assert [field for field, _sentence in caught.value.problems] == ["partners"]


@pytest.mark.parametrize("person", ["clerk", "office", "administrator", "reviewer", "leader", "stranger"])
def test_only_a_child_data_officer_enters_it(cast, child, person):
    with pytest.raises(NotAllowed):
        records.save(by=getattr(cast, person), kind=PAIRING, fields=fields(cast, child))


@pytest.mark.parametrize("state", ["submitted", "approved"])
@pytest.mark.parametrize("person", ["clerk", "office", "administrator", "leader", "auditor", "stranger"])
def test_nobody_else_sees_it(cast, child, person, state):
    pairing = PairingFactory(committee=cast.yingchun, child=child, **{state: True})

    assert pairing not in access.visible_records(getattr(cast, person), Pairing.objects.all())


def test_the_officer_and_the_reviewer_see_it(cast, child):
    pairing = PairingFactory(committee=cast.yingchun, child=child)

    for person in (cast.childcare, cast.reviewer):
        assert access.get_record_for(person, pairing.pk) == pairing


def test_it_is_never_published(cast, child):
    pairing = PairingFactory(committee=cast.yingchun, child=child, approved=True)

    with pytest.raises(WrongState):
        actions.publish(by=cast.reviewer, record=pairing)
    assert "publish" not in {move.verb for move in policies.moves_open_to(cast.reviewer, pairing)}
    assert not access.public_records(Pairing.objects.all()).exists()


def test_its_history_knows_the_child_by_its_number_alone(cast, child):
    content = history.of(entered(cast, child)).get().content

    assert content["child"] == child.pk
    assert child.name not in str(content)


def test_helpers_are_named_as_far_as_they_are_known(cast, child):
    elder = ElderFactory(committee=cast.village, name="示例五老")
    pairing = entered(
        cast, child, helpers=[{"elder": elder}, {"role": "teacher", "teacher": "示例教师"}, {"role": "teacher"}]
    )

    with override("en"):
        assert [str(helper) for helper in pairing.helpers.order_by("pk")] == ["示例五老", "示例教师", "teacher"]
