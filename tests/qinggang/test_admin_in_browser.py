"""Pages of the admin in a browser: nothing that the policy forbids, nothing that axe finds, no script needed to save.

Refused styles and scripts, script errors and requests to other hosts fail the test by the `page` fixture itself.
"""

import pytest
from django.conf import settings
from django.urls import reverse

from activities.models import Activity
from committees import kinds, records
from committees.choices import Role
from tests.accessibility import violations
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import ChildFactory
from tests.browser import follow
from tests.factories import AppointmentFactory, ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def things(cast):
    AppointmentFactory(user=cast.administrator, committee=cast.county, role=Role.CHILD_DATA_OFFICER)
    activity = ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, title="清明祭扫", title_en="Tomb-sweeping",
        audiences=[("primary_pupils", 30, "person_time")],
    )  # fmt: skip
    activity.speakers.create(elder=ElderFactory(committee=cast.yingchun))
    records.save(by=cast.clerk, kind=kinds.get("activity"), record=activity, fields={"theme": "缅怀先烈"}, why="补主题")
    return {
        "activity": activity,
        "approved": ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True, title="已通过"),
        "venue": VenueFactory(committee=cast.yingchun, name="马玉祥纪念馆"),
        "child": ChildFactory(committee=cast.yingchun),
    }


def sign_in(client, page, user):
    client.force_login(user)
    page.goto("/healthz")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])


def pages_of(cast, things):
    """One page of each sort."""
    activity, venue, child = things["activity"].pk, things["venue"].pk, things["child"].pk
    return [
        reverse("admin:index"),
        reverse("admin:app_list", args=["committees"]),
        reverse("admin:activities_activity_changelist") + "?q=清明",
        reverse("admin:committees_tally_changelist"),
        reverse("admin:activities_activity_add"),
        reverse("admin:activities_activity_change", args=[activity]),
        reverse("admin:activities_activity_change", args=[things["approved"].pk]),
        reverse("admin:activities_activity_history", args=[activity]),
        reverse("admin:activities_activity_move", args=[activity, "submit"]),
        reverse("admin:committees_venue_delete", args=[venue]),
        reverse("admin:committees_committee_change", args=[cast.yingchun.pk]),
        reverse("admin:committees_user_change", args=[cast.clerk.pk]),
        reverse("admin:committees_user_add"),
        reverse("admin:committees_user_password", args=[cast.clerk.pk]),
        reverse("admin:committees_unit_change", args=["item"]),
        reverse("admin:assistance_child_change", args=[child]),
        reverse("admin:assistance_child_reveal", args=[child]),
        reverse("admin:assistance_pairing_add"),
    ]


@pytest.mark.once
@pytest.mark.parametrize(("width", "language"), [(1366, "zh-CN"), (390, "en")])
def test_axe_finds_nothing(client, new_page, cast, things, width, language):
    page = new_page(width=width, language=language)
    sign_in(client, page, cast.administrator)

    found = {}
    for address in pages_of(cast, things):
        page.goto(address)
        found[address] = violations(page)

    assert {address: faults for address, faults in found.items() if faults} == {}


def test_an_activity_is_entered_with_the_search_in_its_fields(client, page, cast, things):
    sign_in(client, page, cast.administrator)
    page.goto(reverse("admin:activities_activity_add"))

    pick(page, "id_committee", "迎春")
    page.select_option("#id_area", "red_education")
    page.fill("#id_title", "参观纪念馆")
    page.fill("#id_since", "2024-04-03")
    pick(page, "id_places", "马玉祥")
    page.select_option("#id_audiences-0-audience", "primary_pupils")
    page.fill("#id_audiences-0-number", "40")
    page.select_option("#id_audiences-0-unit", "person_time")
    page.click("#audiences-group .add-row a")
    page.select_option("#id_audiences-1-audience", "parents")
    page.select_option("#id_audiences-1-unit", "person_time")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")

    activity = Activity.objects.get(title="参观纪念馆")
    assert [venue.name for venue in activity.places.order_by("pk")] == ["马玉祥纪念馆"]
    assert sorted(activity.audiences.values_list("audience", "number")) == [("parents", None), ("primary_pupils", 40)]


def pick(page, field, term):
    """Type into a searching field and take the first thing it finds."""
    page.click(f"#{field} + .select2 .select2-selection")
    page.keyboard.type(term)
    page.click(f".select2-results__option:has-text('{term}')")


def test_a_change_is_saved_without_scripts(client, new_page, cast, things):
    page = new_page(javascript=False)
    sign_in(client, page, cast.administrator)
    page.goto(reverse("admin:activities_activity_change", args=[things["activity"].pk]))

    page.fill("#id_theme", "不用脚本也能改")
    page.fill("#id_audiences-1-number", "12")
    page.select_option("#id_audiences-1-audience", "parents")
    page.select_option("#id_audiences-1-unit", "person_time")
    follow(page, page.locator("input[name=_save]"))

    activity = Activity.objects.get(title="清明祭扫")
    assert activity.theme == "不用脚本也能改"
    assert activity.audiences.count() == 2
