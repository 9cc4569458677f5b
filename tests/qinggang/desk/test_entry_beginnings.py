"""What an entry page begins with, what it says beside the form, and how it names what is missing."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity
from committees import alike, kinds, reach
from committees.models import Draft
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import VenueFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
AUTOSAVE = "/desk/activities/autosave/"


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def of_yingchun(cast, **more):
    return ActivityFactory(**{"committee": cast.yingchun, "author": cast.clerk, "submitted": True, **more})


# Where it begins


def test_the_place_used_last_is_there_already(clerk, cast):
    venue = VenueFactory(committee=cast.yingchun)
    of_yingchun(cast).places.add(venue)
    of_yingchun(cast)

    page = clerk.get(NEW)

    assert page.context["form"].initial["places"] == [venue.pk]
    assert page.context["form"].initial["held_on"] == timezone.localdate()


def test_the_last_one_is_offered_and_copied_without_its_numbers_and_its_day(clerk, cast):
    of_yingchun(cast, title="别人的", author=cast.office)
    last = of_yingchun(
        cast,
        title="清明祭扫",
        audiences=[("primary_pupils", 37, "person_time")],
        source_note="2023年总结",
        area_id="legal_education",
    )
    last.places.add(VenueFactory(committee=cast.yingchun))

    offered = clerk.get(NEW).context["copy"]
    page = clerk.get(offered.url)

    shown = page.context["form"].initial
    assert (shown["title"], shown["area"]) == ("清明祭扫", "legal_education")
    assert shown["held_on"] == timezone.localdate()
    assert len(shown["places"]) == 1
    assert "source_note" not in shown
    assert page.context["rows"][0].formset.initial[0]["audience"] == "primary_pupils"
    assert page.context["rows"][0].formset.initial[0].get("number") is None
    assert 'value="37"' not in page.content.decode()


def test_a_copy_of_another_committees_record_is_for_ones_own(clerk, client, cast):
    source = ActivityFactory(committee=cast.county, author=cast.office, published=True)
    client.force_login(cast.office)
    assert client.get(f"{NEW}?copy={source.pk}").context["form"].initial["committee"] == cast.county.pk

    joint = ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk)
    joint.partners.add(cast.yingchun)
    reach.renew(joint)
    client.force_login(cast.clerk)

    assert client.get(f"{NEW}?copy={joint.pk}").context["form"].initial["committee"] == cast.yingchun.pk


@pytest.mark.parametrize("given", ["", "x", "²", "9" * 30, "0"])
def test_what_is_no_record_cannot_be_copied(clerk, given):
    assert clerk.get(f"{NEW}?copy={given}").status_code == 404


def test_what_one_may_not_see_cannot_be_copied(clerk, cast):
    hidden = ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk)

    assert clerk.get(f"{NEW}?copy={hidden.pk}").status_code == 404


# The same again?


def test_something_much_alike_is_named_once_and_does_not_bar(clerk, cast):
    there = of_yingchun(cast, title="清明节祭扫活动", since=dt.date(2024, 4, 3))
    form = typed(cast, submit="1", title="清明祭扫")

    page = clerk.post(NEW, form)

    assert page.status_code == 422
    assert there.get_absolute_url() in page.content.decode()
    assert Draft.objects.exists()
    del form["submit"]
    assert clerk.post(NEW, {**form, "another": "1"}).status_code == 302
    assert Activity.objects.count() == 2


def test_what_may_be_the_same_is_said_while_one_types(clerk, cast):
    there = of_yingchun(cast, title="清明节祭扫活动", since=dt.date(2024, 4, 3))

    told = clerk.post(AUTOSAVE, typed(cast, title="清明祭扫", summary="")).json()

    assert [link["url"] for link in told["alike"]["links"]] == [there.get_absolute_url()]
    assert clerk.post(AUTOSAVE, typed(cast, title="清明祭扫", held_on="2024-04-09")).json()["alike"] is None


def test_only_the_same_committee_day_and_place_or_title_are_alike(cast):
    venue = VenueFactory(committee=cast.yingchun)
    day = dt.date(2024, 4, 3)
    here = of_yingchun(cast, title="参观", since=day)
    here.places.add(venue)
    of_yingchun(cast, title="清明祭扫", since=day, state="trashed")
    of_yingchun(cast, title="清明祭扫", since=day + dt.timedelta(days=1))
    of_yingchun(cast, title="清明祭扫", since=day, committee=cast.village)
    of_yingchun(cast, title="完全不同", since=day)
    fields = {"committee": cast.yingchun, "since": day, "title": "清明祭扫", "places": [venue]}

    assert alike.find(cast.clerk, ACTIVITY, fields) == [here]
    assert alike.find(cast.other_clerk, ACTIVITY, fields) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("清明祭扫", "清明 祭扫！", True),
        ("清明节祭扫烈士陵园", "清明祭扫烈士陵园", True),
        ("清明祭扫", "法治讲座", False),
        ("课", "课", True),
        ("课", "课堂", False),
        ("", "清明", False),
        ("Story telling", "story-telling", True),
    ],
)
def test_titles_are_compared_as_people_would(one, other, same):
    assert alike.is_alike(one, other) is same


def test_records_about_a_child_are_never_named(cast):
    pairing = PairingFactory(committee=cast.county)
    fields = {"committee": pairing.committee, "since": pairing.since, "title": pairing.title}

    assert alike.find(cast.childcare, kinds.get("pairing"), fields) == []


def test_the_key_date_is_said_while_one_types(clerk, cast):
    assert "held_on" in clerk.post(AUTOSAVE, typed(cast)).json()["hints"]
    assert clerk.post(AUTOSAVE, typed(cast, held_on="2024-02-30")).json()["hints"] == {}


# What is missing


def test_what_is_missing_is_named(clerk, cast):
    form = typed(cast, submit="1", title="", **{"audiences-0-audience": ""})

    page = clerk.post(NEW, form, headers={"accept-language": "en"})

    said = [(str(problem.text), problem.href) for problem in page.context["errors"].problems]
    assert said == [
        ("Please fill in: Title.", "#id_title"),
        ("Please choose: Who took part.", "#id_audiences-0-audience"),
    ]


# A plan whose day is over


def test_a_plan_whose_day_is_over_asks_whether_it_took_place(clerk, cast):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    plan = of_yingchun(cast, state="returned", is_plan=True, since=yesterday)
    edit = reverse("desk:record-edit", args=[ACTIVITY, plan.pk])

    page = clerk.get(edit)

    assert page.context["happened"].title in page.content.decode()
    clerk.post(edit, typed(cast, submit="1", held_on=str(yesterday), version="1"))
    plan.refresh_from_db()
    assert (plan.state, plan.is_plan) == ("submitted", False)


@pytest.mark.parametrize("more", [{"is_plan": False}, {"is_plan": True, "since": dt.date(2099, 1, 1)}])
def test_other_records_ask_nothing(clerk, cast, more):
    record = of_yingchun(cast, state="returned", **more)

    assert clerk.get(reverse("desk:record-edit", args=[ACTIVITY, record.pk])).context["happened"] is None
