import datetime as dt

import pytest

from activities.models import Speaker
from committees.models import Campaign
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory
from tests.qinggang.public.reading import read, titles

pytestmark = pytest.mark.django_db
LIST = "/activities/"


@pytest.fixture
def two(cast):
    """A red and a legal activity, a year apart and in two towns."""
    red = ActivityFactory(committee=cast.yingchun, published=True, title="红色活动", since=dt.date(2023, 5, 10))
    legal = ActivityFactory(
        committee=cast.zhonghe, published=True, title="法治活动", area_id="legal_education", since=dt.date(2024, 5, 10)
    )
    return red, legal


def test_activities_works(cast, two):
    ActivityFactory(committee=cast.zhonghe, approved=True, title="没有公开")

    response = read(LIST)

    assert titles(response.context["lines"]) == ["法治活动", "红色活动"]
    assert response.context["not_shown"] == "1 more record is counted but not shown."


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("area=red_education", ["红色活动"]),
        ("area=legal-education", ["法治活动"]),
        ("year=2024", ["法治活动"]),
        ("committee=yingchun", ["红色活动"]),
        ("committee=yingchun&year=2024", []),
    ],
)
def test_activities_are_narrowed(two, asked, found):
    response = read(f"{LIST}?{asked}")

    assert titles(response.context["lines"]) == found
    assert response.context["reset_url"] == LIST


def test_activities_that_lie_in_no_single_year_are_listed_as_such(cast, two):
    unknown = {
        "没有日期": (None, None),
        "起日不详": (None, dt.date(2024, 3, 20)),
        "跨了年": (dt.date(2023, 12, 31), dt.date(2024, 1, 2)),
    }
    for title, (since, until) in unknown.items():
        ActivityFactory(committee=cast.yingchun, published=True, title=title, since=since, until=until)
    ActivityFactory(
        committee=cast.yingchun, published=True, title="除夕", since=dt.date(2023, 12, 31), until=dt.date(2024, 1, 1)
    )

    assert set(titles(read(f"{LIST}?year=unknown").context["lines"])) == set(unknown)


def test_activities_are_narrowed_by_links_on_other_pages(cast, two):
    red, _legal = two
    venue = VenueFactory(committee=cast.county, name="马玉祥纪念馆")
    speaker = ElderFactory(committee=cast.county, name="讲故事的人", named_in_public=True, naming_basis="本人同意")
    red.places.add(venue)
    red.forms.add("red_songs")
    Speaker.objects.create(activity=red, elder=speaker)

    for asked, lead in (
        ("form=red_songs", "red songs"),
        (f"place={venue.pk}", "马玉祥纪念馆"),
        (f"speaker={speaker.pk}", "讲故事的人"),
    ):
        response = read(f"{LIST}?{asked}")
        assert titles(response.context["lines"]) == ["红色活动"]
        assert response.context["lead"] == lead
        assert asked.split("=")[0] in response.context["filters"].fields


def test_activities_are_not_narrowed_by_what_is_not_public(cast, two):
    shy = ElderFactory(committee=cast.county, name="不愿留名的人")
    Speaker.objects.create(activity=two[0], elder=shy)
    campaign = Campaign.objects.create(
        kind="campaign", area_id="other", committee=cast.county, author=cast.office, title="没有公开的主题活动",
        sort_on=dt.date(2023, 1, 1), changed_at=dt.datetime(2023, 1, 1, tzinfo=dt.UTC),
    )  # fmt: skip

    for asked in (f"speaker={shy.pk}", f"campaign={campaign.pk}", "form=nothing", "place=x", f"place={'9' * 30}"):
        response = read(f"{LIST}?{asked}", status=404)
        assert "不愿留名的人" not in response.text
        assert "没有公开的主题活动" not in response.text


@pytest.mark.parametrize(
    ("asked", "status"),
    [("year=x", 400), ("page=x", 400), ("page=3", 404), ("area=nothing", 404), ("committee=nowhere", 404)],
)
def test_activities_say_what_is_wrong_with_an_address(two, asked, status):
    assert 'class="lead"' in read(f"{LIST}?{asked}", status=status).text


def test_activities_may_be_none(cast):
    response = read(f"{LIST}?year=1999")

    assert response.context["lines"] == []
    assert "No published activity fits." in response.text
    assert ("1999", "1999") in response.context["filters"].fields["year"].choices


def test_activities_of_an_empty_portal_say_what_to_do(db):
    assert "There is no committee yet." in read(LIST).text
