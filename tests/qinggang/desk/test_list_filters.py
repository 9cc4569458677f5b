"""What a list is narrowed by: each filter alone, wrong values, and what stands beside them."""

import datetime as dt

import pytest
import time_machine
from django.http import QueryDict
from django.urls import reverse

from activities.models import Speaker
from committees import kinds
from committees.choices import State
from committees.models import Record
from committees.pinyin import letters
from qinggang.desk import committee_choice, question
from qinggang.desk.question import ListQuestion
from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory
from tests.one_of_each import one_of_each
from tests.studios.factories import SessionFactory, StudioFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
LIST = reverse("desk:record-list", args=[ACTIVITY])


@pytest.fixture
def activities(cast):
    """One that fits every filter below, and one that fits none."""
    fits = ActivityFactory(
        committee=cast.village, author=cast.office, title="清明祭扫", title_en="Tending the graves", area_id="studios",
        since=dt.date(2024, 4, 3), state=State.RETURNED, mode="outing", key_date_id="tomb_sweeping",
    )  # fmt: skip
    fits.forms.add("red_songs")
    fits.places.add(VenueFactory(committee=cast.village, name="烈士陵园", name_en="Cemetery of Heroes"))
    Speaker.objects.create(activity=fits, elder=ElderFactory(committee=cast.village, name="单云龙"))
    ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk, title="五四座谈", since=dt.date(2022, 5, 4))
    return fits


def ask(user, kind=ACTIVITY, **asked):
    params = QueryDict(mutable=True)
    params.update(asked)
    return ListQuestion(user, kind, params)


def found_by(user, kind=ACTIVITY, **asked):
    return list(ask(user, kind, **asked).found.order_by("pk").values_list("title", flat=True))


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "清明"}, {"words": "祭扫 清明"}, {"words": "graves TENDING"}, {"words": "qmjs"},
        {"words": "QINGMING"},
        {"area": "studios"}, {"state": "returned"}, {"mine": "on"},
        {"since": "2024-04-03"}, {"since": "2024-04-03", "until": "2024-04-03"},
        {"place": "陵园"}, {"place": "cemetery"}, {"place": "lsly"},
        {"forms": "red_songs"}, {"mode": "outing"}, {"key_date": "tomb_sweeping"},
        {"speaker": "云龙"}, {"speaker": "syl"}, {"speaker": "shanyun"},
    ],
    ids=str,
)  # fmt: skip
def test_each_filter_finds_what_fits(cast, activities, asked):
    Record.objects.filter(pk=activities.pk).update(letters=letters(activities.title))

    assert found_by(cast.office, **asked) == ["清明祭扫"]


def test_a_committee_stands_for_all_below_it(cast, activities):
    for committee in (cast.yingchun, cast.village):
        assert found_by(cast.office, committee=committee.pk) == ["清明祭扫"]
    assert found_by(cast.office, committee=cast.county.pk) == ["清明祭扫", "五四座谈"]
    assert found_by(cast.office, committee=cast.school.pk) == []


def test_many_and_few_are_found_alike(cast, activities, monkeypatch):
    """Above the limit the list is walked down, below it the few are looked up."""
    asked = [
        {"committee": cast.yingchun.pk}, {"place": "陵园"}, {"forms": "red_songs"}, {"speaker": "云龙"},
    ]  # fmt: skip
    few = [found_by(cast.office, **one) for one in asked]

    monkeypatch.setattr(question, "HANDFUL", -1)
    assert [found_by(cast.office, **one) for one in asked] == few
    monkeypatch.setattr(question, "FEW", 0)
    assert [found_by(cast.office, **one) for one in asked] == few == [["清明祭扫"]] * 4


@time_machine.travel("2024-12-31 23:30+08:00")
def test_periods_go_by_the_countys_own_calendar(cast):
    for day in ("2023-12-31", "2024-01-01", "2024-11-30", "2024-12-01", "2024-12-31", "2025-01-01"):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, title=day, since=dt.date.fromisoformat(day))

    assert found_by(cast.clerk, period="month") == ["2024-12-01", "2024-12-31"]
    assert found_by(cast.clerk, period="year") == ["2024-01-01", "2024-11-30", "2024-12-01", "2024-12-31"]
    assert found_by(cast.clerk, period="last-year") == ["2023-12-31"]


def test_the_trash_is_shown_only_when_it_is_asked_for(cast):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="旧", state=State.TRASHED)

    assert found_by(cast.clerk) == []
    assert found_by(cast.clerk, state="trashed") == ["旧"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"committee": "999999"}, "committee"), ({"committee": "x"}, "committee"), ({"area": "moon"}, "area"),
        ({"state": "burnt"}, "state"), ({"since": "yesterday"}, "since"), ({"until": "2024-02-30"}, "until"),
        ({"since": "2024-02-02", "until": "2024-02-01"}, "until"), ({"period": "century"}, "period"),
        ({"words": "清" * 101}, "words"), ({"words": "清\x00明"}, "words"), ({"place": "x\x00"}, "place"),
        ({"forms": "x"}, "forms"), ({"mode": "x"}, "mode"), ({"key_date": "\x00"}, "key_date"),
        ({"speaker": "龙" * 61}, "speaker"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_read_filters_nothing_and_says_so_at_its_field(client, cast, activities, asked, field):
    client.force_login(cast.office)

    page = client.get(LIST, asked)

    assert page.status_code == 200
    assert list(page.context["filters"].errors) == [field]
    assert len(page.context["table"].rows) == 2
    assert page.context["filters"].errors[field][0] in page.text


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "<script>alert(1)</script>", "𠮷", "🌸", " ", "% %"])
def test_signs_in_words_mean_themselves(client, cast, activities, words):
    client.force_login(cast.office)

    page = client.get(LIST, {"words": words})

    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert (page.context["table"] is not None) == (not words.strip())


def test_two_that_match_twice_are_found_once(cast, activities):
    activities.places.add(VenueFactory(committee=cast.village, name="烈士陵园东园"))

    assert found_by(cast.office, place="陵园") == ["清明祭扫"]


def test_a_session_is_found_by_its_studio(cast):
    for name in ("生猪工作室", "剪纸工作室"):
        studio = StudioFactory(committee=cast.yingchun, author=cast.clerk, title=name)
        SessionFactory(studio=studio, committee=cast.yingchun, author=cast.clerk, title=f"{name}培训")

    assert found_by(cast.clerk, kinds.get("session"), studio="生猪") == ["生猪工作室培训"]
    assert found_by(cast.clerk, kinds.get("session"), studio="szgzs") == ["生猪工作室培训"]


def test_a_leader_filters_what_a_leader_sees(cast, activities):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="公开", published=True)

    assert found_by(cast.leader) == ["公开"]
    assert found_by(cast.leader, state="returned") == []


@pytest.mark.parametrize("kind", ["pairing", "visit", "milestone"])
def test_records_about_a_child_stay_out_of_sight_whatever_is_asked(cast, kind):
    one_of_each(cast.yingchun, cast.childcare)
    kind = kinds.get(kind)

    for person in (cast.clerk, cast.office, cast.leader, cast.administrator, cast.auditor):
        assert not ask(person, kind).found.exists()
    assert ask(cast.childcare, kind).found.exists()
    assert not ask(cast.childcare, kind).filters.own


# Choosing a committee where there are too many for a list


@pytest.fixture
def typed(monkeypatch):
    monkeypatch.setattr(committee_choice, "MOST_IN_A_LIST", 2)


@pytest.mark.parametrize("name", ["示例村关工委", "示例村", "slc", "shilicun"])
def test_a_committee_is_found_by_its_name_or_letters(cast, activities, typed, name):
    assert found_by(cast.office, committee=name) == ["清明祭扫"]


def test_a_number_in_the_address_is_shown_as_a_name(client, cast, activities, typed):
    client.force_login(cast.office)

    page = client.get(LIST, {"committee": cast.village.pk})

    assert 'value="示例村关工委"' in page.text
    assert len(page.context["table"].rows) == 1


@pytest.mark.parametrize(("name", "said"), [("示例", "示例学校关工委"), ("月球", ""), ("9" * 40, "")])
def test_a_name_that_fits_several_or_none_is_said(client, cast, activities, typed, name, said):
    client.force_login(cast.office)

    page = client.get(LIST, {"committee": name})

    assert said in page.context["filters"].errors["committee"][0]
    assert len(page.context["table"].rows) == 2


def test_no_committee_elsewhere_can_be_typed(cast, activities, typed):
    asked = ask(cast.clerk, committee="中和镇")

    assert found_by(cast.clerk, committee="中和镇") == found_by(cast.clerk)
    assert not asked.filters.is_valid()


# Order and columns


def test_a_long_list_sorts_by_some_columns_only_and_says_so(client, cast, activities, monkeypatch):
    monkeypatch.setattr(question, "FEW", 1)
    client.force_login(cast.office)

    page = client.get(LIST, {"sort": "title", "columns": ["state", "day"]})

    assert len(page.context["notices"]) == 1
    heads = {str(column.name): column for column in page.context["table"].columns}
    assert [bool(column.url) for column in heads.values()] == [False, True, False]
    assert [column.order for column in heads.values()] == ["", "descending", ""]
    for key in ("day", "-day", "changed", "-changed", "committee", "-committee"):
        assert client.get(LIST, {"sort": key}).context["notices"] == []


@pytest.mark.parametrize("sort", ["moon", "-", "--day", "committee__path", "\x00", "state'--"])
def test_an_order_that_does_not_exist_is_said_and_the_newest_come_first(client, cast, activities, sort):
    client.force_login(cast.office)

    page = client.get(LIST, {"sort": sort})

    assert page.context["arrangement"].errors["sort"]
    assert [row.cells[0].text for row in page.context["table"].rows] == ["清明祭扫", "五四座谈"]


def test_columns_are_chosen_in_the_address_and_stay_with_every_link(client, cast, activities):
    client.force_login(cast.office)

    page = client.get(LIST, {"columns": ["author", "area"], "words": "清明"})

    assert len(page.context["table"].columns) == 3
    assert all("columns=author&columns=area" in column.url for column in page.context["table"].columns)


def test_columns_that_do_not_exist_are_said_and_the_usual_ones_shown(client, cast, activities):
    client.force_login(cast.office)
    usual = client.get(LIST).context["table"].columns

    page = client.get(LIST, {"columns": ["author", "password"]})

    assert page.context["arrangement"].errors["columns"]
    assert [column.name for column in page.context["table"].columns] == [column.name for column in usual]


def test_the_heading_that_sorts_turns_round(client, cast, activities):
    client.force_login(cast.office)

    for asked, order, following in (({}, "descending", "sort=day"), ({"sort": "day"}, "ascending", "sort=-day")):
        day = client.get(LIST, asked).context["table"].columns[1]
        assert day.order == order
        assert following in day.url


def test_how_many_fit_is_said_up_to_a_limit(client, cast, activities, monkeypatch):
    client.force_login(cast.office)
    assert client.get(LIST).context["counted"].startswith("2")
    assert client.get(LIST, {"words": "清明"}).context["counted"].startswith("1")

    monkeypatch.setattr(question, "FEW", 1)
    assert ask(cast.office).count == question.Count(1, is_more=True)
