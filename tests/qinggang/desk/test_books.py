"""Registers on the desk: entered once, never lost, changed by who keeps them, read along the line."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.models import Speaker
from committees import books, history, registers
from committees.models import Draft, Elder, PostHolder, Venue
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, PostHolderFactory, VenueFactory

pytestmark = pytest.mark.django_db
NEW = "/desk/volunteers/new/"
BOOK = books.get("elder")


def typed(cast, **more):
    return {
        "draft_key": str(uuid4()), "committee": cast.yingchun.pk, "name": "李云龙", "kinds": ["old_cadre"],
        "status": "active", "birth_year": "1948", "phone": "0455-1234567", "submit": "1", **more,
    }  # fmt: skip


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def url(page, entry):
    return reverse(f"desk:book-{page}", args=[books.of(type(entry)), entry.pk])


def test_a_volunteer_is_entered(clerk, cast):
    answer = clerk.post(NEW, typed(cast))

    elder = Elder.objects.get()
    assert answer.url == url("detail", elder)
    assert (elder.name, elder.committee, elder.letters) == ("李云龙", cast.yingchun, "lyl liyunlong")
    assert [kind.pk for kind in elder.kinds.all()] == ["old_cadre"]
    assert not Draft.objects.exists()


def test_saving_twice_makes_one_entry(clerk, cast):
    form = typed(cast)

    first, second = clerk.post(NEW, form), clerk.post(NEW, form)

    assert Elder.objects.count() == 1
    assert first.url == second.url


def test_a_draft_keeps_everything_and_waits_on_the_desk(clerk, cast):
    answer = clerk.post(NEW, typed(cast, save="1", birth_year="neunzehn"))

    page = clerk.get(answer.url).content.decode()
    assert not Elder.objects.exists()
    assert 'value="李云龙"' in page
    assert 'value="neunzehn"' in page
    assert "李云龙" in clerk.get("/desk/").content.decode()
    key = Draft.objects.get().key
    assert clerk.get(reverse("desk:draft-open", args=[key])).url == answer.url


def test_typing_is_saved_by_itself(clerk, cast):
    answer = clerk.post("/desk/volunteers/autosave/", typed(cast, name="李云"))

    assert answer.status_code == 200
    assert Draft.objects.get().kind == "elder"


def test_what_is_wrong_is_said_at_its_field_and_kept(clerk, cast):
    page = clerk.post(NEW, typed(cast, name="", named_in_public="on", birth_year="1800"))

    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"name", "naming_basis", "birth_year"}
    assert Draft.objects.exists()


def test_a_namesake_in_the_committee_is_said_once(clerk, cast):
    there = ElderFactory(name="李云龙", committee=cast.yingchun)
    form = typed(cast)

    page = clerk.post(NEW, form)
    answer = clerk.post(NEW, {**form, "another": "1"})

    assert page.status_code == 422
    assert url("detail", there) in page.content.decode()
    assert answer.status_code == 302
    assert Elder.objects.count() == 2


@pytest.mark.parametrize(("more", "is_said"), [({}, True), ({"birth_year": "neunzehn"}, True), ({"name": ""}, False)])
def test_a_namesake_is_said_while_one_types(clerk, cast, more, is_said):
    there = ElderFactory(name="李云龙", committee=cast.yingchun)

    told = clerk.post("/desk/volunteers/autosave/", typed(cast, **more)).json()["alike"]

    assert (url("detail", there) in str(told)) == is_said


def test_a_namesake_of_the_same_year_is_said_where_it_may_be_seen(client, cast):
    ElderFactory(name="李云龙", committee=cast.zhonghe, birth_year=1948)

    client.force_login(cast.office)
    seen = client.post(NEW, typed(cast))
    client.force_login(cast.clerk)
    unseen = client.post(NEW, typed(cast))

    assert seen.status_code == 422
    assert unseen.status_code == 302


def test_the_second_of_two_editors_loses_nothing(clerk, cast):
    elder = ElderFactory(name="李云龙", committee=cast.yingchun)
    form = typed(cast, version=str(elder.version), specialities="讲党史")
    registers.save(by=cast.office, model=Elder, fields={"specialities": "书法"}, entry=elder, version=elder.version)

    page = clerk.post(url("edit", elder), form)
    shown = page.content.decode()
    again = clerk.post(url("edit", elder), {**form, "version": page.context["hidden"]["version"]})

    assert page.status_code == 409
    assert "书法" in shown
    assert "讲党史" in shown
    assert again.status_code == 302
    assert Elder.objects.get().specialities == "讲党史"


def test_what_is_personal_is_told_only_to_who_keeps_the_register(client, cast):
    client.force_login(cast.clerk)
    client.post(NEW, typed(cast))
    elder = Elder.objects.get()
    client.post(url("edit", elder), typed(cast, version="1", phone="0455-7654321"))

    client.force_login(cast.reviewer)
    read = client.get(url("detail", elder)).content.decode()
    client.force_login(cast.clerk)
    kept = client.get(url("detail", elder)).content.decode()

    assert "7654321" in kept
    assert "1948" in kept
    assert not [word for word in ("7654321", "1234567", "1948") if word in read]
    assert history.of(elder).count() == 2


def test_a_volunteers_page_leads_to_what_the_reader_may_see(client, cast):
    elder = ElderFactory(committee=cast.yingchun)
    PostHolderFactory(committee=cast.yingchun, elder=elder, name="")
    for title, state in (("已发布的宣讲", "published"), ("草稿里的宣讲", "draft")):
        activity = ActivityFactory(title=title, committee=cast.yingchun, author=cast.clerk, state=state)
        Speaker.objects.create(activity=activity, elder=elder)

    client.force_login(cast.leader)
    read = client.get(url("detail", elder)).content.decode()
    client.force_login(cast.clerk)
    kept = client.get(url("detail", elder)).content.decode()

    assert "已发布的宣讲" in read
    assert "草稿里的宣讲" not in read
    assert "草稿里的宣讲" in kept


def test_an_edit_is_taken_back(clerk, cast):
    clerk.post(NEW, typed(cast))
    elder = Elder.objects.get()
    clerk.post(url("edit", elder), typed(cast, version="1", specialities="书法"))

    shown = clerk.get(url("detail", elder)).content.decode()
    clerk.post(url("undo", elder), {"number": "2"})

    assert url("undo", elder) in shown
    assert Elder.objects.get().specialities == ""
    assert [kind.pk for kind in Elder.objects.get().kinds.all()] == ["old_cadre"]


def test_what_is_used_is_not_removed_and_says_where(clerk, cast):
    venue = VenueFactory(committee=cast.yingchun)
    activity = ActivityFactory(title="在馆里的活动", committee=cast.yingchun, author=cast.clerk)
    activity.places.add(venue)

    page = clerk.get(url("remove", venue)).content.decode()
    clerk.post(url("remove", venue))

    assert "在馆里的活动" in page
    assert Venue.objects.filter(pk=venue.pk).exists()


def test_what_nobody_uses_is_removed_and_its_history_stays(clerk, cast):
    venue = VenueFactory(committee=cast.yingchun)

    assert clerk.post(url("remove", venue)).status_code == 302
    assert not Venue.objects.exists()
    assert history.Version.objects.filter(subject="venue", verb="remove").exists()


def test_a_venue_twice_in_one_committee_is_refused(clerk, cast):
    VenueFactory(name="纪念馆", committee=cast.yingchun)
    form = {"draft_key": str(uuid4()), "committee": cast.yingchun.pk, "name": "纪念馆", "kind": "memorial_hall"}

    page = clerk.post("/desk/venues/new/", {**form, "is_active": "on", "submit": "1"})

    assert page.status_code == 422
    assert Venue.objects.count() == 1


def test_a_post_is_held_by_one_person(clerk, cast):
    elder = ElderFactory(committee=cast.yingchun)
    form = {"draft_key": str(uuid4()), "committee": cast.yingchun.pk, "title": "chair", "submit": "1"}

    nobody = clerk.post("/desk/post-holders/new/", form)
    two = clerk.post("/desk/post-holders/new/", {**form, "elder": elder.pk, "name": "王强"})
    one = clerk.post("/desk/post-holders/new/", {**form, "elder": elder.pk})

    assert (nobody.status_code, two.status_code, one.status_code) == (422, 422, 302)
    assert PostHolder.objects.get().elder == elder


def test_a_committee_whose_registers_one_does_not_keep_is_refused(clerk, cast):
    page = clerk.post(NEW, typed(cast, committee=cast.zhonghe.pk))

    assert page.status_code == 422
    assert not Elder.objects.exists()


def test_the_list_is_narrowed_by_words_and_choices(client, cast):
    client.force_login(cast.office)
    ElderFactory(name="李云龙", committee=cast.yingchun)
    ElderFactory(name="王大山", committee=cast.zhonghe, status="resting")

    by_letters = client.get("/desk/volunteers/?q=lyl").content.decode()
    by_status = client.get("/desk/volunteers/?status=resting").content.decode()
    by_committee = client.get(f"/desk/volunteers/?committee={cast.zhonghe.pk}").content.decode()
    wrong = client.get("/desk/volunteers/?status=x&committee=y&page=1")

    assert "李云龙" in by_letters
    assert "王大山" not in by_letters
    assert "李云龙" not in by_status
    assert "李云龙" not in by_committee
    assert wrong.status_code == 200


def test_markup_and_rare_characters_stay_what_they_are(clerk, cast):
    clerk.post(NEW, typed(cast, name="𠮷野<script>", specialities="😀"))

    page = clerk.get(url("detail", Elder.objects.get())).content.decode()
    assert "𠮷野&lt;script&gt;" in page
