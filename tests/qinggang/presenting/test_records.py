import datetime as dt

import pytest
from django.utils import translation

from qinggang.presenting import records
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_line_says_what_when_who_and_where(cast):
    activity = ActivityFactory(committee=cast.yingchun, title="参观", title_en="A visit", since=dt.date(2024, 4, 3))
    activity.places.add(VenueFactory(committee=cast.county, name="马玉祥纪念馆"))

    line = records.record_line(activity, "/x/", with_places=True)

    assert (line.title, line.url, line.when, line.day) == ("A visit", "/x/", "3 April 2024", "2024-04-03")
    assert (line.by, line.place) == ("Yingchun Town Committee", "马玉祥纪念馆")
    assert (line.tag.text, line.tag.icon) == ("Red education", "red-education")


def test_line_of_a_plan_says_so(cast):
    assert records.record_line(ActivityFactory(committee=cast.yingchun, is_plan=True), "/x/").tag.text == "plan"


def test_line_may_tell_the_kind_instead_of_the_area(cast):
    activity = ActivityFactory(committee=cast.yingchun)

    assert records.record_line(activity, "/x/", tag=records.kind_tag(activity)).tag.text == "Activity"


def test_paragraphs_are_what_was_written_apart():
    assert records.paragraphs(" 第一段。\r\n\r\n第二段。\n") == ["第一段。", "第二段。"]


def test_volunteers_are_named_only_if_they_may_be(cast):
    assert records.public_name(ElderFactory(committee=cast.county, name="不愿留名的人")) == ""
    named = ElderFactory(committee=cast.county, name="李云龙", named_in_public=True, naming_basis="本人同意")
    assert records.public_name(named) == "李云龙"
