import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from committees.choices import State
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory
from tests.qinggang.public.reading import read, said, titles
from tests.studios.factories import StudioFactory

pytestmark = pytest.mark.django_db
HOME = "/"


def card(response, slug: str):
    return next(card for card in response.context["areas"] if card.icon == slug)


def test_home_works(cast):
    ActivityFactory(
        committee=cast.village, published=True, title="走进纪念馆", title_en="At the memorial hall",
        audiences=[("primary_pupils", 30, "person_time")],
    )  # fmt: skip

    response = read(HOME)

    assert [card.icon for card in response.context["areas"]] == [
        "red-education", "assistance", "legal-education", "studios",
    ]  # fmt: skip
    assert said(card(response, "red-education").figures) == {
        "Red-education activities": "1 session",
        "Attendances": "30",
    }
    assert titles(response.context["latest"]) == ["At the memorial hall"]


def test_home_counts_what_is_approved_and_shows_what_is_published(cast):
    for state in State.values:
        ActivityFactory(committee=cast.village, state=state, title=f"状态{state}")

    response = read(HOME, language="zh-hans")

    assert card(response, "red-education").figures[0].text == "2"
    assert titles(response.context["latest"]) == ["状态published"]


def test_home_says_how_far_its_figures_reach(cast):
    ActivityFactory(committee=cast.county, approved=True, since=dt.date(2023, 1, 1), until=dt.date(2024, 3, 20))
    ActivityFactory(committee=cast.county, submitted=True, since=dt.date(2024, 5, 1))
    ActivityFactory(committee=cast.county, approved=True, is_plan=True, since=dt.date(2026, 5, 1))

    assert read(HOME).context["as_of"] == "Figures up to 19 March 2024."


@time_machine.travel(dt.datetime(2024, 6, 1, tzinfo=dt.UTC), tick=False)
def test_home_does_not_reach_into_the_future(cast):
    ReportedFigureFactory(committee=cast.county, approved=True, since=dt.date(2024, 1, 1), until=dt.date(2025, 1, 1))

    assert read(HOME).context["as_of"] == "Figures up to 1 June 2024."


def test_home_draws_the_twelve_months_that_end_with_the_newest(cast):
    ActivityFactory(committee=cast.county, approved=True, since=dt.date(2024, 3, 1))
    ActivityFactory(committee=cast.county, approved=True, area_id="legal_education", since=dt.date(2023, 6, 1))

    trend = card(read(HOME), "red-education").trend

    assert [bar.name for bar in trend.bars][::11] == ["April 2023", "March 2024"]
    assert trend.bars[-1].value_text == "1"


def test_every_figure_leads_to_its_page(cast):
    ActivityFactory(committee=cast.county, published=True)

    for area in read(HOME).context["areas"]:
        for figure in area.figures:
            read(figure.url)


def test_home_shows_studios(cast):
    StudioFactory(committee=cast.yingchun, published=True, title="武术工作室", slug="martial-arts")

    response = read(HOME)

    assert [plate.url for plate in response.context["studios"]] == ["/studios/martial-arts/"]


def test_home_of_an_empty_portal_says_what_to_do(db):
    response = read(HOME)

    assert "There is no committee yet." in response.text
    assert reverse("accounts:login") in response.text


def test_home_speaks_both_languages(cast):
    assert 'lang="zh-Hans"' in read(HOME, language="zh-hans").text
    assert 'lang="en"' in read(HOME, language="en").text


def test_home_costs_at_most_twelve_queries_and_120_kb(cast, django_assert_max_num_queries):
    for number in range(30):
        ActivityFactory(committee=cast.village, published=True, title=f"活动{number}", summary="经过" * 500)

    with django_assert_max_num_queries(12):
        response = read(HOME)

    assert len(response.content) < 120_000


def test_home_answers_only_to_reading(client, cast):
    assert client.post(HOME).status_code == 405
