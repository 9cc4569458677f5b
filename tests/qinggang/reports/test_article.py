"""The article of a year: every figure of the county's own article, nothing that is not in the records, for Word too."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import override

from committees import figures
from committees.models import Record
from qinggang import facts
from qinggang.reports import drafting
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import CommitteeFactory
from tests.papers import words

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parents[2] / "facts.csv"
ASKED = {"since": "2023-01-01", "studios_since": "2022-09-01", "as_of": "2024-03-19"}
PAGE, WORD = "/reports/2023/", "/reports/2023.docx"


def taken(client, county, language, **more):
    client.force_login(county.user("childcare"))
    answer = client.get(WORD, {**ASKED, **more}, headers={"accept-language": language})
    assert answer.status_code == 200
    return words(answer.content)


# Of the county of the article


def test_every_figure_of_the_article_stands_in_the_internal_draft(client, county):
    told = taken(client, county, "en", internal="on")

    numbers = {
        check.fact.number: check.value.split()[0] for check in facts.check(TABLE) if check.where.startswith("figure ")
    }
    assert len(numbers) > 30
    assert {number: value for number, value in numbers.items() if value not in told} == {}
    assert "Internal" in told


def test_it_says_how_exact_a_number_is_in_the_manner_of_the_language(client, county):
    assert "1万余人" in taken(client, county, "zh-hans", internal="on")
    assert "10,000+ people" in taken(client, county, "en", internal="on")


def test_what_is_for_the_public_says_no_small_number_of_children(client, county):
    told = taken(client, county, "en")

    assert "Internal" not in told
    for small in ("children of single-parent families paired", "orphans paired"):
        assert f"{small} 7" not in told.lower()
        assert f"{small} 3" not in told.lower()


def test_each_number_is_the_registrys(client, county):
    committee = county.committee("qinggang")
    outline = drafting.Outline(committee, 2023, date(2024, 3, 19), date(2023, 1, 1), date(2022, 9, 1), True)

    told = drafting.draft(outline, user=county.user("childcare")).sources

    assert len(told) > 30
    for said in told:
        again = figures.answer(said.answer.indicator, committee, said.answer.window)
        assert str(again) == str(said.answer)


def test_no_name_of_a_child_stands_in_it(client, county):
    told = taken(client, county, "zh-hans", internal="on")

    assert "示例" not in told


# Of any county


@pytest.fixture
def leader(client, cast):
    client.force_login(cast.leader)
    return client


def test_it_is_read_and_leads_to_its_sources(leader, cast):
    held = ActivityFactory(committee=cast.village, since=date(2023, 5, 4), published=True, title="清明祭扫示范")
    waiting = ActivityFactory(committee=cast.village, since=date(2023, 5, 4), submitted=True, title="还没审核的活动")

    page = leader.get(PAGE).text

    assert str(held) in page
    assert str(waiting) not in page
    assert "/figures/red_activities/?from=2023-01-01" in page
    assert reverse("reports:word", args=[2023]) in page


def test_what_nobody_reported_is_listed_as_missing(leader, cast):
    page = leader.get(PAGE, headers={"accept-language": "en"})

    assert "What is missing" in page.text
    assert all(section.missing for section in page.context["sections"])


def test_a_changed_record_changes_the_draft(leader, cast):
    held = ActivityFactory(committee=cast.village, since=date(2023, 5, 4), published=True)
    assert "ctivities 1 session" in words(leader.get(WORD, headers={"accept-language": "en"}).content)

    Record.objects.filter(pk=held.pk).update(since=date(2022, 5, 4), until=date(2022, 5, 5))

    assert str(held) not in leader.get(PAGE).text


def test_the_internal_draft_is_for_those_who_read_the_files(client, cast):
    for _child in range(2):
        PairingFactory(committee=cast.yingchun, approved=True, since=date(2023, 5, 4), until=date(2023, 5, 5))
    asked = {"internal": "on", "since": "2023-01-01", "as_of": "2023-12-31"}

    client.force_login(cast.leader)
    assert "Pairings 2" not in words(client.get(WORD, asked, headers={"accept-language": "en"}).content)
    client.force_login(cast.childcare)
    assert "Pairings 2" in words(client.get(WORD, asked, headers={"accept-language": "en"}).content)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"since": "2023-05-01", "as_of": "2023-04-01"}, 400),
        ({"as_of": "yesterday"}, 400),
        ({"committee": "999999"}, 404),
    ],
)
def test_what_was_asked_wrongly_is_said(leader, asked, status):
    assert leader.get(PAGE, asked).status_code == status
    assert leader.get(WORD, asked).status_code == status


def test_a_year_that_no_calendar_has_does_not_exist(leader):
    assert leader.get("/reports/1066/").status_code == 404
    assert leader.get("/reports/99999.docx").status_code == 404


def test_a_committee_out_of_reach_does_not_exist(client, cast):
    client.force_login(cast.clerk)

    assert client.get(PAGE).status_code == 200
    assert client.get(PAGE, {"committee": CommitteeFactory().pk}).status_code == 404
    client.force_login(cast.stranger)
    assert client.get(PAGE).status_code == 403


def test_the_paper_says_who_put_it_together(leader, cast):
    with override("en"):
        told = words(leader.get(WORD, headers={"accept-language": "en"}).content)

    assert str(cast.leader) in told
