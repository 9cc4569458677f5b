import pytest

from committees import indicators
from tests.activities.factories import ActivityFactory
from tests.qinggang.public.reading import read

pytestmark = pytest.mark.django_db


def test_all_figures_are_listed_with_what_they_count(cast):
    ActivityFactory(committee=cast.village, approved=True)

    response = read("/figures/")

    listed = {
        str(row[0].text): [str(cell.text) for cell in row[1:]]
        for table in response.context["tables"]
        for row in table.rows
    }
    assert len(listed) == len(indicators.every())
    number, definition = listed["Red-education activities"]
    assert number == "1 session"
    assert definition.startswith("Outings, talks")


def test_all_figures_have_a_page(cast):
    for indicator in indicators.every():
        read(f"/figures/{indicator.key}/")


def test_all_figures_of_an_empty_portal_say_what_to_do(db):
    assert "There is no committee yet." in read("/figures/").text
