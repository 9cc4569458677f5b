"""The recount finds what is stored wrongly, names it, and mends it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from committees import recount, surplus
from committees.models import Contribution, ReportedFigure, Tally
from tests.activities.factories import ActivityFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(cast):
    ActivityFactory(committee=cast.village, audiences=[("primary_pupils", 30, "person_time")], approved=True)
    figure = ReportedFigureFactory(committee=cast.county, number=100, since=None, until=None, approved=True)
    surplus.renew_around([figure])
    return cast.county


def spoil_contribution():
    Contribution.objects.filter(indicator="red_attendances").update(number=31)


def lose_contribution():
    Contribution.objects.filter(indicator="red_attendances").delete()


def spoil_tally():
    Tally.objects.filter(indicator="red_attendances").update(uncounted=7)


def invent_tally(county):
    Tally.objects.create(committee=county, indicator="red_films", first_month=0, last_month=0, number=1, exact=1)


def spoil_surplus():
    ReportedFigure.objects.update(surplus=1)


SPOILS = (spoil_contribution, lose_contribution, spoil_tally, spoil_surplus)


def test_what_the_actions_wrote_agrees(county):
    assert recount.differences() == []


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_what_is_wrong_is_found_and_mended(county, spoil):
    spoil()

    assert recount.differences()
    recount.differences(repair=True)
    assert recount.differences() == []


def test_a_sum_of_nothing_is_found(county):
    invent_tally(county)

    (found,) = recount.differences(repair=True)

    assert "red_films" in str(found)
    assert found.recounted is None
    assert recount.differences() == []


def test_sums_that_came_back_to_nothing_are_no_difference(county):
    Tally.objects.create(committee=county, indicator="red_films", first_month=0, last_month=0)

    assert recount.differences() == []


def test_a_difference_names_what_is_stored_and_what_was_counted(county):
    spoil_surplus()

    (found,) = recount.differences()

    assert str(found).endswith("stored 1.00, recounted 70.00")
    assert "red_attendances" in str(found)


def test_the_command_says_that_all_agree(county):
    said = StringIO()

    call_command("check_figures", stdout=said)

    assert "agree" in said.getvalue()


def test_the_command_lists_differences_and_fails(county):
    spoil_surplus()
    said = StringIO()

    with pytest.raises(CommandError, match="1 differences"):
        call_command("check_figures", stdout=said)

    assert "recounted 70.00" in said.getvalue()


def test_the_command_mends(county):
    spoil_surplus()
    said = StringIO()

    call_command("check_figures", repair=True, stdout=said)

    assert "1 differences mended" in said.getvalue()
    assert recount.differences() == []
