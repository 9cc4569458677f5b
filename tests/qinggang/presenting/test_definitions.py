import pytest
from django.utils import translation

from committees import indicators
from qinggang.presenting.definitions import definition
from qinggang.presenting.figures import Units

pytestmark = pytest.mark.django_db


def facts(key: str) -> dict[str, str]:
    with translation.override("en"):
        found = definition(indicators.find(key), Units())
        return {str(fact.name): str(fact.values[0].name) for fact in found.facts}


@pytest.mark.parametrize(
    ("key", "source"),
    [
        ("red_attendances", "approved records: activities"),
        ("legal_parents_studied", "totals that committees report and a reviewer approves"),
        ("committees", "a register that the committees keep up"),
        ("counselling_coverage", "two other figures, one divided by the other"),
    ],
)
def test_definition_says_where_a_figure_comes_from(key, source):
    assert facts(key)["Comes from"] == source
    assert facts(key)["Key in the open data"] == key


def test_definition_says_how_time_counts():
    assert facts("red_attendances")["Time"] == "A record counts in a period that contains all of its days."
    assert facts("studios")["Time"] == "What stands at the end of the period."
