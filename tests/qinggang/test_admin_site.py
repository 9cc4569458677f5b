"""The admin site: who gets in, how things are found in it, and what its pages cost."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from committees.admin import paging
from committees.choices import Role
from committees.models import Campaign, Committee, Elder, Venue
from tests.activities.factories import ActivityFactory
from tests.factories import (
    AppointmentFactory,
    CommitteeFactory,
    ElderFactory,
    RecordFactory,
    ReportedFigureFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db


class CampaignFactory(RecordFactory):
    class Meta:
        model = Campaign

    kind = "campaign"


@pytest.fixture
def admin_client(client, cast):
    client.force_login(cast.administrator)
    return client


def found(client, model, field, term="", app="committees"):
    response = client.get(
        reverse("admin:autocomplete"), {"app_label": app, "model_name": model, "field_name": field, "term": term}
    )
    return response.status_code, [
        row["text"] for row in response.json()["results"]
    ] if response.status_code == 200 else []


@pytest.mark.parametrize("person", ["clerk", "office", "reviewer", "leader", "childcare", "stranger"])
def test_others_are_told_that_they_may_not(client, cast, person):
    client.force_login(getattr(cast, person))

    for page in ("admin:index", "admin:activities_activity_changelist", "admin:jsi18n", "admin:autocomplete"):
        assert client.get(reverse(page)).status_code == 403


@pytest.mark.parametrize("person", ["administrator", "account_manager", "auditor"])
def test_those_who_use_it_get_in(client, cast, person):
    client.force_login(getattr(cast, person))

    assert client.get(reverse("admin:index")).status_code == 200


def test_visitors_are_sent_to_the_one_sign_in_page(client):
    address = reverse("admin:activities_activity_changelist")

    response = client.get(address, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("accounts:login"))
    assert response.redirect_chain[-1][0].endswith(f"?next={address}")


def test_large_type_holds_here_too(admin_client):
    assert "admin-large.css" not in admin_client.get(reverse("admin:index")).text

    admin_client.cookies["large_type"] = "1"

    assert "admin-large.css" in admin_client.get(reverse("admin:index")).text


def test_a_right_that_has_ended_opens_nothing(client, cast):
    client.force_login(AppointmentFactory(committee=cast.county, role=Role.ADMINISTRATOR, until="2024-01-01").user)

    assert client.get(reverse("admin:index")).status_code == 403


@pytest.mark.parametrize("name", ["logout", "password_change", "view_on_site"])
def test_second_doors_are_not_there(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}")


def test_groups_and_permissions_are_not_there(admin_client):
    assert not [model for model in admin.site._registry if model._meta.app_label == "auth"]


def test_the_front_page_has_red_and_legal_education_as_entries_of_their_own(admin_client):
    shelves = admin_client.get(reverse("admin:index")).context["app_list"]

    records = {entry["object_name"] for entry in shelves[0]["models"]}
    assert {"Activity", "RedEducationActivity", "LegalEducationEvent", "ReportedFigure"} <= records


def test_fields_search_only_what_they_would_accept(client, cast):
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.ADMINISTRATOR).user)
    VenueFactory(committee=cast.zhonghe, name="邻镇纪念馆")
    CampaignFactory(committee=cast.county, title="县里的活动", approved=True)
    CampaignFactory(committee=cast.zhonghe, title="邻镇的草稿")

    assert found(client, "record", "committee") == (200, ["迎春镇关工委", "示例村关工委"])
    assert len(found(client, "record", "partners")[1]) == Committee.objects.count()
    assert found(client, "record", "places", "纪念") == (200, ["邻镇纪念馆"])
    assert found(client, "activity", "campaign", app="activities") == (200, ["县里的活动"])
    assert found(client, "honour", "record")[1] == []


def test_committees_are_found_by_their_initials(admin_client, cast):
    assert "迎春镇关工委" in found(admin_client, "record", "committee", cast.yingchun.letters[:3])[1]


def test_a_search_that_no_form_asks_is_refused(client, cast):
    client.force_login(cast.auditor)
    assert found(client, "record", "committee")[0] == 403

    client.force_login(cast.account_manager)
    assert found(client, "appointment", "committee")[0] == 200
    assert found(client, "elder", "committee")[0] == 403
    assert found(client, "nothing", "committee")[0] == 403


def many(cast, number):
    """So many of everything that lists show."""
    for index in range(number):
        committee = CommitteeFactory(parent=cast.county)
        venue, elder = VenueFactory(committee=committee), ElderFactory(committee=committee)
        activity = ActivityFactory(
            committee=committee, approved=True, audiences=[("primary_pupils", 30 + index, "person_time")]
        )
        activity.places.add(venue)
        activity.speakers.create(elder=elder)
        ActivityFactory(committee=committee, area_id="legal_education")
        CampaignFactory(committee=committee)
        ReportedFigureFactory(committee=committee)
        AppointmentFactory(committee=committee)
        committee.honours.create(name=f"荣誉{index}", level_id="county")
        elder.honours.create(name=f"五老荣誉{index}", level_id="county")
        committee.posts.create(title_id="chair", elder=elder)
        committee.posts.create(title_id="vice_chair", name=f"某人{index}")


LISTED = [
    "activities_activity", "activities_rededucationactivity", "activities_legaleducationevent", "committees_campaign",
    "committees_record", "committees_reportedfigure", "committees_committee", "committees_elder", "committees_venue",
    "committees_honour", "committees_postholder", "committees_user", "committees_appointment", "committees_reach",
    "committees_contribution", "committees_tally", "activities_activityform", "committees_unit",
]  # fmt: skip


def test_queries_do_not_grow_with_rows(admin_client, cast):
    many(cast, 2)
    queries(admin_client, LISTED[0])  # the first request of a session writes down when it was
    few = {name: queries(admin_client, name) for name in LISTED}
    many(cast, 18)

    assert {name: queries(admin_client, name) for name in LISTED} == few


def test_queries_of_a_form_do_not_grow_with_its_rows(admin_client, cast):
    def page(rows):
        activity = ActivityFactory(committee=cast.yingchun)
        kinds = ["primary_pupils", "parents", "teachers", "junior_students", "senior_students"]
        for kind in kinds[:rows]:
            activity.audiences.create(audience_id=kind, number=1, unit_id="person_time")
            activity.speakers.create(elder=ElderFactory(committee=cast.yingchun))
        address = reverse("admin:activities_activity_change", args=[activity.pk])
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(address).status_code == 200
        return len(captured)

    page(1)  # the first page of a process pays for what is then kept

    assert page(5) == page(1)


def queries(client, name):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200
    return len(captured)


def test_a_long_list_is_counted_only_so_far(admin_client, cast, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 60)
    for _number in range(70):
        VenueFactory(committee=cast.yingchun)
    address = reverse("admin:committees_venue_changelist")

    response = admin_client.get(address, headers={"accept-language": "en"})

    assert response.context["cl"].result_count == 60
    assert "60 and more" in response.text
    assert admin_client.get(address, {"p": 2}).status_code == 200
    assert admin_client.get(address, {"p": 999}, follow=True).status_code == 200
    assert admin_client.get(address, {"p": "x"}, follow=True).status_code == 200


def test_a_count_is_made_of_one_small_query(admin_client, cast):
    VenueFactory(committee=cast.yingchun)
    with CaptureQueriesContext(connection) as captured:
        admin_client.get(reverse("admin:committees_venue_changelist"))

    counts = [query["sql"] for query in captured if "COUNT(" in query["sql"]]
    assert len(counts) == 1
    assert f"LIMIT {paging.MOST + 1}" in counts[0]


@pytest.mark.parametrize("parameters", [
    {"year": "0"}, {"year": "x"}, {"state": "nothing"}, {"committee": "0x1"}, {"kind": "'"}, {"q": "\x00"},
    {"o": "1.2.-99"}, {"title__regex": "("}, {"nothing": "1"}, {"e": "1"},
])  # fmt: skip
def test_nonsense_in_the_address_is_no_fault_of_ours(admin_client, parameters):
    for name in ("committees_record", "activities_activity", "committees_elder"):
        response = admin_client.get(reverse(f"admin:{name}_changelist"), parameters, follow=True)
        assert response.status_code in (200, 400)


def test_every_filter_of_every_list_works(admin_client):
    for model_admin in admin.site._registry.values():
        address = reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")
        listed = admin_client.get(address)
        if listed.status_code == 200:
            for spec in listed.context["cl"].filter_specs:
                last = list(spec.choices(listed.context["cl"]))[-1]["query_string"]
                assert admin_client.get(address + last).status_code == 200, address + last


def test_an_identity_that_is_no_number_does_not_exist(admin_client):
    for value in ("x", "0", "9" * 40, "-1", "1_00"):
        address = reverse("admin:activities_activity_change", args=[value])
        assert admin_client.get(address).status_code == 404
        assert admin_client.get(f"/admin/committees/record/{value}/change/").status_code == 404


def test_models_that_may_be_many_are_searched_not_listed(admin_client):
    long = {model for model, model_admin in admin.site._registry.items() if getattr(model_admin, "is_long", False)}

    assert {Committee, Venue, Elder} <= long
    assert all(admin.site.get_model_admin(model).search_fields for model in long)


def test_a_list_too_long_to_count_is_not_sorted(admin_client, cast, monkeypatch):
    monkeypatch.setattr(paging, "MOST", 2)
    for name in "乙甲丙":
        VenueFactory(committee=cast.yingchun, name=name)

    response = admin_client.get(reverse("admin:committees_venue_changelist"), {"o": "0"})
    assert [venue.name for venue in response.context["cl"].result_list] == ["丙", "甲", "乙"]
    assert [str(message) for message in response.context["messages"]]

    monkeypatch.setattr(paging, "MOST", 3)
    response = admin_client.get(reverse("admin:committees_venue_changelist"), {"o": "0"})
    assert [venue.name for venue in response.context["cl"].result_list] == ["丙", "乙", "甲"]
