import datetime as dt

import pytest

from committees import reach, recount
from committees.models import Area
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory, VenueFactory
from tests.qinggang.public.reading import read, said, titles
from tests.studios.factories import SessionFactory, StudioFactory

pytestmark = pytest.mark.django_db
RED = "/red-education/"


@pytest.fixture
def outing(cast):
    """A day at the memorial hall, in Yingchun."""
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, title="参观纪念馆", since=dt.date(2023, 5, 10),
        audiences=[("primary_pupils", 30, "person_time")],
    )  # fmt: skip
    activity.forms.add("red_songs")
    activity.places.add(VenueFactory(committee=cast.yingchun, name="马玉祥纪念馆"))
    return activity


def groups(response) -> dict[str, list[tuple[str, str]]]:
    return {
        str(group.title): [(str(row.label), str(row.value_text)) for row in group.rows]
        for group in response.context["groups"]
    }


def test_area_works(cast, outing):
    response = read(RED, language="en")

    assert response.context["title"] == "Red education"
    assert said(response.context["figures"]) == {"Red-education activities": "1 session", "Attendances": "30"}
    assert titles(response.context["lines"]) == ["参观纪念馆"]
    assert groups(response) == {
        "What was done": [("red songs", "1 record")],
        "Where": [("马玉祥纪念馆", "1 record")],
        "Red-education activities by committee": [("Yingchun Town Committee", "1")],
    }


def test_area_says_how_many_records_are_counted_but_not_shown(cast, outing):
    ActivityFactory(committee=cast.yingchun, approved=True, title="不公开的活动")

    response = read(RED)

    assert response.context["figures"][0].text == "2"
    assert titles(response.context["lines"]) == ["参观纪念馆"]
    assert response.context["not_shown"] == "1 more record is counted but not shown."


def test_area_leaves_plans_to_the_calendar(cast):
    ActivityFactory(committee=cast.yingchun, published=True, is_plan=True)

    response = read(RED)

    assert response.context["figures"][0].text == "0"
    assert response.context["lines"] == []
    assert "No records have been published here yet." in response.text
    assert "No published record fits." in read(f"{RED}?year=2023").text


def test_area_is_narrowed_to_a_committee_and_a_year(cast, outing):
    ActivityFactory(committee=cast.zhonghe, published=True, title="中和镇的活动", since=dt.date(2023, 5, 10))
    ActivityFactory(committee=cast.yingchun, published=True, title="次年的活动", since=dt.date(2024, 5, 10))

    response = read(f"{RED}?committee=yingchun&year=2023")

    assert titles(response.context["lines"]) == ["参观纪念馆"]
    assert response.context["figures"][0].text == "1"
    assert (
        response.context["figures"][0].url
        == "/figures/red_activities/?committee=yingchun&from=2023-01-01&to=2023-12-31"
    )
    assert response.context["trend"].bars[-1].name == "December 2023"
    assert response.context["reset_url"] == RED


def test_area_with_a_year_leads_to_records_without_one(cast, outing):
    ActivityFactory(committee=cast.yingchun, published=True, title="年份不详", since=None, until=None)

    notice = read(f"{RED}?year=2023").context["notices"][0]

    assert titles(read(notice.links[0].url).context["lines"]) == ["年份不详"]


def test_area_counts_a_joint_activity_at_each_partner(cast, outing):
    outing.partners.add(cast.zhonghe)
    reach.renew(outing)
    recount.differences(repair=True)

    response = read(RED)

    assert response.context["figures"][0].text == "1"
    assert groups(response)["Red-education activities by committee"] == [
        ("Yingchun Town Committee", "1"),
        ("中和镇关工委", "1"),
    ]


def test_area_of_studios_shows_their_names(cast):
    studio = StudioFactory(committee=cast.yingchun, published=True, title="武术工作室")
    SessionFactory(studio=studio, committee=cast.yingchun, approved=True)

    response = read("/studios/")

    assert [plate.title for plate in response.context["plates"]] == ["武术工作室"]
    assert said(response.context["figures"]) == {
        "Five-old studios": "1 studio",
        "Training sessions of studios": "1 session",
    }


def test_area_that_was_added_by_an_administrator_has_a_page(cast):
    Area.objects.create(key="science", name="科普教育", slug="science", is_public=True)
    ReportedFigureFactory(committee=cast.county, area_id="science", published=True, title="科普报告")

    assert titles(read("/science/").context["lines"]) == ["科普报告"]


def test_area_without_a_public_page_does_not_exist(cast):
    read("/organisation/", status=404)
    read("/nowhere/", status=404)


@pytest.mark.parametrize(
    ("asked", "status", "message"),
    [
        ("year=last", 400, "is not a year"),
        ("page=x", 400, "is not the number of a page"),
        ("page=9", 404, "no page 9"),
        ("committee=nowhere", 404, "no committee of this name"),
    ],
)
def test_area_says_what_is_wrong_with_an_address(cast, asked, status, message):
    response = read(f"{RED}?{asked}", status=status)

    assert message in response.text
    assert f'href="{RED}"' in response.text


def test_area_is_paged(cast):
    for number in range(25):
        ActivityFactory(committee=cast.yingchun, published=True, title=f"活动{number}")

    first, second = read(RED), read(f"{RED}?page=2")

    assert len(first.context["lines"]) == 20
    assert len(second.context["lines"]) == 5
    assert first.context["pages"].next_url == f"{RED}?page=2"


@pytest.mark.parametrize("url", [RED, "/legal-education/", "/studios/", f"{RED}?year=2023&committee=yingchun"])
def test_area_costs_at_most_twelve_queries_and_120_kb(cast, outing, url, django_assert_max_num_queries):
    for number in range(25):
        ActivityFactory(committee=cast.village, published=True, title=f"活动{number}", summary="经过" * 500)

    with django_assert_max_num_queries(12):
        response = read(url)

    assert len(response.content) < 120_000


def test_area_of_an_empty_portal_says_what_to_do(db):
    assert "There is no committee yet." in read(RED).text
