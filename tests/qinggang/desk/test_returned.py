"""What an author sees of a return: the reason, and the field that is meant."""

import pytest
from django.urls import reverse

from committees import kinds
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def returned(client, cast):
    def returned(field, make=ActivityFactory):
        record = make(committee=cast.yingchun, author=cast.clerk, submitted=True)
        actions.send_back(by=cast.reviewer, record=record, why="请写明地点", field=field)
        client.force_login(cast.clerk)
        return record

    return returned


def edit_page(record) -> str:
    return reverse("desk:record-edit", args=[kinds.of(record), record.pk])


def reason_on(client, url):
    notices = client.get(url, headers=ENGLISH).context["notices"]
    return next(notice for notice in notices if notice.text == "请写明地点")


@pytest.mark.parametrize(
    ("field", "name", "place"),
    [
        ("places", "Place", "#id_places"),
        ("forms", "Forms of activity", "#id_forms"),
        ("audiences", "Who took part", "#id_audiences-0-audience"),
    ],
)
def test_the_form_leads_to_the_field(client, returned, field, name, place):
    (link,) = reason_on(client, edit_page(returned(field))).links

    assert (link.name, link.url) == (f"Which field: {name}", place)


@pytest.mark.parametrize(("field", "place"), [("audiences", "id_audiences-0-audience"), ("forms", "id_forms")])
def test_the_field_is_there_as_seen_from_the_form_and_from_the_desk(client, returned, field, place):
    page = client.get(edit_page(returned(field))).text

    assert page.count(f'id="{place}"') == 1
    assert page.count(f'id="id_{field}"') == 1


def test_the_record_leads_to_the_form(client, returned):
    record = returned("title")

    (link,) = reason_on(client, record.get_absolute_url()).links

    assert link.url == f"{edit_page(record)}#id_title"


def test_a_return_of_the_whole_names_no_field(client, returned):
    record = returned("")

    assert reason_on(client, record.get_absolute_url()).links == []
    assert reason_on(client, edit_page(record)).links == []


def test_once_submitted_again_the_reason_is_history(client, cast, returned):
    record = returned("number", ReportedFigureFactory)
    actions.submit(by=cast.clerk, record=record)

    notices = client.get(record.get_absolute_url()).context["notices"]

    assert [notice for notice in notices if notice.text == "请写明地点"] == []
