"""History, events, drafts and the parts of figures: read by who audits, changed by nobody."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse

from committees import drafts, history, kinds, records
from committees.choices import Role
from committees.models import Area, Contribution, Event, Tally
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory

pytestmark = pytest.mark.django_db
TRACES = ("version", "event", "draft", "reach", "contribution", "tally", "attachment")


@pytest.fixture
def auditor(client, cast):
    client.force_login(cast.auditor)
    return client


def changelist(model):
    return reverse(f"admin:committees_{model}_changelist")


@pytest.mark.parametrize("model", TRACES)
def test_nobody_writes_them(client, cast, model):
    client.force_login(cast.administrator)

    assert client.get(changelist(model)).status_code == 200
    assert client.get(reverse(f"admin:committees_{model}_add")).status_code == 403


def test_the_history_is_listed_for_who_audits(auditor, cast):
    version = _written(cast)

    assert "记一条" not in auditor.get(changelist("version")).text  # the list names things, not what they say
    assert auditor.get(changelist("version"), {"verb": "create"}).context["cl"].result_count == 1
    assert auditor.get(reverse("admin:committees_version_change", args=[version.pk])).status_code == 200


def test_a_town_audits_what_its_own_people_did(client, cast):
    _written(cast)
    Event.objects.create(by="other_clerk", verb="sign_in")
    Event.objects.create(by="clerk", verb="sign_in")
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.AUDITOR).user)

    assert client.get(changelist("version")).context["cl"].result_count == 1
    assert [event.by for event in client.get(changelist("event")).context["cl"].result_list] == ["clerk"]


def test_a_draft_shows_that_it_is_there_and_not_what_it_says(client, cast):
    client.force_login(cast.administrator)
    drafts.keep(
        by=cast.clerk, key=uuid4(), kind=kinds.get("activity"), committee=cast.yingchun,
        typed=QueryDict("title=只给自己看的话"),
    )  # fmt: skip

    page = client.get(changelist("draft"))

    assert page.context["cl"].result_count == 1
    draft = page.context["cl"].result_list[0]
    opened = client.get(reverse("admin:committees_draft_change", args=[draft.pk]))
    assert "只给自己看的话" not in page.text + opened.text
    assert "typed" in draft.get_deferred_fields()


def test_parts_of_figures_are_read_in_scope(client, cast):
    ActivityFactory(committee=cast.yingchun, approved=True, audiences=[("primary_pupils", 30, "person_time")])
    client.force_login(AppointmentFactory(committee=cast.zhonghe, role=Role.ADMINISTRATOR).user)
    assert Contribution.objects.exists()

    assert client.get(changelist("contribution")).context["cl"].result_count == 0
    assert client.get(changelist("tally")).context["cl"].result_count == 0
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.ADMINISTRATOR).user)
    assert client.get(changelist("contribution")).context["cl"].result_count == Contribution.objects.count()
    assert client.get(changelist("tally")).context["cl"].result_count == Tally.objects.filter(
        committee=cast.yingchun
    ).count()  # fmt: skip


def test_counts_of_children_are_no_business_of_administrators(client, cast, monkeypatch):
    ActivityFactory(committee=cast.yingchun, approved=True, audiences=[("primary_pupils", 3, "person_time")])
    monkeypatch.setattr("committees.admin.traces.about_children", lambda: ["red_attendances"])
    client.force_login(cast.administrator)

    listed = {tally.indicator for tally in client.get(changelist("tally")).context["cl"].result_list}

    assert listed
    assert "red_attendances" not in listed


def _written(cast):
    fields = {"area": Area(pk="red_education"), "committee": cast.yingchun, "title": "记一条"}
    activity = records.save(by=cast.clerk, kind=kinds.get("activity"), fields={**fields, "date_precision": "unknown"})
    return history.of(activity).get()
