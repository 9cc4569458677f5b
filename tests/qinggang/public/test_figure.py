import datetime as dt

import pytest

from committees import surplus
from committees.choices import Bound
from committees.models import ReportedIndicator
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory, VisitFactory
from tests.factories import ReportedFigureFactory
from tests.qinggang.public.reading import read, said, titles

pytestmark = pytest.mark.django_db
ATTENDANCES = "/figures/red_attendances/"


def crowd(committee, number, **fields):
    return ActivityFactory(committee=committee, audiences=[("primary_pupils", number, "person_time")], **fields)


def rows(table) -> list[list[str]]:
    return [[str(cell.text) for cell in row] for row in table.rows]


def test_figure_works(cast):
    crowd(cast.village, 30, published=True, title="公开的活动")
    crowd(cast.zhonghe, 20, approved=True, title="不公开的活动")

    response = read(ATTENDANCES)

    assert response.context["title"] == "Attendances"
    assert response.context["figure"].text == "50"
    assert response.context["definition"].text.startswith("Everybody who took part")
    assert titles(response.context["lines"]) == ["公开的活动"]
    assert response.context["not_shown"] == "1 more record is counted but not shown."
    assert "不公开的活动" not in response.text


def test_figure_shows_its_two_parts(cast):
    crowd(cast.village, 300, approved=True)
    reported = ReportedFigureFactory(
        committee=cast.county, number=10_000, bound=Bound.AT_LEAST, since=None, until=None, published=True, title="总数"
    )
    surplus.renew_around([reported])

    response = read(ATTENDANCES)

    assert response.context["figure"].text == "10,000+"
    assert said(response.context["split"]) == {
        "Counted from single records": "300 attendances",
        "Reported as totals, beyond those": "9,700+ attendances",
    }
    assert titles(response.context["lines"]) == ["总数"]


def test_figure_is_asked_for_a_committee_and_a_period(cast):
    crowd(cast.village, 30, approved=True, since=dt.date(2023, 5, 10))
    crowd(cast.zhonghe, 20, approved=True, since=dt.date(2023, 5, 10))
    crowd(cast.village, 10, approved=True, since=dt.date(2024, 5, 10))

    response = read(f"{ATTENDANCES}?committee=yingchun&from=2023-05-01&to=2023-05-10")

    assert response.context["figure"].text == "30"
    assert response.context["window"] == "Yingchun Town Committee · 1 to 10 May 2023"
    assert response.context["filters"].initial == {"committee": "yingchun", "from": "2023-05-01", "to": "2023-05-10"}


def test_figure_leads_one_level_down(cast):
    crowd(cast.village, 30, approved=True)
    crowd(cast.zhonghe, 20, approved=True)

    (table,) = read(ATTENDANCES).context["tables"]

    assert rows(table) == [["Yingchun Town Committee", "30 attendances"], ["中和镇关工委", "20 attendances"]]
    below = read(table.rows[0][0].url)
    assert below.context["figure"].text == "30"
    assert rows(below.context["tables"][0]) == [["示例村关工委", "30 attendances"]]


def test_figure_draws_its_months_and_leads_to_each(cast):
    crowd(cast.village, 30, published=True, since=dt.date(2023, 5, 10), title="五月")

    bar = read(ATTENDANCES).context["trend"].bars[-1]

    assert (bar.name, bar.value_text) == ("May 2023", "30")
    assert titles(read(bar.url).context["lines"]) == ["五月"]


def test_figure_of_a_register_has_no_records(cast):
    response = read("/figures/committees/")

    assert response.context["figure"].text == "5"
    assert response.context["lines"] is None


def test_figure_that_an_administrator_added_has_a_page(cast):
    ReportedIndicator.objects.create(
        key="readers", area_id="red_education", name="读者", name_en="readers", unit_id="person", definition="读书的人"
    )

    response = read("/figures/readers/")

    assert (response.context["title"], response.context["figure"].text) == ("Readers", "nothing reported")


def test_figure_that_does_not_exist_is_not_found(cast):
    read("/figures/no_such_figure/", status=404)


@pytest.mark.parametrize(
    ("asked", "status", "message"),
    [
        ("from=2024-13-01", 400, "is not a day"),
        ("to=tomorrow", 400, "is not a day"),
        ("from=2024-02-01&to=2024-01-01", 400, "before the first"),
        ("committee=nowhere", 404, "no committee of this name"),
        ("page=2", 404, "no page 2"),
    ],
)
def test_figure_says_what_is_wrong_with_an_address(cast, asked, status, message):
    assert message in read(f"{ATTENDANCES}?{asked}", status=status).text


def test_figure_of_an_empty_portal_says_what_to_do(db):
    assert "There is no committee yet." in read(ATTENDANCES).text


def test_figure_of_children_has_its_fixed_periods_and_nothing_else(cast):
    for _number in range(9):
        PairingFactory(committee=cast.yingchun, approved=True, since=dt.date(2023, 5, 10))

    response = read("/figures/pairings/")

    assert response.context["figure"].text == "9"
    assert response.context["lines"] is None
    assert response.context["trend"] is None
    periods, below = response.context["tables"]
    assert rows(periods) == [["Pairings", "9 pairs", "9 pairs", "9 pairs"]]
    assert rows(below) == [["Yingchun Town Committee", "9 pairs"]]


@pytest.mark.parametrize(
    "asked", ["from=2023-05-10&to=2023-05-10", "from=2023-01-01&to=2023-05-31", "to=2023-12-31", "committee=village"]
)
def test_figure_of_children_is_withheld_outside_the_fixed_set(cast, asked):
    for _number in range(9):
        PairingFactory(committee=cast.village, approved=True, since=dt.date(2023, 5, 10))

    assert read(f"/figures/pairings/?{asked}").context["figure"].text == "not shown"


def test_figure_of_assistance_shows_neither_months_nor_villages(cast):
    VisitFactory(committee=cast.village, approved=True, since=dt.date(2023, 5, 10))

    county, town = read("/figures/visits/"), read("/figures/visits/?committee=yingchun")

    assert county.context["trend"] is None
    assert county.context["lines"] is None
    assert rows(county.context["tables"][1]) == [["Yingchun Town Committee", "1 time"]]
    assert len(town.context["tables"]) == 1


def test_figure_of_children_as_they_stand_is_withheld(cast):
    for _number in range(9):
        PairingFactory(committee=cast.yingchun, approved=True)

    response = read("/figures/open_pairings/")

    assert response.context["figure"].text == "not shown"
    assert response.context["tables"] == []
