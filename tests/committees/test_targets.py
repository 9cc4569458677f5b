"""Targets of a year: pro-rated to today, told in words, handed down, and never below what is counted."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from committees import history, registers, targets
from committees.errors import NotAllowed
from committees.models import Target
from committees.targets import Verdict
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.assistance.refusals import assert_refused, said_of

pytestmark = pytest.mark.django_db
MIDYEAR = date(2024, 7, 1)  # 183 of 366 days are over
KEY = "red_activities"
ENGLISH = {"headers": {"accept-language": "en"}}


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(MIDYEAR, tick=False):
        yield


def target(committee, number=20, **more):
    return Target.objects.create(**{"committee": committee, "indicator": KEY, "year": 2024, "number": number, **more})


def held(cast, count):
    for number in range(count):
        ActivityFactory(committee=cast.village, since=date(2024, 3, number + 1), approved=True)


def verdict(cast, person=None, committee=None):
    (found,) = targets.progress(person or cast.leader, [committee or cast.yingchun], 2024)
    return found


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, Verdict.BEHIND), (7, Verdict.BEHIND), (8, Verdict.NEAR), (9, Verdict.NEAR), (10, Verdict.ON_THE_WAY),
     (20, Verdict.REACHED)],
)  # fmt: skip
def test_half_of_the_year_asks_for_half_of_the_target(cast, count, said):
    target(cast.yingchun)
    held(cast, count)

    found = verdict(cast)

    assert (found.reached, found.due, found.verdict) == (count, Decimal(10), said)


@pytest.mark.parametrize(("year", "share"), [(2025, Decimal(0)), (2023, Decimal(1)), (2024, Decimal("0.5"))])
def test_a_year_to_come_asks_for_nothing_and_one_gone_by_for_all(year, share):
    assert targets.share_of_year(year, MIDYEAR) == share


def test_what_stands_at_a_date_has_until_the_end_of_the_year(cast):
    target(cast.yingchun, indicator="studios", number=3)

    assert verdict(cast).due == 0


def test_few_children_are_not_told_by_a_target(cast):
    target(cast.yingchun, indicator="pairings", number=10)
    PairingFactory(committee=cast.yingchun, approved=True, since=date(2024, 3, 1), until=date(2024, 3, 2))

    assert verdict(cast).verdict == Verdict.UNKNOWN
    assert verdict(cast, cast.childcare).reached == 1


def test_what_makes_no_sense_is_refused(cast):
    target(cast.yingchun)

    assert_refused(Target(committee=cast.yingchun, indicator=KEY, year=2024, number=5), "There already is a target")
    assert_refused(Target(committee=cast.yingchun, indicator=KEY, year=2025, number=0), "more than 0")
    assert "No target is set" in said_of(Target(committee=cast.yingchun, indicator="nothing", year=2024, number=5))


def test_it_is_handed_down_and_adjusted(cast):
    own = target(cast.county)
    numbers = {cast.yingchun.pk: Decimal(12), cast.zhonghe.pk: Decimal(5), cast.school.pk: None}

    assert targets.hand_down(by=cast.office, target=own, numbers=numbers) == 2
    assert targets.hand_down(by=cast.office, target=own, numbers=numbers) == 0
    assert targets.hand_down(by=cast.office, target=own, numbers={cast.zhonghe.pk: Decimal(8)}) == 1

    assert dict(Target.objects.exclude(pk=own.pk).values_list("committee", "number")) == {
        cast.yingchun.pk: 12, cast.zhonghe.pk: 8,
    }  # fmt: skip
    changed = Target.objects.get(committee=cast.zhonghe)
    assert [(step.verb, step.by) for step in history.of(changed)] == [("create", cast.office), ("change", cast.office)]


def test_a_town_hands_nothing_to_its_sister(cast):
    own = target(cast.county)

    with pytest.raises(NotAllowed):
        targets.hand_down(by=cast.clerk, target=own, numbers={cast.zhonghe.pk: Decimal(5)})
    with pytest.raises(NotAllowed):
        registers.save(by=cast.clerk, model=Target, fields={"committee": cast.zhonghe, "indicator": KEY, "year": 2024,
                                                           "number": Decimal(5)})  # fmt: skip


def test_what_was_handed_down_is_changed_by_who_handed_it_down(cast):
    own = target(cast.yingchun)
    fields = {"number": Decimal(1)}
    registers.save(by=cast.clerk, model=Target, fields=fields, entry=own)

    target(cast.county, number=100)

    with pytest.raises(NotAllowed):
        registers.save(by=cast.clerk, model=Target, fields=fields, entry=own)
    registers.save(by=cast.office, model=Target, fields=fields, entry=own)


# The pages


def test_it_is_entered_and_handed_down_on_the_desk(client, cast):
    client.force_login(cast.office)
    typed = {"committee": cast.county.pk, "indicator": KEY, "year": "2024", "number": "20"}
    assert client.post("/desk/targets/new/", {**typed, "number": "0"}).status_code == 422
    assert client.post("/desk/targets/new/", typed).status_code == 302
    own = Target.objects.get()
    page = client.get(f"/desk/targets/{own.pk}/", **ENGLISH).text
    assert "0 of 20" in page
    down = reverse("desk:hand-down", args=[own.pk])
    assert down in page

    assert client.post(down, {f"c{cast.yingchun.pk}": "much"}).status_code == 422
    assert client.post(down, {f"c{cast.yingchun.pk}": "12"}).status_code == 302
    assert "12 of 20" in client.get(f"/desk/targets/{own.pk}/", **ENGLISH).text
    assert "20" in client.get("/desk/targets/", {"q": "2024"}).text


def test_who_only_reads_hands_nothing_down(client, cast):
    own = target(cast.county)
    client.force_login(cast.leader)

    assert reverse("desk:hand-down", args=[own.pk]) not in client.get(f"/desk/targets/{own.pk}/").text
    assert client.get(reverse("desk:hand-down", args=[own.pk])).status_code == 403


def test_the_dashboard_says_where_each_target_stands(client, cast):
    target(cast.county, number=100)
    target(cast.yingchun)
    held(cast, 12)
    client.force_login(cast.leader)

    page = client.get("/dashboard/", **ENGLISH)

    said = [(row[1].text, row[3].text, row[5].tag.text) for row in page.context["tables"][0].rows]
    assert [row[1:] for row in said] == [("12", "behind"), ("12", "on the way")]
    assert "behind their targets" in str(page.context["attention"].text)
