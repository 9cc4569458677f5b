"""Registers, the tree and code lists in the admin."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Law
from committees import history, registers, tree
from committees.choices import Role
from committees.models import Committee, Elder, ElderKind, Honour, Unit, Venue
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, CommitteeFactory, ElderFactory, VenueFactory
from tests.page_forms import form_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client, cast):
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def town(client, cast):
    """The administrator of Yingchun alone."""
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.ADMINISTRATOR).user)
    return client


def address(thing, page="change"):
    options = thing._meta
    args = [] if page in ("add", "changelist") else [thing.pk]
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)


def typed(client, thing, page="change", **changes):
    form = form_in(client.get(address(thing, page)).text, f"{thing._meta.model_name}_form")
    return form | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}


def test_a_volunteer_is_entered_with_one_version(admin_client, cast):
    kind = ElderKind.objects.in_order().first()
    form = typed(admin_client, Elder, "add", committee=cast.yingchun.pk, name="示例五老", kinds=[kind.pk])

    assert admin_client.post(address(Elder, "add"), form).status_code == 302

    elder = Elder.objects.get()
    assert history.of(elder).get().content["kinds"] == [kind.pk]


def test_the_second_of_two_changes_is_shown_what_the_first_did(admin_client, cast):
    elder = ElderFactory(committee=cast.yingchun, name="李某")
    form = typed(admin_client, elder, specialities="讲故事")
    registers.save(by=cast.clerk, model=Elder, entry=Elder.objects.get(), fields={"former_post": "教师"})

    response = admin_client.post(address(elder), form)

    assert response.status_code == 409
    assert "讲故事" in response.text
    assert Elder.objects.get().specialities == ""


def test_a_rule_of_the_database_is_said_in_its_own_words(admin_client, cast):
    elder = ElderFactory(committee=cast.yingchun)
    form = typed(admin_client, elder, named_in_public="on", naming_basis="")

    response = admin_client.post(address(elder), form, headers={"accept-language": "en"})

    assert "Say why the name may be public" in response.text
    assert not Elder.objects.get().named_in_public


def test_what_is_used_is_not_removed_and_says_by_what(admin_client, cast):
    venue = VenueFactory(committee=cast.yingchun)
    ActivityFactory(committee=cast.yingchun).places.add(venue)

    page = admin_client.get(address(venue, "delete"), headers={"accept-language": "en"})
    admin_client.post(address(venue, "delete"))

    assert "activities (1)" in page.text or "records (1)" in page.text
    assert Venue.objects.filter(pk=venue.pk).exists()


def test_what_nothing_needs_is_removed_and_its_history_kept(admin_client, cast):
    venue = VenueFactory(committee=cast.yingchun)

    assert admin_client.get(address(venue, "delete")).status_code == 200
    assert admin_client.post(address(venue, "delete")).status_code == 302

    assert not Venue.objects.filter(pk=venue.pk).exists()
    assert history.of(venue).get().verb == "remove"


def test_a_town_sees_its_own_registers_alone(town, cast):
    own, other = (
        VenueFactory(committee=cast.village, name="村史馆"),
        VenueFactory(committee=cast.zhonghe, name="邻镇馆"),
    )

    listed = town.get(address(Venue, "changelist")).text

    assert own.name in listed
    assert other.name not in listed
    assert [town.get(address(other, page)).status_code for page in ("change", "history", "delete")] == [404] * 3


def test_an_honour_is_seen_by_whose_holder_is(town, cast):
    def honour(name, **holder):
        return Honour.objects.create(name=name, level_id="county", **holder)

    honour("本镇先进", committee=cast.yingchun)
    honour("本镇五老", elder=ElderFactory(committee=cast.village))
    honour("本镇活动", record=ActivityFactory(committee=cast.yingchun).record_ptr)
    honour("邻镇先进", committee=cast.zhonghe)

    listed = town.get(address(Honour, "changelist")).text

    assert all(name in listed for name in ("本镇先进", "本镇五老", "本镇活动"))
    assert "邻镇先进" not in listed


def test_code_lists_are_read_by_all_and_kept_at_the_root(town, cast):
    unit = Unit.objects.get(pk="item")

    assert town.get(address(unit)).status_code == 200
    assert town.get(address(Unit, "add")).status_code == 403
    assert town.post(address(unit), {"name": "改", "version_read": 1}).status_code == 403


def test_the_key_of_a_code_is_given_once(admin_client):
    form = typed(admin_client, Law, "add", key="new_law", name="新法", name_en="New law", position="99")
    assert admin_client.post(address(Law, "add"), form).status_code == 302
    law = Law.objects.get(pk="new_law")

    assert admin_client.post(address(law), typed(admin_client, law, key="other", name="新法律")).status_code == 302

    law.refresh_from_db()
    assert (law.pk, law.name, law.version) == ("new_law", "新法律", 2)


def test_founding_moving_and_closing_go_through_the_tree(admin_client, cast):
    form = typed(
        admin_client, Committee, "add", parent=cast.yingchun.pk, level="village", name="新村关工委", slug="new-village"
    )  # fmt: skip
    assert admin_client.post(address(Committee, "add"), form).status_code == 302
    village = Committee.objects.get(slug="new-village")
    assert village.path.startswith(cast.yingchun.path)

    assert admin_client.post(address(village), typed(admin_client, village, parent=cast.zhonghe.pk)).status_code == 302
    village.refresh_from_db()
    assert village.path.startswith(cast.zhonghe.path)

    form = typed(admin_client, village, closed_on="2026-01-01", closed_reason="合并")
    assert admin_client.post(address(village), form).status_code == 302
    assert [version.verb for version in history.of(village)] == ["create", "change", "change"]


def test_a_committee_moves_not_below_itself(admin_client, cast):
    form = typed(admin_client, cast.yingchun, parent=cast.village.pk)

    response = admin_client.post(address(cast.yingchun), form)

    assert response.status_code == 200
    assert "parent" in response.context["adminform"].form.errors


def test_nobody_founds_a_second_root_or_removes_a_committee(admin_client, cast):
    form = typed(admin_client, Committee, "add", parent="", level="county", name="另一个根", slug="root-two")

    assert admin_client.post(address(Committee, "add"), form).status_code == 200
    assert not Committee.objects.filter(slug="root-two").exists()
    assert admin_client.post(address(cast.village, "delete")).status_code == 403


def test_a_town_changes_its_committee_and_keeps_its_parent(town, cast):
    form = typed(town, cast.yingchun, phone="0455-0000000")

    assert town.post(address(cast.yingchun), form).status_code == 302

    cast.yingchun.refresh_from_db()
    assert (cast.yingchun.phone, cast.yingchun.parent) == ("0455-0000000", cast.county)
    assert town.get(address(cast.zhonghe)).status_code == 404


def test_a_closed_committee_stands_in_old_entries_and_is_not_picked_for_new_ones(admin_client, cast):
    venue = VenueFactory(committee=cast.village)
    tree.close(by=cast.administrator, committee=cast.village, closed_on=date(2025, 1, 1), why="撤并")

    assert admin_client.post(address(venue), typed(admin_client, venue, address="村口")).status_code == 302
    form = typed(admin_client, Venue, "add", committee=cast.village.pk, kind="memorial_hall", name="新馆")
    assert admin_client.post(address(Venue, "add"), form).status_code == 200


def test_filters_go_down_the_tree(admin_client, cast):
    VenueFactory(committee=cast.village, name="村史馆")
    VenueFactory(committee=cast.zhonghe, name="邻镇馆")
    elsewhere = CommitteeFactory(name="外县")

    def listed(committee):
        return admin_client.get(address(Venue, "changelist"), {"committee": committee}).text

    assert "村史馆" in listed(cast.yingchun.pk)
    assert "邻镇馆" not in listed(cast.yingchun.pk)
    assert "村史馆" not in listed(elsewhere.pk)
    assert "村史馆" not in listed("x")
    assert "村史馆" not in listed("9" * 40)
