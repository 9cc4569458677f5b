"""The trash: taken out within thirty days, emptied after; what others need is never thrown away."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from committees import history, registers, trash
from committees.errors import InUse, NotAllowed, WrongState
from committees.models import Elder, ElderKind, Record, Venue, Version
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import CampaignFactory, ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db


def throw_away(record, by, days_ago=0):
    actions.trash(by=by, record=record)
    Record.objects.filter(pk=record.pk).update(changed_at=timezone.now() - timedelta(days=days_ago))


def test_the_trash_shows_what_a_person_may_take_out(cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    throw_away(record, cast.clerk)

    assert [found.pk for found in trash.thrown_away(cast.clerk)] == [record.pk]
    assert [found.pk for found in trash.thrown_away(cast.office)] == [record.pk]
    assert not trash.thrown_away(cast.other_clerk).exists()
    assert not trash.thrown_away(cast.reviewer).exists()


def test_the_trash_is_emptied_after_thirty_days(cast):
    old = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    fresh = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    throw_away(old, cast.clerk, days_ago=31)
    throw_away(fresh, cast.clerk, days_ago=29)

    assert trash.empty() == 1

    assert not Record.objects.filter(pk=old.pk).exists()
    assert Record.objects.filter(pk=fresh.pk).exists()
    last = Version.objects.filter(subject_id=str(old.pk), subject="activity").order_by("number").last()
    assert (last.verb, last.by) == ("delete", None)


def test_a_record_that_others_need_is_not_thrown_away(cast):
    campaign = CampaignFactory(committee=cast.yingchun, author=cast.clerk)
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, campaign=campaign)

    with pytest.raises(InUse) as refusal:
        actions.trash(by=cast.clerk, record=campaign)

    assert [use.count for use in refusal.value.uses] == [1]
    campaign.refresh_from_db()
    assert campaign.state == "draft"


def removed_venue(cast):
    kind = VenueFactory(committee=cast.zhonghe).kind
    venue = registers.save(
        by=cast.clerk, model=Venue, fields={"committee": cast.yingchun, "kind": kind, "name": "旧馆"}
    )
    pk = venue.pk
    registers.remove(by=cast.clerk, entry=venue)
    return pk


def test_a_removed_entry_is_put_back_as_it_was(cast):
    pk = removed_venue(cast)

    back = trash.put_back(by=cast.clerk, model=Venue, pk=pk)

    assert (back.pk, back.name, back.committee) == (pk, "旧馆", cast.yingchun)
    assert [step.verb for step in history.of(back)] == ["create", "remove", "restore"]


def test_links_of_a_removed_volunteer_come_back(cast):
    some = ElderFactory(committee=cast.yingchun)
    kinds_of = list(ElderKind.objects.order_by("pk")[:2])
    registers.save(by=cast.clerk, model=Elder, fields={"kinds": kinds_of}, entry=some)
    pk = some.pk
    registers.remove(by=cast.clerk, entry=some)

    back = trash.put_back(by=cast.clerk, model=Elder, pk=pk)

    assert list(back.kinds.order_by("pk")) == kinds_of
    assert back.letters


def test_an_entry_is_put_back_once(cast):
    pk = removed_venue(cast)
    trash.put_back(by=cast.clerk, model=Venue, pk=pk)

    with pytest.raises(WrongState):
        trash.put_back(by=cast.clerk, model=Venue, pk=pk)


def test_who_does_not_keep_the_register_neither_sees_nor_puts_back(cast):
    pk = removed_venue(cast)

    assert trash.removed_entries(cast.other_clerk, Venue) == []
    assert [step.subject_id for step in trash.removed_entries(cast.clerk, Venue)] == [str(pk)]
    with pytest.raises(Http404):
        trash.put_back(by=cast.other_clerk, model=Venue, pk=pk)
    with pytest.raises(NotAllowed):
        trash.put_back(by=cast.reviewer, model=Venue, pk=pk)


def test_nobody_learns_from_the_trash_what_there_is_elsewhere(client, cast):
    venue = VenueFactory(committee=cast.yingchun)
    client.force_login(cast.other_clerk)

    asked = [("venue", venue.pk), ("venue", venue.pk + 1000), ("user", cast.clerk.pk), ("child", 1)]

    for subject, pk in asked:
        assert client.post(reverse("desk:trash-put-back", args=[subject, pk])).status_code == 404


def test_what_others_removed_crowds_nothing_out(cast, monkeypatch):
    monkeypatch.setattr(trash, "AT_ONCE", 1)
    pk = removed_venue(cast)
    registers.remove(by=cast.other_clerk, entry=VenueFactory(committee=cast.zhonghe))

    assert [step.subject_id for step in trash.removed_entries(cast.clerk, Venue)] == [str(pk)]


def test_after_thirty_days_an_entry_is_gone(cast):
    pk = removed_venue(cast)
    Version.objects.filter(subject="venue", subject_id=str(pk)).update(at=timezone.now() - timedelta(days=31))

    assert trash.removed_entries(cast.clerk, Venue) == []
    with pytest.raises(WrongState):
        trash.put_back(by=cast.clerk, model=Venue, pk=pk)
