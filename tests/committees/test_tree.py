"""The tree: one root, moved and closed without losing anything, changed only by administrators above."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from committees import access, figures, history, indicators, kinds, reach, recount, tree
from committees.choices import Role
from committees.errors import Conflict, NotAllowed
from committees.models import Committee, Level, Record
from committees.periods import ALL_TIME
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
ACTIVITIES = indicators.find("red_activities")


@pytest.fixture
def town_administrator(cast):
    return AppointmentFactory(user=UserFactory(), committee=cast.yingchun, role=Role.ADMINISTRATOR).user


def fields(**more):
    return {"name": "示例社区关工委", "slug": "example", "level": Level.objects.get(pk="community"), **more}


def paths():
    return dict(Committee.objects.in_tree_order().values_list("slug", "path"))


def total(committee):
    return figures.answer(ACTIVITIES, committee, ALL_TIME).total.number


# Founding


def test_a_new_committee_has_its_place_and_its_history(cast):
    founded = tree.found(by=cast.administrator, fields=fields(parent=cast.yingchun), why="新成立")

    assert founded.ancestor_ids == [cast.county.pk, cast.yingchun.pk, founded.pk]
    assert [(version.verb, version.why) for version in history.of(founded)] == [("create", "新成立")]


def test_nobody_founds_a_second_root(cast):
    with pytest.raises(ValidationError):
        tree.found(by=cast.administrator, fields=fields())
    with pytest.raises(NotAllowed):
        tree.found_root(by=cast.administrator, fields=fields())


def test_the_first_committee_is_founded_by_whoever_is_there(db):
    root = tree.found_root(by=UserFactory(), fields=fields())

    assert (root.parent, root.ancestor_ids) == (None, [root.pk])


@pytest.mark.parametrize("person", ["clerk", "reviewer", "leader", "account_manager", "auditor", "stranger"])
def test_only_administrators_tend_the_tree(cast, person):
    with pytest.raises(NotAllowed):
        tree.found(by=getattr(cast, person), fields=fields(parent=cast.yingchun))
    with pytest.raises(NotAllowed):
        tree.change(by=getattr(cast, person), committee=cast.village, fields={"name": "改名"})


def test_an_administrator_tends_the_own_branch_only(cast, town_administrator):
    tree.found(by=town_administrator, fields=fields(parent=cast.yingchun))

    with pytest.raises(NotAllowed):
        tree.found(by=town_administrator, fields=fields(slug="elsewhere", parent=cast.zhonghe))
    with pytest.raises(NotAllowed):
        tree.move(by=town_administrator, committee=cast.village, parent=cast.zhonghe, why="调整")
    assert paths()["village"].startswith(cast.yingchun.path)


def test_two_of_one_name_do_not_stand_side_by_side(cast):
    with pytest.raises(ValidationError):
        tree.found(by=cast.administrator, fields=fields(name=cast.yingchun.name, parent=cast.county))


# Changing and moving


def test_the_second_of_two_changes_is_refused(cast):
    tree.change(by=cast.administrator, committee=cast.village, fields={"phone": "1"}, version=1)
    stale = Committee.objects.get(pk=cast.village.pk)

    with pytest.raises(Conflict):
        tree.change(by=cast.administrator, committee=stale, fields={"phone": "2"}, version=1)


def test_a_committee_moves_with_all_that_is_below_it(cast):
    ActivityFactory(committee=cast.village, approved=True)

    tree.move(by=cast.administrator, committee=cast.yingchun, parent=cast.zhonghe, why="区划调整")

    village = Committee.objects.get(slug="village")
    assert village.ancestor_ids == [cast.county.pk, cast.zhonghe.pk, cast.yingchun.pk, village.pk]
    assert [total(place) for place in (cast.county, cast.zhonghe, village)] == [1, 1, 1]
    assert recount.differences() == []


def test_rights_follow_todays_tree(cast):
    activity = ActivityFactory(committee=cast.village, author=cast.clerk)

    tree.move(by=cast.administrator, committee=cast.village, parent=cast.zhonghe, why="区划调整")

    assert set(access.visible_records(cast.other_clerk)) == {Record.objects.get(pk=activity.pk)}
    assert not access.visible_records(cast.clerk).exists()


def test_a_joint_record_stays_with_its_partner(cast):
    activity = ActivityFactory(
        committee=cast.village, submitted=True, audiences=[("primary_pupils", 30, "person_time")]
    )
    activity.partners.add(cast.school)
    reach.renew(activity)
    actions.approve(by=cast.reviewer, record=activity)

    tree.move(by=cast.administrator, committee=cast.village, parent=cast.zhonghe, why="区划调整")

    assert set(activity.reach.values_list("committee__slug", flat=True)) == {"qinggang", "zhonghe", "village", "school"}
    assert recount.differences() == []


@pytest.mark.parametrize("target", ["yingchun", "village"])
def test_a_committee_is_not_moved_below_itself(cast, target):
    before = paths()

    with pytest.raises(ValidationError):
        tree.move(by=cast.administrator, committee=cast.yingchun, parent=getattr(cast, target), why="误操作")

    assert paths() == before


def test_a_committee_is_not_moved_out_of_the_tree(cast):
    with pytest.raises(ValidationError):
        tree.move(by=cast.administrator, committee=cast.yingchun, parent=None, why="误操作")


# Closing


def test_a_closed_committee_keeps_its_records_and_takes_no_new_ones(cast):
    ActivityFactory(committee=cast.village, approved=True)
    today = timezone.localdate()

    tree.close(by=cast.administrator, committee=cast.village, closed_on=today, why="并入邻村")

    assert total(cast.village) == 1
    assert access.visible_records(cast.clerk).count() == 1
    assert history.of(cast.village).get().why == "并入邻村"
    with pytest.raises(NotAllowed):
        access.check_can_enter(cast.clerk, kinds.get("activity"), cast.village)
    assert list(Committee.objects.open().filter(slug="village")) == []


def test_a_committee_is_counted_until_the_day_it_closes(cast):
    committees = indicators.find("committees")
    before = figures.answer(committees, cast.county, ALL_TIME).total.number
    day = date(2024, 3, 19)

    tree.close(by=cast.administrator, committee=cast.village, closed_on=day, why="并入邻村")

    assert figures.answer(committees, cast.county, ALL_TIME).total.number == before - 1
    counted = {asked: committees.in_register(cast.county, asked).count() for asked in (day - timedelta(days=1), day)}
    assert counted == {day - timedelta(days=1): before, day: before - 1}


def test_a_committee_is_not_closed_before_it_is_founded(cast):
    cast.village.founded_on = date(2024, 1, 1)

    with pytest.raises(ValidationError):
        tree.close(by=cast.administrator, committee=cast.village, closed_on=date(2023, 1, 1), why="误操作")
