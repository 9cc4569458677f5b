"""The page on which a reviewer who will be away names a deputy."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from committees import deputies
from committees.models import Appointment
from tests.factories import AppointmentFactory

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


def day(number):
    return timezone.localdate() + dt.timedelta(days=number)


def posted(client, cast, **fields):
    client.force_login(cast.reviewer)
    typed = {"committee": cast.county.pk, "user": cast.office.pk, "since": day(0), "last_day": day(6), **fields}
    return client.post(reverse("desk:deputies"), typed, headers=ENGLISH, follow=True)


def test_a_deputy_is_named_and_shown_to_both(client, cast):
    page = posted(client, cast).content.decode()

    deputy = Appointment.objects.get(in_place_of=cast.reviewer)
    assert deputy.until == day(7)
    assert f"{cast.office} stands in for you." in page
    client.force_login(cast.office)
    answer = client.get(reverse("desk:deputies"), headers=ENGLISH).content.decode()
    assert f"You stand in for {cast.reviewer}." in answer
    assert "Name this deputy" not in answer
    assert f"standing in for the reviewer {cast.reviewer}" in client.get("/desk/", headers=ENGLISH).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"last_day": ""}, "required"),
        ({"last_day": "tomorrow"}, "date"),
        ({"last_day": dt.date(2999, 1, 1)}, "90 days at most"),
        ({"since": dt.date(2020, 1, 1)}, "days that are over"),
        ({"user": "999999"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(client, cast, fields, sentence):
    answer = posted(client, cast, **fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert f'value="{cast.office.pk}" selected' in answer.content.decode() or "user" in fields
    assert not Appointment.objects.filter(in_place_of=cast.reviewer).exists()


def test_a_click_ends_it(client, cast):
    deputy = deputies.appoint_deputy(by=cast.reviewer, user=cast.office, committee=cast.county, until=day(7))
    client.force_login(cast.office)

    answer = client.post(reverse("desk:deputy-end", args=[deputy.pk]), headers=ENGLISH, follow=True)

    assert answer.redirect_chain == [("/desk/", 302)]
    assert "It has ended." in answer.content.decode()
    assert client.post(reverse("desk:deputy-end", args=[deputy.pk])).status_code == 404


def test_who_reviews_for_several_committees_says_for_which(client, cast):
    AppointmentFactory(user=cast.reviewer, committee=cast.yingchun, role="reviewer")

    answer = posted(client, cast, committee=cast.yingchun.pk)

    assert answer.status_code == 200
    assert Appointment.objects.get(in_place_of=cast.reviewer).committee == cast.yingchun
