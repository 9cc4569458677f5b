"""Two entries become one: everything leads to the one that stays, and both histories are kept."""

import pytest

from activities.models import Speaker
from committees import history, merging
from committees.errors import NotAllowed, WrongState
from committees.models import Elder, PostHolder, Venue
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def twice(cast):
    """The same volunteer, entered by the town and by its village."""
    return ElderFactory(committee=cast.village, name="李云龙"), ElderFactory(committee=cast.yingchun, name="李云龙")


def test_everything_leads_to_the_entry_that_stays(cast, twice):
    entry, into = twice
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    Speaker.objects.create(activity=activity, elder=entry)
    PostHolder.objects.create(committee=cast.village, title_id="chair", elder=entry)

    merging.merge(by=cast.clerk, entry=entry, into=into)

    assert [speaker.elder for speaker in activity.speakers.all()] == [into]
    assert PostHolder.objects.get().elder == into
    assert not Elder.objects.filter(pk=entry.pk).exists()


def test_links_of_many_lead_there_too(cast):
    entry, into = VenueFactory(committee=cast.yingchun, name="旧馆"), VenueFactory(committee=cast.yingchun, name="新馆")
    only_old, both = (ActivityFactory(committee=cast.yingchun, author=cast.clerk) for _each in range(2))
    only_old.places.add(entry)
    both.places.add(entry, into)

    merging.merge(by=cast.clerk, entry=entry, into=into)

    assert list(only_old.places.all()) == [into]
    assert list(both.places.all()) == [into]
    assert not Venue.objects.filter(pk=entry.pk).exists()


def test_both_histories_are_kept(cast, twice):
    entry, into = twice
    pk = entry.pk

    merging.merge(by=cast.clerk, entry=entry, into=into)

    assert [step.verb for step in history.of(into)] == ["merge"]
    ((last,),) = merging.merged_into(into)
    assert (last.subject_id, last.verb, last.content["name"]) == (str(pk), "merge", "李云龙")


def test_who_stands_twice_in_one_record_is_not_merged(cast, twice):
    entry, into = twice
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    for elder in twice:
        Speaker.objects.create(activity=activity, elder=elder)

    with pytest.raises(WrongState):
        merging.merge(by=cast.clerk, entry=entry, into=into)

    assert Elder.objects.filter(pk=entry.pk).exists()
    assert activity.speakers.count() == 2
    assert not history.of(into).exists()


def test_one_has_to_keep_both(cast, twice):
    entry, _into = twice
    elsewhere = ElderFactory(committee=cast.zhonghe, name="李云龙")

    with pytest.raises(NotAllowed):
        merging.merge(by=cast.clerk, entry=entry, into=elsewhere)


def test_an_entry_is_not_merged_with_itself(cast, twice):
    entry, _into = twice

    with pytest.raises(WrongState):
        merging.merge(by=cast.clerk, entry=entry, into=entry)


def test_candidates_are_found_by_name_and_by_pinyin_among_what_one_keeps(cast, twice):
    entry, into = twice
    ElderFactory(committee=cast.zhonghe, name="李云龙")

    assert list(merging.candidates(cast.clerk, entry, "李云")) == [into]
    assert list(merging.candidates(cast.clerk, entry, "LYL")) == [into]
    assert list(merging.candidates(cast.clerk, entry, "王")) == []


def test_the_pages_lead_from_choosing_over_comparing_to_the_entry_that_stays(client, cast, twice):
    entry, into = twice
    client.force_login(cast.clerk)
    address = f"/desk/volunteers/{entry.pk}/merge/"

    assert str(into.committee) in client.get(address).content.decode()
    assert client.post(address).context["notices"]
    both = client.post(address, {"into": into.pk})
    done = client.post(address, {"into": into.pk, "version": both.context["version"], "sure": "1"}, follow=True)

    assert both.context["compared"].rows
    assert done.redirect_chain[-1][0] == f"/desk/volunteers/{into.pk}/"
    assert len(done.context["events"]) == 2


def test_a_second_click_on_an_entry_that_is_gone_is_not_found(client, cast, twice):
    entry, into = twice
    client.force_login(cast.clerk)
    address = f"/desk/volunteers/{entry.pk}/merge/"
    asked = {"into": into.pk, "version": entry.version, "sure": "1"}
    client.post(address, asked)

    assert client.post(address, asked).status_code == 404
