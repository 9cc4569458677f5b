"""Outside their scope a thing does not exist for a person; and a right that ended is refused at the next request."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from committees import accounts, kinds
from committees.choices import Role, State
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
MISSING = 999_999


@pytest.fixture
def activity(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=State.RETURNED)


def body(response: HttpResponse, *numbers: int) -> str:
    """The page without the number that was asked for, and without what differs from request to request."""
    text = re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", response.text)
    for number in numbers:
        text = text.replace(str(number), "N")
    return text


@pytest.mark.parametrize("name", ["desk:record-detail", "desk:record-edit"])
def test_what_lies_elsewhere_looks_like_what_never_was(client, cast, activity, name):
    client.force_login(cast.other_clerk)

    elsewhere = client.get(reverse(name, args=[ACTIVITY, activity.pk]))
    nowhere = client.get(reverse(name, args=[ACTIVITY, MISSING]))

    assert elsewhere.status_code == nowhere.status_code == 404
    assert body(elsewhere, activity.pk, MISSING) == body(nowhere, activity.pk, MISSING)


def test_a_step_elsewhere_looks_like_a_step_nowhere(client, cast, activity):
    client.force_login(cast.other_clerk)

    answers = [
        client.post(reverse("desk:record-move", args=[ACTIVITY, pk, "submit"]), {"version": 1})
        for pk in (activity.pk, MISSING)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    activity.refresh_from_db()
    assert activity.state == State.RETURNED


def test_in_the_admin_too(client, cast, activity):
    elsewhere = AppointmentFactory(user=UserFactory(), committee=cast.zhonghe, role=Role.ADMINISTRATOR).user
    client.force_login(elsewhere)

    for page in ("change", "history", "delete"):
        for pk in (activity.pk, MISSING):
            assert client.get(reverse(f"admin:activities_activity_{page}", args=[pk])).status_code == 404


@pytest.mark.parametrize("person", ["other_clerk", "leader", "account_manager"])
def test_lists_and_filters_do_not_tell_of_what_lies_elsewhere(client, cast, activity, person):
    client.force_login(getattr(cast, person))

    page = client.get(reverse("desk:record-list", args=[ACTIVITY]), {"words": activity.title})

    assert activity.get_absolute_url() not in page.text
    assert page.context["table"] is None


# Rights that end while somebody is signed in


def test_a_right_that_ended_is_gone_at_the_next_request(client, cast, activity):
    client.force_login(cast.clerk)
    assert client.get(activity.get_absolute_url()).status_code == 200

    accounts.end_appointment(
        by=cast.account_manager, appointment=cast.clerk.appointments.get(), until=timezone.localdate()
    )

    assert client.get(activity.get_absolute_url()).status_code == 404
    assert client.get(reverse("desk:home")).status_code == 403


def test_an_account_that_was_shut_is_signed_out(client, cast):
    client.force_login(cast.clerk)
    accounts.change_account(by=cast.account_manager, user=cast.clerk, fields={"is_active": False})

    answer = client.get(reverse("desk:home"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("accounts:login"))


def test_a_new_password_ends_the_sessions_of_the_old(client, cast):
    client.force_login(cast.clerk)
    accounts.set_password(by=cast.account_manager, user=cast.clerk, password="又长又难猜的口令 2026")

    assert client.get(reverse("desk:home")).status_code == 302


def test_a_right_that_begins_opens_the_page(client, cast, activity):
    client.force_login(cast.stranger)
    assert client.get(activity.get_absolute_url()).status_code == 404

    accounts.appoint(by=cast.account_manager, user=cast.stranger, committee=cast.village, role=Role.AUDITOR)
    assert client.get(activity.get_absolute_url()).status_code == 404
    accounts.appoint(by=cast.account_manager, user=cast.stranger, committee=cast.yingchun, role=Role.AUDITOR)
    assert client.get(activity.get_absolute_url()).status_code == 200
