"""The admin over the county of the article: every page of every model, and no child's name on any of them."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import override

from assistance.models import Child
from committees import accounts
from committees.choices import Role
from tests.factories import AppointmentFactory
from tests.guards.test_admin_pages import LANGUAGES, admins, url

PAGES = ("change", "history", "delete")


def keeper_of_accounts(county):
    """Another administrator: nobody appoints themselves."""
    return AppointmentFactory(committee=county.committee("qinggang"), role=Role.ADMINISTRATOR).user


@pytest.fixture
def keeper(county):
    """The administrator, who is a child-data officer too, so that every list has something in it."""
    administrator = county.user("admin")
    accounts.appoint(
        by=keeper_of_accounts(county),
        user=administrator,
        committee=county.committee("qinggang"),
        role=Role.CHILD_DATA_OFFICER,
    )
    return county.user("admin")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_one_of_each_opens_and_names_no_child(client, county, keeper, language):
    client.force_login(keeper)
    names = {child.name for child in Child.objects.order_by("pk")}
    empty = set()
    for model_admin in admins():
        listed = client.get(url(model_admin, "changelist"), headers={"accept-language": language})
        assert listed.status_code == 200
        texts = [listed.text]
        first = listed.context["cl"].result_list[:1]
        if not first:
            empty.add(model_admin.opts.object_name)
        for thing in first:
            texts += [text_of(client, model_admin, page, thing, language) for page in PAGES]
        assert not {name for name in names if any(name in text for text in texts)}, model_admin

    # Nothing in the article makes these.
    assert empty <= {
        "ApprovalLink", "Attachment", "Draft", "DueJob", "Event", "Notice", "SavedFilter", "ReportedIndicator",
        "CounsellingTalk", "ConsentScan", "ShownChild", "ChildExport", "FamilyRequest", "HarmReport", "Release",
        "Visit", "Session", "Post",
    }  # fmt: skip


def text_of(client, model_admin, page, thing, language):
    """A page that is there for this model: opened, refused for good reason, or leading on."""
    response = client.get(url(model_admin, page, thing.pk), headers={"accept-language": language})
    allowed = {"change": {200, 302}, "history": {200, 404}, "delete": {200, 403}}
    assert response.status_code in allowed[page], (model_admin, page)
    return response.text


def test_the_front_page_lists_what_the_administrator_may_see(client, county):
    client.force_login(county.user("admin"))
    with override("en"):
        names = {entry["object_name"] for shelf in shelves(client) for entry in shelf["models"]}

    assert {"Activity", "Committee", "User", "Child", "AidBatch", "Studio", "Version"} <= names
    assert names.isdisjoint({"Pairing", "Visit", "Milestone", "Guardian", "Circumstance", "Consent"})


def shelves(client):
    return client.get(reverse("admin:index")).context["app_list"]


def test_lists_of_children_are_listed_under_codes(client, county, keeper):
    client.force_login(keeper)

    listed = client.get(reverse("admin:assistance_child_changelist")).text

    assert admin.site.get_model_admin(Child).list_display[0] == "code"
    assert Child.objects.order_by("-pk").first().code in listed
