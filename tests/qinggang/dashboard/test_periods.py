"""Periods on the dashboard: by name, against the one before, month by month, what is missing; all of it in Excel."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse

from committees.choices import State
from committees.models import Record
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
HOME = "/dashboard/"
ENGLISH = {"headers": {"accept-language": "en"}}
TODAY = date(2024, 3, 19)
PARTS = ("worksheets/sheet1", "worksheets/sheet2", "sharedStrings")


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def leader(client, cast):
    client.force_login(cast.leader)
    return client


def crowd(committee, number, since, **more):
    return ActivityFactory(
        committee=committee, since=since, approved=True, audiences=[("primary_pupils", number, "person_time")], **more
    )


def attendances(page):
    return next(
        (str(one.text), str(one.note)) for card in page.context["areas"] for one in card.figures
        if str(one.name) == "Attendances"
    )  # fmt: skip


def test_this_quarter_is_set_against_as_many_days_of_the_last(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))
    crowd(cast.village, 20, date(2023, 11, 1))
    crowd(cast.village, 99, date(2023, 12, 30))  # later in its quarter than today is in this one

    page = leader.get(HOME, {"period": "quarter"}, **ENGLISH)

    assert attendances(page) == ("30", "Before: 20, 10 more")
    assert "compared with" in str(page.context["as_of"])


def test_what_was_not_counted_is_no_difference(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))
    crowd(cast.village, None, date(2023, 11, 1))

    number, note = attendances(leader.get(HOME, {"period": "quarter"}, **ENGLISH))

    assert (number, note) == ("30", "Before: not counted")


def test_all_time_has_nothing_before_it(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))

    assert attendances(leader.get(HOME, **ENGLISH)) == ("30", "")


def test_a_name_outweighs_the_days_beside_it(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))

    page = leader.get(HOME, {"period": "last-year", "since": "2024-02-01", "until": "2024-01-01"}, **ENGLISH)

    assert page.status_code == 200
    assert attendances(page)[0] == "0"
    assert leader.get(HOME, {"period": "yesterday"}).status_code == 400


def test_the_way_down_keeps_the_period(leader, cast):
    page = leader.get(HOME, {"period": "last-year"})

    assert {f"{HOME}?committee={cast.yingchun.pk}&period=last-year"} <= {
        row[0].url for row in page.context["tables"][0].rows
    }


def test_a_figure_is_drawn_over_two_years(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))

    first = leader.get(HOME).context["trend"]
    other = leader.get(HOME, {"chart": "legal_practice_batches"}).context["trend"]

    assert len(first.bars) == 24
    assert other is None or other.title != first.title


def test_who_is_silent_and_what_waits_too_long_is_said(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))
    late = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    Record.objects.filter(pk=late.pk).update(due_on=date(2024, 3, 1), state=State.SUBMITTED)

    said = str(leader.get(HOME, {"period": "year"}, **ENGLISH).context["attention"].text)

    assert "1 record waits" in said
    assert "中和" in said
    assert "迎春" not in said


def test_where_all_is_well_nothing_is_said(leader, cast):
    for committee in (cast.yingchun, cast.zhonghe, cast.school):
        crowd(committee, 5, date(2024, 2, 1))

    assert leader.get(HOME, {"period": "year"}).context["attention"] is None


def test_the_same_numbers_go_into_excel(leader, cast):
    crowd(cast.village, 30, date(2024, 2, 1))

    answer = leader.get(reverse("dashboard:table"), {"period": "year"}, **ENGLISH)
    with ZipFile(BytesIO(answer.content)) as book:
        figures, below, words = (book.read(f"xl/{name}.xml").decode() for name in PARTS)

    assert "<v>30</v>" in figures  # a number, not a text
    assert "<v>30</v>" in below
    assert "Attendances" in words
    assert "Yingchun" in words
    assert leader.get(reverse("dashboard:table"), {"since": "2024-02-01", "until": "2024-01-01"}).status_code == 400


def test_excel_is_for_those_who_read_the_dashboard(client, cast):
    client.force_login(cast.stranger)
    assert client.get(reverse("dashboard:table")).status_code == 403
    client.force_login(cast.clerk)
    assert client.get(reverse("dashboard:table"), {"committee": cast.county.pk}).status_code == 404
