"""Entering campaigns, documents, publications and reported figures: all of what was typed, in the right fields."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from committees.choices import Bound, DatePrecision, State
from committees.models import Campaign, Document, Draft, Publication, Record, ReportedFigure
from tests.entering import INERT, enter, open_form, problems
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
CAMPAIGN = {
    "title": "关爱明天、普法先行",
    "held_on": "2023-03-01",
    "last_day": "2023-11-30",
    "called_for_by": "中国关工委",
}
DOCUMENT = {
    "document_kind": "notice", "title": "关于开展普法活动的通知", "number": "青关工委〔2024〕3号",
    "held_on": "2024-03-05", "issued_by": "青冈县关工委",
}  # fmt: skip
PUBLICATION = {"publication_kind": "booklet", "title": "家乡英雄", "copies": "3000", "held_on": "2024-05-01"}
FIGURE = {
    "indicator": "red_attendances", "number": "12000", "bound": "at_least", "known_to": "year", "held_on": "2024-05-01",
}  # fmt: skip
GOOD = {
    "campaigns": (Campaign, CAMPAIGN), "documents": (Document, DOCUMENT), "publications": (Publication, PUBLICATION),
    "figures": (ReportedFigure, FIGURE),
}  # fmt: skip


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


@pytest.mark.parametrize("path", GOOD)
def test_what_is_entered_is_submitted(clerk, cast, path):
    model, typed = GOOD[path]

    answer = enter(clerk, path, **typed)

    assert answer.status_code == 302
    record = model.objects.get()
    assert (record.state, record.author, record.is_plan) == (State.SUBMITTED, cast.clerk, False)
    assert clerk.get(answer.url).status_code == 200


@pytest.mark.parametrize("path", GOOD)
def test_an_empty_form_says_what_is_missing_and_is_kept(clerk, path):
    page = enter(clerk, path)

    assert "held_on" in problems(page)
    assert page.context["errors"].problems
    assert Draft.objects.count() == 1
    assert not Record.objects.exists()


@pytest.mark.parametrize("path", ["campaigns", "documents", "publications"])
def test_markup_and_rare_characters_are_kept_and_stay_text(clerk, path):
    model, typed = GOOD[path]

    answer = enter(clerk, path, **{**typed, "title": INERT, "summary": INERT})

    assert model.objects.get().title == INERT
    assert "<script>alert" not in clerk.get(answer.url).content.decode()


@pytest.mark.parametrize("path", ["campaigns", "figures"])
def test_a_last_day_before_the_first_is_refused(clerk, path):
    _model, typed = GOOD[path]

    page = enter(clerk, path, **{**typed, "known_to": "days", "last_day": "2020-01-01"})

    assert list(problems(page)) == ["last_day"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-30", "someday"])
@pytest.mark.parametrize("path", GOOD)
def test_a_day_that_cannot_be_is_refused(clerk, path, day):
    _model, typed = GOOD[path]

    page = enter(clerk, path, **{**typed, "held_on": day})

    assert "held_on" in problems(page)
    assert day in page.content.decode()


@pytest.mark.parametrize("path", ["documents", "publications"])
def test_what_is_of_one_day_is_asked_for_no_second(clerk, path):
    assert "last_day" not in open_form(clerk, path)


def test_a_day_to_come_is_no_document(clerk):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    assert list(problems(enter(clerk, "documents", **{**DOCUMENT, "held_on": str(tomorrow)}))) == ["held_on"]


def test_a_campaign_has_a_first_and_a_last_day(clerk):
    enter(clerk, "campaigns", **CAMPAIGN)

    campaign = Campaign.objects.get()
    assert (campaign.since, campaign.until) == (dt.date(2023, 3, 1), dt.date(2023, 12, 1))
    assert campaign.date_precision == DatePrecision.DAYS


@pytest.mark.parametrize(
    ("known_to", "since", "until"),
    [
        ("day", dt.date(2024, 3, 5), dt.date(2024, 3, 6)),
        ("month", dt.date(2024, 3, 1), dt.date(2024, 4, 1)),
        ("year", dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
        ("unknown", None, None),
    ],
)
def test_the_date_of_a_document_is_kept_as_far_as_it_is_known(clerk, known_to, since, until):
    enter(clerk, "documents", **{**DOCUMENT, "known_to": known_to})

    document = Document.objects.get()
    assert (document.since, document.until, document.date_precision) == (since, until, known_to)


def test_a_publication_is_our_own_unless_somebody_says_otherwise(clerk):
    enter(clerk, "publications", **PUBLICATION)

    assert (Publication.objects.get().is_own, Publication.objects.get().copies) == (True, 3000)


@pytest.mark.parametrize("copies", ["-3", "0", "1.5", "9" * 30, "many"])
def test_copies_are_a_whole_number(clerk, copies):
    assert list(problems(enter(clerk, "publications", **{**PUBLICATION, "copies": copies}))) == ["copies"]


def test_a_figure_takes_area_unit_and_title_from_its_indicator(clerk, cast):
    enter(clerk, "figures", **FIGURE)

    figure = ReportedFigure.objects.get()
    assert (figure.number, figure.bound, figure.unit_id) == (Decimal(12000), Bound.AT_LEAST, "person_time")
    assert (figure.area_id, figure.since, figure.until) == ("red_education", dt.date(2024, 1, 1), dt.date(2025, 1, 1))
    assert figure.title.startswith(cast.yingchun.short)


def test_the_indicators_stand_by_area_with_their_definition(clerk):
    page = clerk.get("/desk/figures/new/")

    groups = dict(page.context["form"].fields["indicator"].choices)
    offered = {key for group in groups.values() for key, _label in group}
    assert "red_attendances" in offered
    assert "committees" not in offered
    assert 'class="hint"' in page.content.decode()


@pytest.mark.parametrize("number", ["-1", "0", "", "1e30", "99999999999999", "many", "NaN"])
def test_a_figure_needs_a_number_that_can_be(clerk, number):
    assert list(problems(enter(clerk, "figures", **{**FIGURE, "number": number}))) == ["number"]


def test_people_are_counted_whole_and_money_is_not(clerk):
    assert list(problems(enter(clerk, "figures", **{**FIGURE, "number": "12.5"}))) == ["number"]

    assert enter(clerk, "figures", **{**FIGURE, "indicator": "student_aid_paid", "number": "12.55"}).status_code == 302


def test_an_indicator_that_is_not_offered_is_refused(clerk):
    assert list(problems(enter(clerk, "figures", **{**FIGURE, "indicator": "committees"}))) == ["indicator"]


def test_a_figure_for_a_period_that_was_reported_is_refused_at_the_field(clerk, cast):
    year = {"since": dt.date(2024, 1, 1), "until": dt.date(2025, 1, 1)}
    ReportedFigureFactory(committee=cast.yingchun, submitted=True, **year)

    assert list(problems(enter(clerk, "figures", **FIGURE))) == ["indicator"]


def test_a_figure_for_half_of_a_reported_period_is_refused_at_the_days(clerk, cast):
    half = {"since": dt.date(2023, 7, 1), "until": dt.date(2024, 7, 1)}
    ReportedFigureFactory(committee=cast.yingchun, submitted=True, **half)

    page = enter(clerk, "figures", **FIGURE)

    assert list(problems(page)) == ["last_day"]
    assert Draft.objects.count() == 1


def test_a_period_needs_one_end_at_least(clerk):
    window = {**FIGURE, "known_to": "window", "held_on": ""}

    assert list(problems(enter(clerk, "figures", **window))) == ["held_on"]
    assert enter(clerk, "figures", **{**window, "last_day": "2024-12-31"}).status_code == 302


def test_the_clerk_of_two_committees_says_for_which(client, cast):
    client.force_login(cast.office)

    enter(client, "documents", **{**DOCUMENT, "committee": cast.zhonghe.pk})

    assert Document.objects.get().committee == cast.zhonghe
