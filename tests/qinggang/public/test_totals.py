import datetime as dt

import pytest

from assistance.models import Child
from committees import surplus
from committees.choices import Bound
from tests.assistance.factories import PairingFactory
from tests.factories import ReportedFigureFactory
from tests.qinggang.public.reading import CANARY, read, said

pytestmark = pytest.mark.django_db
ASSISTANCE = "/assistance/"


def pair(committee, number: int, **fields):
    for _number in range(number):
        PairingFactory(committee=committee, approved=True, child__name=CANARY, title=CANARY, **fields)


@pytest.fixture
def pairings(cast):
    """Yingchun pairs twenty left-behind children, eight of single-parent families and two orphans, since 2023."""
    window = {"since": dt.date(2023, 1, 1), "until": dt.date(2024, 3, 20)}
    pair(cast.yingchun, 20, **window)
    pair(cast.yingchun, 8, counted_as_id="single_parent", **window)
    pair(cast.yingchun, 2, counted_as_id="orphan", **window)


def cells(response) -> dict[str, dict[str, str]]:
    """The table of periods: by figure, what each period says."""
    (table,) = response.context["tables"]
    names = [str(column.name) for column in table.columns[1:]]
    return {str(row[0].text): dict(zip(names, (str(cell.text) for cell in row[1:]), strict=True)) for row in table.rows}


def test_assistance_shows_totals_and_no_record(cast, pairings):
    response = read(ASSISTANCE)

    assert said(response.context["figures"])["Pairings"] == "30 pairs"
    assert response.context["lines"] is None
    assert response.context["trend"] is None


def test_assistance_merges_small_counts_into_their_neighbour(cast, pairings):
    response = read(ASSISTANCE)

    assert {name: number for name, number in said(response.context["more_figures"]).items() if "paired" in name} == {
        "Left-behind children paired": "20 people",
        "Children of single-parent families and orphans paired": "10 people",
    }
    assert "Orphans paired" not in cells(response)


def test_assistance_has_a_table_of_years(cast, pairings):
    pair(cast.yingchun, 6, since=dt.date(2024, 5, 1))

    found = cells(read(ASSISTANCE))

    assert found["Pairings"] == {
        "all years": "36 pairs",
        "since 1 January 2024": "6 pairs",
        "since 1 January 2023": "36 pairs",
        "2024": "6 pairs",
    }
    assert found["Children of single-parent families and orphans paired"]["2024"] == "not broken down"


def test_assistance_of_a_town_is_shown_but_not_of_a_village(cast, pairings):
    pair(cast.village, 6)

    assert said(read(f"{ASSISTANCE}?committee=yingchun").context["figures"])["Pairings"] == "36 pairs"
    village = read(f"{ASSISTANCE}?committee=village")
    assert village.context["figures"][0].text == "not shown"
    assert village.context["tables"] == []


def test_assistance_withholds_what_could_show_a_single_child(cast):
    pair(cast.yingchun, 3)

    response = read(ASSISTANCE)

    assert response.context["figures"][0].text == "not shown"
    assert "protect children" in response.context["figures"][0].note
    assert response.context["groups"] == []


def test_assistance_shows_what_was_reported_as_a_total(cast):
    reported = [
        ReportedFigureFactory(
            committee=cast.county, area_id="assistance", approved=True, indicator=indicator, number=number,
            unit_id=unit, bound=Bound.AT_LEAST, since=None, until=dt.date(2024, 3, 20),
        )
        for indicator, number, unit in (("students_aided", 10_000, "person"), ("student_aid_paid", 5_000_000, "yuan"))
    ]  # fmt: skip
    surplus.renew_around(reported)

    response = read(ASSISTANCE)

    assert said(response.context["figures"])["Student aid paid"] == "5,000,000+ yuan"
    assert cells(response)["Students aided"]["all years"] == "10,000+ people"


def test_assistance_costs_at_most_twelve_queries(cast, pairings, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        response = read(f"{ASSISTANCE}?year=2023&committee=yingchun")

    assert len(response.content) < 120_000


def test_assistance_of_an_empty_portal_says_what_to_do(db):
    assert "There is no committee yet." in read(ASSISTANCE).text


@pytest.mark.parametrize(
    "url",
    [
        "/",
        ASSISTANCE,
        f"{ASSISTANCE}?committee=yingchun",
        "/figures/",
        "/figures/pairings/",
        "/figures/open_pairings/",
        "/committees/yingchun/",
        "/activities/",
        "/calendar/",
        "/calendar.ics",
        "/feed.xml",
        "/sitemap.xml",
        "/api/figures/",
        f"/search/?q={CANARY[:4]}",
    ],
)
def test_no_public_page_names_a_child(cast, pairings, url):
    """The canary stands in the name of every child and in every title; `read` looks for it."""
    text = read(url).text

    assert not any(code in text for code in Child.objects.values_list("code", flat=True))


def test_search_does_not_find_a_child_by_its_code(cast, pairings):
    assert read(f"/search/?q={Child.objects.first().code}").context["lines"] == []
