from datetime import date

import pytest

from committees import indicators
from committees.periods import ALL_TIME, Window
from qinggang.presenting import addresses
from tests.activities.factories import ActivityFactory
from tests.studios.factories import StudioFactory

pytestmark = pytest.mark.django_db
ATTENDANCES = indicators.find("red_attendances")


@pytest.mark.parametrize(
    ("window", "asked"),
    [
        (ALL_TIME, ""),
        (Window.year(2023), "?from=2023-01-01&to=2023-12-31"),
        (Window(date(2023, 1, 1)), "?from=2023-01-01"),
        (Window(None, date(2024, 3, 20)), "?to=2024-03-19"),
    ],
)
def test_address_of_a_figure_names_its_days(window, asked):
    assert addresses.of_figure(ATTENDANCES, window=window) == f"/figures/red_attendances/{asked}"


def test_address_of_a_figure_names_every_committee_but_the_root(cast):
    assert addresses.of_figure(ATTENDANCES, cast.county) == "/figures/red_attendances/"
    assert addresses.of_figure(ATTENDANCES, cast.yingchun) == "/figures/red_attendances/?committee=yingchun"


def test_address_of_a_record_is_its_page(cast):
    activity, studio = ActivityFactory(committee=cast.county), StudioFactory(committee=cast.county)

    assert addresses.of_record(activity) == f"/activities/{activity.pk}/"
    assert addresses.of_record(studio) == f"/records/{studio.pk}/"
