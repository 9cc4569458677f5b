"""Accounts and rights in the admin."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from committees import history, lockout
from committees.choices import Role
from committees.models import Appointment, SecondStep, User, Version
from tests.factories import AppointmentFactory, UserFactory
from tests.page_forms import form_in
from tests.qinggang.accounts.signing import give_phone

pytestmark = pytest.mark.django_db
SECRET = "又长又难猜的口令 2026"
ADD = "admin:committees_user_add"


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.account_manager)
    return client


@pytest.fixture
def town_manager(client, cast):
    client.force_login(AppointmentFactory(committee=cast.yingchun, role=Role.ACCOUNT_MANAGER).user)
    return client


def user_url(user, page="change"):
    return reverse(f"admin:committees_user_{page}", args=[user.pk])


def new_account(client, **changes):
    form = form_in(client.get(reverse(ADD)).text, "user_form")
    form |= {"username": ["xiaozhao"], "name": ["小赵"], "password1": [SECRET], "password2": [SECRET]}
    return form | {name: [value] for name, value in changes.items()}


def right(committee, role, **changes):
    row = {"committee": committee.pk, "role": role, "since": "2026-01-01", "until": "", **changes}
    return {"appointments-TOTAL_FORMS": ["1"], **{f"appointments-0-{name}": [value] for name, value in row.items()}}


def test_an_account_is_opened_with_its_rights_on_one_page(manager, cast):
    form = new_account(manager) | right(cast.yingchun, Role.CLERK)

    response = manager.post(reverse(ADD), form)

    assert response.status_code == 302, response.text
    user = User.objects.get(username="xiaozhao")
    assert user.check_password(SECRET)
    appointment = user.appointments.get()
    assert (appointment.role, appointment.appointed_by) == (Role.CLERK, cast.account_manager)
    assert {history.of(user).get().verb, history.of(appointment).get().verb} == {"create"}
    assert SECRET not in str(Version.objects.values_list("content", flat=True))


@pytest.mark.parametrize("typed", [
    {"password2": "something else entirely"},
    {"password1": "short", "password2": "short"},
    {"username": "Big Letters"},
    {"username": "clerk"},
])  # fmt: skip
def test_a_bad_account_is_refused_whole(manager, cast, typed):
    before = User.objects.count()

    response = manager.post(reverse(ADD), new_account(manager, **typed) | right(cast.yingchun, Role.CLERK))

    assert response.status_code == 200
    assert User.objects.count() == before


def test_a_right_out_of_reach_opens_no_account(town_manager, cast):
    form = new_account(town_manager) | right(cast.zhonghe, Role.CLERK)

    assert town_manager.post(reverse(ADD), form).status_code == 200
    assert not User.objects.filter(username="xiaozhao").exists()


def test_a_right_is_ended_by_a_day_and_else_unchanged(manager, cast):
    form = form_in(manager.get(user_url(cast.clerk)).text, "user_form")
    form |= {"appointments-0-until": ["2030-01-01"], "appointments-0-role": ["administrator"]}

    assert manager.post(user_url(cast.clerk), form).status_code == 302

    appointment = cast.clerk.appointments.get()
    assert (str(appointment.until), appointment.role) == ("2030-01-01", Role.CLERK)
    assert history.of(appointment).get().verb == "end"
    assert not history.of(cast.clerk).exists()


def test_an_account_is_shut(manager, cast):
    form = form_in(manager.get(user_url(cast.clerk)).text, "user_form")
    del form["is_active"]

    assert manager.post(user_url(cast.clerk), form).status_code == 302

    cast.clerk.refresh_from_db()
    assert not cast.clerk.is_active
    assert manager.post(user_url(cast.clerk, "delete")).status_code == 403


def test_a_new_password_shuts_out_who_used_the_old_one(manager, cast):
    other = Client()
    other.force_login(cast.administrator)
    assert other.get(reverse("admin:index")).status_code == 200

    page = user_url(cast.administrator, "password")
    assert manager.post(page, {"new_password1": SECRET, "new_password2": "different"}).status_code == 200
    assert manager.post(page, {"new_password1": SECRET, "new_password2": SECRET}).status_code == 302

    cast.administrator.refresh_from_db()
    assert cast.administrator.check_password(SECRET)
    assert other.get(reverse("admin:index")).status_code == 302


def test_a_town_sees_its_people_and_takes_over_nobody_of_the_county(town_manager, cast):
    both = AppointmentFactory(user=cast.other_clerk, committee=cast.yingchun, role=Role.CLERK).user
    listed = town_manager.get(reverse("admin:committees_user_changelist")).text

    assert cast.clerk.name in listed
    assert cast.reviewer.name not in listed
    assert town_manager.get(user_url(cast.reviewer)).status_code == 404
    assert town_manager.get(user_url(cast.reviewer, "password")).status_code == 404
    assert town_manager.get(user_url(both)).status_code == 200
    assert town_manager.get(user_url(both, "password")).status_code == 403
    assert town_manager.post(user_url(both), {"name": "改"}).status_code == 403


def test_a_fresh_account_is_seen_by_who_opened_it(town_manager, cast):
    assert town_manager.post(reverse(ADD), new_account(town_manager)).status_code == 302
    opened = User.objects.get(username="xiaozhao")

    assert town_manager.get(user_url(opened)).status_code == 200
    assert town_manager.get(user_url(UserFactory())).status_code == 404


def test_an_account_manager_has_nothing_else(manager, cast):
    page = manager.get(reverse("admin:index"))

    models = {entry["object_name"] for shelf in page.context["app_list"] for entry in shelf["models"]}
    assert models == {"User", "Appointment"}
    assert manager.get(reverse("admin:committees_committee_changelist")).status_code == 403


def test_appointments_are_given_and_ended_on_their_own_page_too(manager, cast):
    add = reverse("admin:committees_appointment_add")
    form = form_in(manager.get(add).text, "appointment_form")
    form |= {"user": [cast.stranger.pk], "committee": [cast.zhonghe.pk], "role": ["reviewer"]}
    assert manager.post(add, form).status_code == 302
    appointment = Appointment.objects.get(user=cast.stranger)
    assert appointment.appointed_by == cast.account_manager

    change = reverse("admin:committees_appointment_change", args=[appointment.pk])
    form = form_in(manager.get(change).text, "appointment_form") | {"until": ["2031-01-01"], "role": ["administrator"]}
    assert manager.post(change, form).status_code == 302
    appointment.refresh_from_db()
    assert (appointment.until, appointment.role) == (date(2031, 1, 1), Role.REVIEWER)


def test_an_auditor_reads_accounts_and_changes_none(client, cast):
    client.force_login(cast.auditor)

    assert client.get(user_url(cast.clerk)).status_code == 200
    assert client.get(reverse(ADD)).status_code == 403
    assert client.get(user_url(cast.clerk, "password")).status_code == 403
    assert client.post(user_url(cast.clerk), {"name": "改"}).status_code == 403


def test_somebody_locked_out_is_let_in_again(manager, cast):
    assert user_url(cast.clerk, "unlock") not in manager.get(user_url(cast.clerk)).text
    visitor = Client()
    for _ in range(5):
        visitor.post(reverse("accounts:login"), {"username": "clerk", "password": "wrong"})
    assert user_url(cast.clerk, "unlock") in manager.get(user_url(cast.clerk)).text

    assert manager.get(user_url(cast.clerk, "unlock")).status_code == 200
    assert manager.post(user_url(cast.clerk, "unlock")).status_code == 302

    assert not lockout.is_locked_out(cast.clerk)


def test_a_lost_phone_is_taken_away_but_not_ones_own(manager, cast):
    give_phone(cast.clerk)
    assert user_url(cast.clerk, "phone") in manager.get(user_url(cast.clerk)).text

    assert manager.post(user_url(cast.clerk, "phone")).status_code == 302

    assert not SecondStep.objects.filter(user=cast.clerk).exists()
    assert history.of(cast.clerk).last().by == cast.account_manager


def test_nobody_gives_themselves_a_right(manager, cast):
    form = form_in(manager.get(user_url(cast.account_manager)).text, "user_form")
    form |= right(cast.county, Role.REVIEWER) | {"appointments-TOTAL_FORMS": ["2"]}
    form |= {name.replace("-0-", "-1-"): value for name, value in right(cast.county, Role.REVIEWER).items()}

    manager.post(user_url(cast.account_manager), form)

    assert [right.role for right in cast.account_manager.appointments.all()] == [Role.ACCOUNT_MANAGER]
