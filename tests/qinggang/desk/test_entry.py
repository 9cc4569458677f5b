"""Entering an activity: what was typed is never lost, and one draft makes one record."""

from uuid import uuid4

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import history, kinds
from committees.choices import State
from committees.models import Draft
from committees.review import actions
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
NEW = "/desk/activities/new/"


def typed(cast, **more):
    """A form as a browser posts it."""
    return {
        "draft_key": str(uuid4()),
        "committee": cast.yingchun.pk,
        "area": "red_education",
        "held_on": "2024-04-03",
        "title": "清明祭扫",
        "summary": "四年级学生到纪念馆参观。",
        "occasion_count": "1",
        "occasion_unit": "session",
        "audiences-TOTAL_FORMS": "1",
        "audiences-INITIAL_FORMS": "0",
        "audiences-0-audience": "primary_pupils",
        "audiences-0-number": "120",
        "audiences-0-unit": "person_time",
        "audiences-0-bound": "exact",
        "speakers-TOTAL_FORMS": "0",
        "speakers-INITIAL_FORMS": "0",
        **more,
    }


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def test_an_empty_page_opens_with_sensible_defaults(clerk, cast):
    page = clerk.get(NEW)

    assert page.status_code == 200
    assert page.context["form"].initial["committee"] == cast.yingchun.pk


def test_submitting_makes_a_submitted_record(clerk, cast):
    answer = clerk.post(NEW, typed(cast, submit="1"))

    activity = Activity.objects.get()
    assert answer.url == reverse("desk:record-detail", args=[ACTIVITY, activity.pk])
    assert (activity.state, activity.author, activity.committee) == (State.SUBMITTED, cast.clerk, cast.yingchun)
    assert activity.key_date_id == "tomb_sweeping"
    assert activity.audiences.get().number == 120


def test_a_group_that_nobody_counted_can_be_named(clerk, cast):
    clerk.post(NEW, typed(cast, submit="1", **{"audiences-0-number": "", "audiences-0-is_uncounted": "on"}))

    assert Activity.objects.get().audiences.get().number is None


def test_submitting_twice_makes_one_record(clerk, cast):
    form = typed(cast, submit="1")

    first, second = clerk.post(NEW, form), clerk.post(NEW, form)

    assert Activity.objects.count() == 1
    assert first.url == second.url


def test_saving_a_draft_checks_nothing_and_keeps_everything(clerk, cast):
    form = typed(cast, save="1", title="", held_on="not a day", **{"audiences-0-number": "many"})

    answer = clerk.post(NEW, form)
    page = clerk.get(answer.url)

    assert not Activity.objects.exists()
    shown = page.content.decode()
    assert 'value="not a day"' in shown
    assert 'value="many"' in shown
    assert "aria-invalid" not in shown


def test_a_wrong_form_says_all_that_is_wrong_and_is_kept(clerk, cast):
    form = typed(cast, submit="1", title="", **{"audiences-0-number": "-3"})

    page = clerk.post(NEW, form)

    assert page.status_code == 422
    assert len(page.context["errors"].problems) == 2
    assert Draft.objects.get().key.hex == form["draft_key"].replace("-", "")
    assert not Activity.objects.exists()


def test_a_happened_activity_needs_to_say_who_came(clerk, cast):
    page = clerk.post(NEW, typed(cast, submit="1", **{"audiences-TOTAL_FORMS": "0"}))

    assert page.status_code == 422
    assert not Activity.objects.exists()


@pytest.mark.parametrize(("day", "asks"), [("2024-04-03", True), ("2099-04-03", False), ("", False)])
def test_who_came_is_asked_beside_all_else_that_is_missing(clerk, cast, day, asks):
    page = clerk.post(NEW, typed(cast, submit="1", title="", held_on=day, **{"audiences-TOTAL_FORMS": "0"}))

    places = [problem.href for problem in page.context["errors"].problems]
    assert ("#audiences-error" in places, "#id_title" in places) == (asks, True)


@pytest.mark.parametrize("kind", [kind.key for kind in kinds.every() if kind.form])
def test_an_empty_form_of_every_kind_names_all_that_is_missing_and_where(client, cast, kind):
    kind = kinds.get(kind)
    client.force_login(cast.childcare if kind.is_protected else cast.office)

    page = client.post(reverse("desk:record-new", args=[kind]), {"submit": "1"})

    html = page.content.decode()
    assert page.context["errors"].problems
    assert all(f'id="{problem.href[1:]}"' in html for problem in page.context["errors"].problems if problem.href)


def test_an_empty_row_of_a_draft_asks_for_nothing_when_it_is_handed_in(clerk, cast):
    empty = {"speakers-TOTAL_FORMS": "1", "speakers-INITIAL_FORMS": "1", "speakers-0-elder": ""}

    clerk.post(NEW, typed(cast, submit="1", **empty, **{"audiences-INITIAL_FORMS": "1"}))

    assert Activity.objects.get().audiences.count() == 1


def test_adding_a_row_works_without_a_script(clerk, cast):
    page = clerk.post(NEW, {**typed(cast), "add-audiences": "1"})

    assert page.status_code == 200
    assert 'name="audiences-1-number"' in page.content.decode()
    assert 'value="120"' in page.content.decode()


def test_a_committee_elsewhere_is_refused(clerk, cast):
    page = clerk.post(NEW, typed(cast, submit="1", committee=cast.zhonghe.pk))

    assert page.status_code == 422
    assert not Activity.objects.exists()


def test_posted_state_author_and_version_change_nothing(clerk, cast):
    clerk.post(NEW, typed(cast, submit="1", state="published", author=cast.leader.pk, is_plan="on", approved_by="1"))

    activity = Activity.objects.get()
    assert (activity.state, activity.author, activity.is_plan) == (State.SUBMITTED, cast.clerk, False)


def test_a_returned_record_is_mended_and_submitted_again(clerk, cast):
    clerk.post(NEW, typed(cast, submit="1"))
    activity = Activity.objects.get()
    actions.send_back(by=cast.reviewer, record=activity, why="请写明地点")
    edit = reverse("desk:record-edit", args=[ACTIVITY, activity.pk])

    page = clerk.get(edit)
    assert "请写明地点" in page.content.decode()
    clerk.post(edit, typed(cast, submit="1", title="清明扫墓", version=str(activity.version)))

    activity.refresh_from_db()
    assert (activity.state, activity.title) == (State.SUBMITTED, "清明扫墓")
    assert [version.verb for version in history.of(activity)] == ["create", "submit", "send_back", "change", "submit"]


def test_the_second_of_two_editors_sees_both_versions(clerk, cast):
    clerk.post(NEW, typed(cast, submit="1"))
    activity = Activity.objects.get()
    actions.send_back(by=cast.reviewer, record=activity, why="请写明地点")
    read = str(activity.version)
    edit = reverse("desk:record-edit", args=[ACTIVITY, activity.pk])
    clerk.post(edit, typed(cast, submit="1", title="我的标题", version=read))
    activity.refresh_from_db()
    actions.send_back(by=cast.reviewer, record=activity, why="再看看")

    page = clerk.post(edit, typed(cast, submit="1", title="你的标题", version=read))

    assert page.status_code == 409
    assert "我的标题" in page.content.decode()
    assert 'value="你的标题"' in page.content.decode()
    assert Activity.objects.get().title == "我的标题"


def test_an_approved_record_opens_no_form(clerk, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)

    answer = clerk.get(reverse("desk:record-edit", args=[ACTIVITY, activity.pk]))

    assert answer.url == reverse("desk:record-detail", args=[ACTIVITY, activity.pk])


@pytest.mark.parametrize(("person", "code"), [("leader", 403), ("reviewer", 403), ("auditor", 403), ("stranger", 403)])
def test_who_may_not_enter_gets_no_form(client, cast, person, code):
    client.force_login(getattr(cast, person))

    assert client.get(NEW).status_code == code


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get(NEW).url.startswith(reverse("accounts:login"))


def test_nobody_opens_the_draft_of_another(clerk, client, cast):
    clerk.post(NEW, typed(cast, save="1"))
    client.force_login(cast.office)

    assert client.get(reverse("desk:draft-open", args=[Draft.objects.get().key])).status_code == 404
