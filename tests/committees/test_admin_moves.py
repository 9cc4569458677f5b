"""Records in the admin: the steps of the review chain that it offers, and who gets to see which record."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import history
from committees.choices import Role, State
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, CommitteeFactory
from tests.page_forms import form_in

pytestmark = pytest.mark.django_db
ADD = "admin:activities_activity_add"
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def admin_client(client, cast):
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def activity(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="清明祭扫", audiences=AUDIENCE)


@pytest.fixture
def approved(cast):
    return ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, approved=True, title="已通过的活动", audiences=AUDIENCE
    )


def change_url(activity, page="change"):
    return reverse(f"admin:activities_activity_{page}", args=[activity.pk])


def typed(client, address, **changes):
    form = form_in(client.get(address).text, "activity_form")
    return form | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}


def test_an_approved_record_is_locked_and_says_who_may_open_it(admin_client, cast, approved):
    form = {"title": "偷偷改", "version_read": approved.version}

    page = admin_client.get(change_url(approved))
    response = admin_client.post(change_url(approved), form)

    assert cast.reviewer.name in page.text
    assert 'name="title"' not in page.text
    assert response.status_code == 302
    assert Activity.objects.get().title == "已通过的活动"


def test_who_reviews_may_reopen_with_a_reason(client, cast, approved):
    AppointmentFactory(user=cast.administrator, committee=cast.county, role=Role.REVIEWER)
    client.force_login(cast.administrator)
    move = reverse("admin:activities_activity_move", args=[approved.pk, "reopen"])

    without = client.post(move, {"version": approved.version, "why": " "})
    assert without.status_code == 200
    assert client.post(move, {"version": approved.version, "why": "人数有误"}).status_code == 302

    approved.refresh_from_db()
    assert approved.state == State.RETURNED
    assert history.of(approved).get().why == "人数有误"


def test_steps_are_offered_to_who_may_take_them(admin_client, activity):
    def move(verb):
        return reverse("admin:activities_activity_move", args=[activity.pk, verb])

    page = admin_client.get(change_url(activity)).text
    assert move("submit") in page
    assert move("reopen") not in page

    assert admin_client.post(move("submit"), {"version": 1}).status_code == 302
    activity.refresh_from_db()
    assert activity.state == State.SUBMITTED
    assert admin_client.get(move("approve")).status_code == 404
    assert admin_client.get(move("reopen")).status_code == 403


def test_what_is_not_ready_says_so(admin_client, cast):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk)

    response = admin_client.post(reverse("admin:activities_activity_move", args=[bare.pk, "submit"]), {"version": 1})

    assert response.status_code == 200
    bare.refresh_from_db()
    assert bare.state == State.DRAFT


def test_nothing_is_deleted_only_put_in_the_trash(admin_client, activity):
    assert admin_client.post(change_url(activity, "delete"), {"post": "yes"}).status_code == 403

    trash = reverse("admin:activities_activity_move", args=[activity.pk, "trash"])
    assert admin_client.post(trash, {"version": 1}, follow=True).status_code == 200

    assert Activity.objects.get().state == State.TRASHED
    assert "清明祭扫" not in admin_client.get(reverse("admin:activities_activity_changelist")).text


def test_another_town_does_not_exist(client, cast, activity):
    elsewhere = CommitteeFactory(name="别的镇关工委", parent=cast.county)
    stranger = AppointmentFactory(committee=elsewhere, role=Role.ADMINISTRATOR).user
    client.force_login(stranger)

    pages = [change_url(activity, page) for page in ("change", "history", "delete")]
    pages.append(reverse("admin:activities_activity_move", args=[activity.pk, "submit"]))

    assert [client.get(page).status_code for page in pages] == [404] * 4
    assert client.post(pages[0], {"title": "闯入"}).status_code == 404
    assert client.get(change_url(activity).replace(str(activity.pk), "999999")).status_code == 404
    assert "清明祭扫" not in client.get(reverse("admin:activities_activity_changelist")).text


def test_nobody_enters_for_a_committee_out_of_reach(client, cast):
    town = AppointmentFactory(committee=cast.zhonghe, role=Role.ADMINISTRATOR).user
    client.force_login(town)
    form = typed(
        client, reverse(ADD), committee=cast.yingchun.pk, area="red_education", title="越权", since="2024-04-03"
    )

    response = client.post(reverse(ADD), form)

    assert response.status_code == 200
    assert "committee" in response.context["adminform"].form.errors
    assert not Activity.objects.exists()


def test_an_auditor_reads_and_changes_nothing(client, cast, activity):
    client.force_login(cast.auditor)

    assert client.get(change_url(activity)).status_code == 200
    assert client.get(change_url(activity, "history")).status_code == 200
    assert client.get(reverse(ADD)).status_code == 403
    assert client.post(change_url(activity), {"title": "改"}).status_code == 403
    assert Activity.objects.get().title == "清明祭扫"


def test_the_list_of_all_kinds_leads_to_each(admin_client, activity):
    listed = admin_client.get(reverse("admin:committees_record_changelist")).text
    assert "清明祭扫" in listed
    response = admin_client.get(reverse("admin:committees_record_change", args=[activity.pk]))
    assert response["Location"] == change_url(activity)
