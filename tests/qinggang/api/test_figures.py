import datetime as dt

import pytest
from django.test import Client

from committees import indicators, surplus
from committees.choices import Bound
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import ReportedFigureFactory

pytestmark = pytest.mark.django_db
FIGURES = "/api/figures/"


def ask(query: str = "", *, status: int = 200, language: str = "en"):
    response = Client().get(f"{FIGURES}?{query}", headers={"accept-language": language})
    assert response.status_code == status, response.text
    assert response["Content-Type"] == "application/json"
    return response.json()


def item(key: str, query: str = ""):
    return next(item for item in ask(query)["figures"] if item["key"] == key)


def crowd(committee, number, **fields):
    return ActivityFactory(committee=committee, audiences=[("primary_pupils", number, "person_time")], **fields)


def test_figures_say_what_the_pages_say(cast):
    crowd(cast.village, 30, approved=True, since=dt.date(2023, 5, 10))
    crowd(cast.zhonghe, 20, published=True, since=dt.date(2024, 5, 10))

    assert item("red_attendances") == {
        "key": "red_attendances", "area": "red_education", "name": "attendances", "unit": "person_time",
        "unit_name": "attendances", "value": 50, "bound": "exact", "itemised": 50, "reported": 0, "records": 2,
        "suppressed": False,
    }  # fmt: skip


def test_figures_are_listed_once_with_stable_keys(cast):
    answer = ask()

    assert [item["key"] for item in answer["figures"]] == [indicator.key for indicator in indicators.every()]
    assert (answer["committee"], answer["from"], answer["to"]) == ("qinggang", None, None)


def test_figures_are_asked_for_a_committee_an_area_and_a_period(cast):
    crowd(cast.village, 30, approved=True, since=dt.date(2023, 5, 10))
    crowd(cast.zhonghe, 20, approved=True, since=dt.date(2023, 5, 10))
    crowd(cast.village, 10, approved=True, since=dt.date(2024, 5, 10))
    query = "committee=yingchun&from=2023-01-01&to=2023-12-31&area=red_education"

    answer = ask(query)

    assert {item["area"] for item in answer["figures"]} == {"red_education"}
    assert (answer["committee"], answer["from"], answer["to"]) == ("yingchun", "2023-01-01", "2023-12-31")
    assert item("red_attendances", query)["value"] == 30


def test_figures_keep_bounds_and_parts(cast):
    crowd(cast.village, 295, approved=True)
    reported = ReportedFigureFactory(
        committee=cast.county, number=10_000, bound=Bound.AT_LEAST, since=None, until=None, approved=True
    )
    surplus.renew_around([reported])

    found = item("red_attendances")

    assert (found["value"], found["bound"]) == (10_000, "at_least")
    assert (found["itemised"], found["reported"], found["records"]) == (295, 9705, 2)


def test_figures_tell_nothing_counted_from_nought(cast):
    crowd(cast.village, None, approved=True)

    uncounted, nought, unreported = map(item, ("red_attendances", "legal_activities", "legal_parents_studied"))

    assert (uncounted["value"], uncounted["bound"], uncounted["records"]) == (None, None, 1)
    assert (nought["value"], nought["bound"], nought["records"]) == (0, "exact", 0)
    assert (unreported["value"], unreported["bound"]) == (None, None)


def test_figures_of_children_are_whole_blocks_or_nothing(cast):
    for _number in range(7):
        PairingFactory(committee=cast.yingchun, approved=True, since=dt.date(2023, 5, 10))
    for _number in range(3):
        PairingFactory(committee=cast.zhonghe, approved=True, since=dt.date(2023, 5, 10), counted_as_id="orphan")
    withheld = {"value": None, "bound": None, "itemised": None, "reported": None, "records": None, "suppressed": True}

    for query in ("committee=zhonghe", "committee=village", "from=2023-05-10&to=2023-05-10", "to=2023-12-31"):
        assert withheld.items() <= item("pairings", query).items(), query
    assert withheld.items() <= item("pairings_orphan").items()
    assert withheld.items() <= item("open_pairings").items()
    whole = item("pairings", "from=2023-01-01&to=2023-12-31")
    assert (whole["value"], whole["records"], whole["suppressed"]) == (10, None, False)


def test_figures_speak_the_language_asked_for(cast):
    assert ask(language="zh-hans")["figures"] != ask(language="en")["figures"]
    assert ask("language=en", language="zh-hans") == ask(language="en")


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("from=2024-13-01", 400, "is not a day"),
        ("to=x", 400, "is not a day"),
        ("from=2024-02-01&to=2024-01-01", 400, "before the first"),
        ("area=nothing", 400, "no area"),
        ("area=%00", 200, ""),
        ("committee=nowhere", 404, "no committee"),
        ("comittee=yingchun", 400, "no parameter “comittee”"),
    ],
)
def test_figures_say_what_is_wrong_with_a_question(cast, query, status, message):
    answer = ask(query, status=status)

    assert message in answer.get("error", "")


def test_figures_of_an_empty_portal_are_none(db):
    assert ask() == {"committee": None, "from": None, "to": None, "figures": []}


def test_figures_are_only_read(client, cast):
    assert client.post(FIGURES).status_code == 405


def test_figures_follow_every_step_of_a_record(cast):
    from committees.review import actions

    activity = crowd(cast.village, 30, submitted=True)
    assert item("red_attendances")["value"] == 0
    actions.approve(by=cast.reviewer, record=activity)
    assert item("red_attendances")["value"] == 30
    actions.reopen(by=cast.reviewer, record=activity, why="人数有误")
    assert item("red_attendances")["value"] == 0
