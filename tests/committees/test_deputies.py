"""Deputies: who may be named by whom and for how long, and what they may decide."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from committees import access, accounts, deputies, history, notices
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Appointment, Notice, Record, User
from committees.review import actions, holders
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
TODAY = dt.date(2026, 4, 6)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(dt.datetime(2026, 4, 6, 9, tzinfo=dt.UTC), tick=False) as clock:
        yield clock


def name(cast, user=None, **options):
    options = {"by": cast.reviewer, "committee": cast.county, "until": TODAY + dt.timedelta(days=7), **options}
    return deputies.appoint_deputy(user=user or cast.office, **options)


def afresh(user):
    """As the next request finds the person."""
    return User.objects.get(pk=user.pk)


def submitted(cast, **fields):
    record = ActivityFactory(**{"committee": cast.yingchun, "author": cast.clerk, "audiences": AUDIENCE, **fields})
    actions.submit(by=cast.clerk, record=record)
    return record


def test_a_deputy_decides_on_their_days_only(cast, today):
    name(cast, since=TODAY + dt.timedelta(days=1))
    record = submitted(cast)

    assert not access.can_review(afresh(cast.office), record)
    today.shift(dt.timedelta(days=1))
    assert access.can_review(afresh(cast.office), record)
    today.shift(dt.timedelta(days=6))
    assert not access.can_review(afresh(cast.office), record)


def test_a_deputy_is_told_and_the_history_knows(cast):
    deputy = name(cast)

    assert notices.of(cast.office).get().what == Notice.What.DEPUTY
    assert history.of(deputy).get().verb == "create"
    assert (deputy.role, deputy.in_place_of, deputy.appointed_by) == (Role.REVIEWER, cast.reviewer, cast.reviewer)


def test_what_is_submitted_is_told_to_the_deputy_too(cast):
    name(cast)

    submitted(cast)

    assert notices.of(cast.office).filter(what=Notice.What.SUBMITTED).exists()
    assert notices.of(cast.reviewer).filter(what=Notice.What.SUBMITTED).exists()


def test_a_deputy_decides_neither_on_their_own_nor_on_the_absents_records(cast):
    name(cast)
    of_the_deputy = ActivityFactory(committee=cast.yingchun, author=cast.office, submitted=True)
    of_the_absent = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True)

    for record in (of_the_deputy, of_the_absent):
        with pytest.raises(NotAllowed):
            actions.send_back(by=afresh(cast.office), record=record, why="请改")
    assert holders.of_many([of_the_deputy, of_the_absent]) == {
        of_the_deputy.pk: cast.county.pk, of_the_absent.pk: None
    }  # fmt: skip


def test_who_hands_in_the_record_of_another_does_not_decide_on_it(cast):
    """The clerk of the county office stands in for its reviewer, and mends what a township had entered."""
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True, audiences=AUDIENCE)
    name(cast)
    deputy = afresh(cast.office)

    actions.submit(by=deputy, record=record)

    assert record.submitted_by == deputy
    assert not access.can_review(deputy, record)
    assert not access.reviewable(deputy, Record.objects.all()).exists()
    with pytest.raises(NotAllowed):
        actions.approve(by=deputy, record=record)
    assert not Notice.objects.filter(to=deputy, what=Notice.What.SUBMITTED).exists()
    actions.approve(by=cast.reviewer, record=record)


def test_a_deputy_reads_nothing_about_children(cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare, submitted=True)
    name(cast)
    Appointment.objects.filter(user=cast.reviewer).delete()

    assert not access.visible_records(afresh(cast.office)).filter(pk=pairing.pk).exists()
    assert holders.of_many([pairing]) == {pairing.pk: None}


@pytest.mark.parametrize("person", ["clerk", "office", "administrator", "leader"])
def test_only_a_reviewer_of_that_very_committee_names_one(cast, person):
    with pytest.raises(NotAllowed):
        name(cast, user=cast.auditor, by=getattr(cast, person))
    with pytest.raises(NotAllowed):
        name(cast, committee=cast.yingchun)


def test_a_deputy_names_no_further_deputy(cast):
    name(cast)

    with pytest.raises(NotAllowed):
        name(cast, user=cast.auditor, by=afresh(cast.office))


@pytest.mark.parametrize("person", ["stranger", "reviewer"])
def test_only_who_has_a_right_near_the_committee_stands_in(cast, person):
    with pytest.raises(ValidationError):
        name(cast, user=getattr(cast, person))


def test_neither_a_shut_account_nor_one_of_a_sister_committee_stands_in(cast):
    shut = AppointmentFactory(committee=cast.county, user=UserFactory(is_active=False)).user
    of_the_town = AppointmentFactory(committee=cast.yingchun, role=Role.REVIEWER).user

    with pytest.raises(ValidationError):
        name(cast, user=shut)
    with pytest.raises(ValidationError):
        name(cast, user=cast.other_clerk, by=of_the_town, committee=cast.yingchun)


@pytest.mark.parametrize(("first", "length"), [(0, 91), (0, 0), (3, -1), (-1, 5)])
def test_no_longer_than_allowed_and_never_backwards(cast, first, length):
    since = TODAY + dt.timedelta(days=first)

    with pytest.raises(ValidationError):
        name(cast, since=since, until=since + dt.timedelta(days=length))


def test_not_beyond_the_end_of_ones_own_right(cast):
    Appointment.objects.filter(user=cast.reviewer).update(until=TODAY + dt.timedelta(days=3))

    with pytest.raises(ValidationError):
        name(cast)


@pytest.mark.parametrize("person", ["reviewer", "office"])
def test_either_of_the_two_ends_it(cast, today, person):
    deputy = name(cast)
    today.shift(dt.timedelta(days=2))

    deputies.end_deputy(by=getattr(cast, person), deputy=deputy)

    assert deputy.until == TODAY + dt.timedelta(days=2)
    assert not access.has_role(afresh(cast.office), access.REVIEWS)
    assert history.of(deputy).last().verb == "end"


def test_one_that_has_not_begun_is_taken_away(cast):
    deputy = name(cast)

    deputies.end_deputy(by=cast.reviewer, deputy=deputy)

    assert not Appointment.objects.filter(in_place_of=cast.reviewer).exists()


def test_nobody_else_ends_it(cast):
    deputy = name(cast)

    with pytest.raises(NotAllowed):
        deputies.end_deputy(by=cast.clerk, deputy=deputy)


def test_it_ends_with_the_right_that_it_stands_in_for(cast, today):
    deputy = name(cast)
    right = Appointment.objects.get(user=cast.reviewer, in_place_of=None)
    today.shift(dt.timedelta(days=1))

    accounts.end_appointment(by=cast.account_manager, appointment=right, until=TODAY + dt.timedelta(days=2))

    deputy.refresh_from_db()
    assert deputy.until == TODAY + dt.timedelta(days=2)


def test_nobody_stands_in_for_an_account_that_is_shut(cast):
    name(cast)
    User.objects.filter(pk=cast.reviewer.pk).update(is_active=False)

    assert not access.has_role(afresh(cast.office), access.REVIEWS)


def test_the_day_begins_when_it_does_in_the_county(cast, today):
    name(cast, since=TODAY + dt.timedelta(days=1))

    today.move_to(dt.datetime(2026, 4, 6, 16, 1, tzinfo=dt.UTC))  # one minute past midnight there

    assert timezone.localdate() == TODAY + dt.timedelta(days=1)
    assert access.has_role(afresh(cast.office), access.REVIEWS)
