"""What no form asks for any more, or asks only of some, is still there after a record was opened and submitted."""

import datetime as dt

import pytest

from assistance.models import AidAmount, AidScheme, DonatedCash, DonatedGoods
from committees import history, kinds
from committees.choices import Bound, DatePrecision, ElderStatus
from committees.models import Venue
from studios.models import ResultKind, Studio
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import AidBatchFactory, CounsellingTalkFactory
from tests.assistance.gift_factories import DonationFactory, DonorFactory
from tests.factories import CommitteeFactory, ElderFactory, ReportedFigureFactory, VenueFactory
from tests.qinggang.desk.test_every_kind_survives import difference, open_and_submit, problems
from tests.studios.factories import EvidenceFactory, ResultFactory, SessionFactory, StudioFactory

pytestmark = pytest.mark.django_db
BETWEEN = {"number": 10, "upper": 20, "bound": Bound.BETWEEN, "words": "十来个到二十个"}


@pytest.fixture
def entered(cast):
    return {"committee": cast.yingchun, "author": cast.clerk, "returned": True}


def survives(client, cast, record):
    """Open, submit, compare."""
    client.force_login(cast.clerk)
    kind = kinds.of(record)
    stored = kind.model.objects.get(pk=record.pk)
    if kind.title:  # nobody types it: it is composed anew each time
        kind.model.objects.filter(pk=record.pk).update(**kind.title({}, stored))
        stored.refresh_from_db()
    before = history.content_of(stored, kind.rows)
    answer = open_and_submit(client, kind, stored)
    after = history.content_of(kind.model.objects.get(pk=record.pk), kind.rows)
    assert (difference(before, after), answer.status_code) == ({}, 302), problems(answer)


@pytest.mark.parametrize(
    "when",
    [
        {"date_precision": DatePrecision.NAMED, "date_words": "春节前", "since": None, "until": dt.date(2024, 3, 20)},
        {"date_precision": DatePrecision.UNKNOWN, "since": None, "until": dt.date(2024, 3, 20)},
        {"date_precision": DatePrecision.UNKNOWN, "since": None, "until": None},
        {"date_precision": DatePrecision.WINDOW, "since": dt.date(2023, 3, 1), "until": None},
        {"date_precision": DatePrecision.MONTH, "since": dt.date(2023, 3, 1), "until": dt.date(2023, 6, 1)},
        {"date_precision": DatePrecision.YEAR, "since": dt.date(2022, 1, 1), "until": dt.date(2024, 1, 1)},
        {"date_precision": DatePrecision.DAYS, "since": dt.date(2023, 3, 1), "until": dt.date(2023, 3, 4)},
    ],
    ids=str,
)
def test_a_time_that_the_form_would_not_ask_for(client, cast, entered, when):
    survives(client, cast, StudioFactory(**entered, **when, sort_on=dt.date(2023, 3, 1)))


def test_numbers_between_two_in_the_record_itself(client, cast, entered):
    survives(client, cast, ResultFactory(**entered, **BETWEEN))
    survives(client, cast, ReportedFigureFactory(**entered, **BETWEEN))


def test_numbers_between_two_words_of_the_source_and_decimals_in_rows(client, cast, entered):
    batch = AidBatchFactory(**entered, beneficiaries=[("boarders", 30, "person")])
    AidAmount.objects.create(batch=batch, kind="goods", unit_id="yuan", **{**BETWEEN, "upper": "20.55"})
    donation = DonationFactory(**entered)
    DonatedCash.objects.create(donation=donation, number="0.05", unit_id="yuan", words="五分")
    DonatedGoods.objects.create(donation=donation, goods_id="rice", number="12.25", unit_id="kilogram")
    talk = CounsellingTalkFactory(**entered, counts=[("study", None)])

    for record in (batch, donation, talk):
        survives(client, cast, record)


def test_english_remarks_of_rows_and_people_counted_by_committees(client, cast, entered):
    elder = ElderFactory(committee=cast.yingchun)
    activity = ActivityFactory(**entered, audiences=[("committee_staff", 6, "committee")])
    activity.speakers.create(elder=elder, told="战斗故事", told_en="a tale of a battle", hours="1.5")

    survives(client, cast, activity)


def test_an_activity_without_a_key_date_is_given_none_by_being_opened(client, cast, entered):
    day = {"since": dt.date(2024, 4, 4), "key_date": None}

    survives(client, cast, ActivityFactory(**entered, **day, audiences=[("primary_pupils", 3, "person_time")]))


def test_what_nobody_could_choose_any_more(client, cast, entered):
    elder = ElderFactory(committee=cast.yingchun, status=ElderStatus.LEFT)
    studio = StudioFactory(**entered, lead=elder)
    studio.members.set([elder])
    studio.places.set([VenueFactory(committee=cast.yingchun)])
    Venue.objects.update(is_active=False)
    closed = CommitteeFactory(parent=cast.county, closed_on=dt.date(2024, 1, 1), closed_reason="合并")
    studio.partners.set([closed])
    ended = {"status": Studio.Status.CLOSED, "closed_on": dt.date(2024, 1, 1), "closed_reason": "合并"}
    old = StudioFactory(committee=cast.yingchun, approved=True, **ended)
    batch = AidBatchFactory(**entered, beneficiaries=[("boarders", 30, "person")])
    result = ResultFactory(**entered, studio=old)
    AidScheme.objects.update(is_active=False)
    ResultKind.objects.update(is_active=False)
    donation = DonationFactory(**entered, donor=DonorFactory(committee=cast.county))
    DonatedCash.objects.create(donation=donation, number=5, unit_id="yuan")

    for record in (studio, batch, result, donation, SessionFactory(**entered, studio=old)):
        survives(client, cast, record)


def test_evidence_keeps_its_criterion(client, cast, entered):
    survives(client, cast, EvidenceFactory(**entered, studio=StudioFactory(committee=cast.yingchun, approved=True)))


def test_a_plan_that_the_form_knows_nothing_of_stays_a_plan(client, cast, entered):
    survives(client, cast, ResultFactory(**entered, is_plan=True))
