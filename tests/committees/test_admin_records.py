"""Records in the admin: one action writes them whole, in scope, against the version that was read."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from activities.models import Activity
from committees import history, kinds, records
from committees.choices import State
from committees.models import Event, Reach, Version
from tests.activities.factories import ActivityFactory
from tests.factories import VenueFactory
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


def change_url(activity, page="change"):
    return reverse(f"admin:activities_activity_{page}", args=[activity.pk])


def typed(client, address, **changes):
    form = form_in(client.get(address).text, "activity_form")
    return form | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}


def test_adding_writes_one_version_with_everything(admin_client, cast):
    hall = VenueFactory(committee=cast.county)
    form = typed(
        admin_client, reverse(ADD),
        committee=cast.yingchun.pk, area="red_education", title="参观纪念馆", since="2024-04-03",
        places=[hall.pk], partners=[cast.zhonghe.pk],
    ) | {
        "audiences-TOTAL_FORMS": ["2"],
        "audiences-0-audience": ["primary_pupils"], "audiences-0-number": ["30"],
        "audiences-0-unit": ["person_time"], "audiences-0-bound": ["at_least"],
        "audiences-1-audience": ["parents"], "audiences-1-number": [""],
        "audiences-1-unit": ["person_time"], "audiences-1-bound": ["exact"],
    }  # fmt: skip

    response = admin_client.post(reverse(ADD), form)

    assert response.status_code == 302, response.text
    activity = Activity.objects.get()
    assert (activity.title, activity.state, activity.author) == ("参观纪念馆", State.DRAFT, cast.administrator)
    assert (str(activity.since), str(activity.until)) == ("2024-04-03", "2024-04-04")
    assert sorted(activity.audiences.values_list("audience", "number", "bound")) == [
        ("parents", None, "exact"), ("primary_pupils", 30, "at_least"),
    ]  # fmt: skip
    version = history.of(activity).get()
    assert (version.verb, version.content["places"]) == ("create", [hall.pk])
    assert len(version.content["audiences"]) == 2
    assert Reach.objects.filter(record=activity, committee=cast.zhonghe).exists()


def test_changing_writes_one_version_and_rows_as_a_whole(admin_client, activity):
    form = typed(admin_client, change_url(activity), title="清明祭扫英烈") | {"audiences-0-number": ["45"]}

    response = admin_client.post(change_url(activity), form)

    assert response.status_code == 302, response.text
    activity.refresh_from_db()
    assert (activity.title, activity.version) == ("清明祭扫英烈", 2)
    assert activity.audiences.get().number == 45
    assert [version.verb for version in history.of(activity)] == ["change"]


def test_a_row_ticked_off_is_gone(admin_client, activity):
    form = typed(admin_client, change_url(activity)) | {"audiences-0-DELETE": ["on"]}

    admin_client.post(change_url(activity), form)

    assert activity.audiences.count() == 0


def test_what_others_changed_meanwhile_is_shown_and_nothing_lost(admin_client, cast, activity):
    form = typed(admin_client, change_url(activity), title="我写的标题")
    records.save(
        by=cast.clerk, kind=kinds.of(activity), record=Activity.objects.get(), fields={"theme": "缅怀先烈"},
    )  # fmt: skip

    response = admin_client.post(change_url(activity), form)

    assert response.status_code == 409
    assert "我写的标题" in response.text
    assert Activity.objects.get().title == "清明祭扫"
    again = form_in(response.text, "activity_form")
    assert admin_client.post(change_url(activity), again).status_code == 302
    assert Activity.objects.get().title == "我写的标题"


def test_a_conflict_names_what_differs(admin_client, cast, activity):
    records.save(by=cast.clerk, kind=kinds.of(activity), record=Activity.objects.get(), fields={"theme": "先写的主题"})
    form = typed(admin_client, change_url(activity))
    records.save(by=cast.clerk, kind=kinds.of(activity), record=Activity.objects.get(), fields={"theme": "后写的主题"})

    response = admin_client.post(change_url(activity), form)

    assert "先写的主题" in response.text
    assert "后写的主题" in response.text


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "99999999999999999999", "7"])
def test_a_page_without_its_version_saves_nothing(admin_client, activity, version):
    form = typed(admin_client, change_url(activity), title="不该写入", version_read=version)

    response = admin_client.post(change_url(activity), form)

    assert response.status_code in (200, 409)
    assert Activity.objects.get().title == "清明祭扫"


def test_the_state_never_comes_from_the_form(admin_client, activity):
    form = typed(admin_client, change_url(activity), state="published", author="1", kind="studio", version="9")

    admin_client.post(change_url(activity), form)

    activity.refresh_from_db()
    assert (activity.state, activity.kind, activity.version) == (State.DRAFT, "activity", 2)


def test_a_last_day_before_the_first_is_said_at_the_field(admin_client, activity):
    form = typed(
        admin_client, change_url(activity), date_precision="days", since="2024-04-03", last_day="2024-04-01"
    )  # fmt: skip

    response = admin_client.post(change_url(activity), form)

    assert response.status_code == 200
    assert "last_day" in response.context["adminform"].form.errors


def test_the_last_day_is_asked_and_the_day_after_it_kept(admin_client, activity):
    form = typed(
        admin_client, change_url(activity), date_precision="days", since="2024-04-03", last_day="2024-04-05"
    )  # fmt: skip

    assert admin_client.post(change_url(activity), form).status_code == 302
    assert str(Activity.objects.get().until) == "2024-04-06"
    assert typed(admin_client, change_url(activity))["last_day"] == ["2024-04-05"]


def test_the_same_people_twice_are_refused_in_the_words_of_the_rule(admin_client, activity):
    form = typed(admin_client, change_url(activity)) | {
        "audiences-TOTAL_FORMS": ["2"], "audiences-1-audience": ["primary_pupils"], "audiences-1-number": ["5"],
        "audiences-1-unit": ["person_time"], "audiences-1-bound": ["exact"],
    }  # fmt: skip

    response = admin_client.post(change_url(activity), form, headers={"accept-language": "en"})

    assert response.status_code == 200
    assert "entered twice" in response.text
    assert Version.objects.count() == 0


def test_the_history_tells_before_and_after(admin_client, cast, activity):
    records.save(by=cast.clerk, kind=kinds.of(activity), record=activity, fields={"title": "第一稿"}, why="第一个理由")
    records.save(by=cast.clerk, kind=kinds.of(activity), record=activity, fields={"title": "第二稿"})

    page = admin_client.get(change_url(activity, "history")).text

    assert "第一个理由" in page
    assert page.index("第二稿") < page.index("第一个理由")


def test_a_proxy_lists_and_writes_its_own_area(admin_client, cast, activity):
    legal = ActivityFactory(committee=cast.yingchun, area_id="legal_education", title="模拟法庭")
    listed = admin_client.get(reverse("admin:activities_legaleducationevent_changelist")).text
    assert "模拟法庭" in listed
    assert "清明祭扫" not in listed
    assert admin_client.get(reverse("admin:activities_rededucationactivity_change", args=[legal.pk])).status_code == 404

    add = reverse("admin:activities_legaleducationevent_add")
    form = form_in(admin_client.get(add).text, "legaleducationevent_form")
    form |= {"committee": [cast.yingchun.pk], "title": ["宪法宣讲"], "since": ["2023-12-04"]}
    assert admin_client.post(add, form).status_code == 302
    assert Activity.objects.get(title="宪法宣讲").area_id == "legal_education"


def test_a_record_without_a_known_day_can_be_entered(admin_client, activity):
    form = typed(admin_client, change_url(activity), date_precision="unknown", since="", last_day="")

    assert admin_client.post(change_url(activity), form).status_code == 302
    saved = Activity.objects.get()
    assert (saved.since, saved.until) == (None, None)


def test_django_keeps_no_second_log(admin_client, activity):
    admin_client.post(change_url(activity), typed(admin_client, change_url(activity), title="改过"))

    assert LogEntry.objects.count() == 0
    assert Event.objects.count() == 0
