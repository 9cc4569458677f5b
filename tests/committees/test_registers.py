"""Registers and code lists: who keeps them, and what cannot be removed."""

import pytest

from activities.models import ActivityForm
from committees import history, references, registers
from committees.choices import Role
from committees.errors import InUse, NotAllowed
from committees.models import ReportedIndicator, Unit, Venue, VenueKind
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory, VenueFactory

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
