"""Registers and code lists: who keeps them, and what cannot be removed."""

import pytest

from activities.models import ActivityForm
from committees import history, references, registers
from committees.choices import Role
from committees.errors import Conflict, InUse, NotAllowed
from committees.models import Elder, ElderKind, Honour, HonourLevel, ReportedIndicator, Unit, Venue, VenueKind
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, ElderFactory, UserFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def town_administrator(cast):
    return AppointmentFactory(user=UserFactory(), committee=cast.yingchun, role=Role.ADMINISTRATOR).user


def test_a_venue_is_kept_by_its_committee(cast):
    venue = registers.save(
        by=cast.clerk,
        model=Venue,
        fields={"committee": cast.yingchun, "kind": VenueKind.objects.get(pk="memorial_hall"), "name": "纪念馆"},
    )

    assert registers.can_keep(cast.office, venue)
    assert not registers.can_keep(cast.other_clerk, venue)
    with pytest.raises(NotAllowed):
        registers.save(by=cast.other_clerk, model=Venue, entry=venue, fields={"name": "别人的"})


def test_what_all_share_is_kept_at_the_root(cast, town_administrator):
    fields = {
        "key": "red_posters", "area_id": "red_education", "name": "海报", "unit_id": "item", "definition": "张贴的海报",
    }  # fmt: skip

    with pytest.raises(NotAllowed):
        registers.save(by=town_administrator, model=Unit, entry=Unit.objects.get(pk="item"), fields={"name": "项"})
    kept = registers.save(by=cast.administrator, model=ReportedIndicator, fields=fields)

    assert history.of(kept).get().verb == "create"


def test_what_is_pointed_at_stays_and_says_by_what(cast):
    venue = VenueFactory(committee=cast.yingchun)
    ActivityFactory(committee=cast.yingchun).places.add(venue)

    with pytest.raises(InUse) as caught:
        registers.remove(by=cast.clerk, entry=venue)

    assert [use.count for use in caught.value.uses] == [1]
    assert Venue.objects.filter(pk=venue.pk).exists()


def test_a_code_in_a_list_of_links_is_in_use_too(cast):
    song = ActivityForm.objects.create(key="new_song", name="新歌")
    activity = ActivityFactory(committee=cast.yingchun)
    activity.forms.add(song)

    with pytest.raises(InUse):
        registers.remove(by=cast.administrator, entry=song)

    activity.forms.clear()
    registers.remove(by=cast.administrator, entry=song)
    assert not ActivityForm.objects.filter(pk="new_song").exists()


def test_uses_are_counted_only_so_far(cast, monkeypatch):
    monkeypatch.setattr(references, "MANY", 2)
    venue = VenueFactory(committee=cast.yingchun)
    for _number in range(3):
        ActivityFactory(committee=cast.yingchun).places.add(venue)

    (use,) = references.uses_of(venue)

    assert str(use).endswith("(2+)")


# Changing and removing


def test_each_change_leaves_a_version_with_its_content_and_reason(cast):
    elder = registers.save(by=cast.clerk, model=Elder, fields={"committee": cast.yingchun, "name": "张三"})

    registers.save(
        by=cast.clerk, model=Elder, entry=elder, version=1, why="补充",
        fields={"former_post": "教师", "kinds": ElderKind.objects.filter(pk="old_teacher")},
    )  # fmt: skip

    first, second = history.of(elder)
    assert (first.verb, second.verb, second.why) == ("create", "change", "补充")
    assert (second.content["former_post"], second.content["kinds"]) == ("教师", ["old_teacher"])


def test_the_second_of_two_changes_overwrites_nothing(cast):
    venue = VenueFactory(committee=cast.yingchun)
    stale = Venue.objects.get(pk=venue.pk)
    registers.save(by=cast.clerk, model=Venue, entry=venue, version=1, fields={"name": "我的"})

    with pytest.raises(Conflict):
        registers.save(by=cast.office, model=Venue, entry=stale, version=1, fields={"name": "你的"})

    assert Venue.objects.get(pk=venue.pk).name == "我的"


def test_an_entry_is_not_pushed_to_a_committee_elsewhere(cast):
    venue = VenueFactory(committee=cast.yingchun)

    with pytest.raises(NotAllowed):
        registers.save(by=cast.clerk, model=Venue, entry=venue, fields={"committee": cast.zhonghe})

    venue.refresh_from_db()
    assert (venue.committee, venue.version) == (cast.yingchun, 1)


def test_an_entry_is_not_pulled_from_a_committee_elsewhere(cast):
    venue = VenueFactory(committee=cast.zhonghe)

    with pytest.raises(NotAllowed):
        registers.save(by=cast.clerk, model=Venue, entry=venue, fields={"committee": cast.yingchun})

    venue.refresh_from_db()
    assert venue.committee == cast.zhonghe


def test_an_honour_is_kept_where_its_holder_is(cast):
    level = HonourLevel.objects.order_by("pk").first()
    holders = {
        "record": ActivityFactory(committee=cast.yingchun).record_ptr,
        "committee": cast.yingchun,
        "elder": ElderFactory(committee=cast.yingchun),
        "venue": VenueFactory(committee=cast.yingchun),
    }

    for name, holder in holders.items():
        honour = Honour(name="先进集体", level=level, **{name: holder})
        assert registers.committee_of(honour) == cast.yingchun
        assert registers.can_keep(cast.clerk, honour)
        assert not registers.can_keep(cast.other_clerk, honour)


def test_what_is_removed_leaves_its_last_content(cast):
    venue = VenueFactory(committee=cast.yingchun, name="旧址")
    kept = Venue(pk=venue.pk)

    registers.remove(by=cast.clerk, entry=venue, why="已拆除")

    assert not Venue.objects.exists()
    (version,) = history.of(kept)
    assert (version.verb, version.why, version.content["name"]) == ("remove", "已拆除", "旧址")


def test_what_changed_meanwhile_is_not_removed(cast):
    venue = VenueFactory(committee=cast.yingchun)
    stale = Venue.objects.get(pk=venue.pk)
    registers.save(by=cast.clerk, model=Venue, entry=venue, fields={"name": "新名"})

    with pytest.raises(Conflict):
        registers.remove(by=cast.clerk, entry=stale)

    assert Venue.objects.exists()


def test_nobody_removes_from_another_committee(cast):
    venue = VenueFactory(committee=cast.yingchun)

    with pytest.raises(NotAllowed):
        registers.remove(by=cast.other_clerk, entry=venue)
