import datetime as dt

import pytest

from committees.models import Honour, PostHolder
from qinggang.public.views import committees
from tests.activities.factories import ActivityFactory
from tests.factories import CommitteeFactory, ElderFactory
from tests.qinggang.public.reading import read, said, titles
from tests.studios.factories import StudioFactory

pytestmark = pytest.mark.django_db


def facts(response) -> dict[str, list[str]]:
    return {str(fact.name): [str(value.name) for value in fact.values] for fact in response.context["facts"]}


def names(nodes) -> list:
    return [(str(node.name), names(node.children)) if node.children else str(node.name) for node in nodes]


def test_committees_are_shown_as_a_tree(cast):
    CommitteeFactory(name="已撤销的关工委", parent=cast.county, closed_on=dt.date(2024, 1, 1))

    assert names(read("/committees/", language="zh-hans").context["nodes"]) == [
        ("青冈县关工委", [("迎春镇关工委", ["示例村关工委"]), "中和镇关工委", "示例学校关工委"])
    ]


def test_committees_of_a_large_tree_are_shown_to_the_second_level(cast, monkeypatch):
    monkeypatch.setattr(committees, "MOST", 4)

    response = read("/committees/", language="zh-hans")

    assert names(response.context["nodes"]) == [("青冈县关工委", ["迎春镇关工委", "中和镇关工委", "示例学校关工委"])]
    assert response.context["note"]


def test_committees_of_an_empty_portal_say_what_to_do(db):
    assert "There is no committee yet." in read("/committees/").text


def test_committee_works(cast):
    ActivityFactory(
        committee=cast.village, published=True, title="村里的活动", audiences=[("primary_pupils", 30, "person_time")]
    )
    StudioFactory(committee=cast.yingchun, published=True, title="迎春镇工作室")

    response = read("/committees/yingchun/")

    assert response.context["title"] == "Yingchun Town Committee"
    assert response.context["lead"] == "Township, belongs to Qinggang County Committee"
    assert said(response.context["figures"]) == {
        "Red-education activities": "1 session", "Attendances": "30", "Five-old studios": "1 studio",
    }  # fmt: skip
    assert set(titles(response.context["lines"])) == {"村里的活动", "迎春镇工作室"}
    assert [str(node.name) for node in response.context["nodes"]] == ["示例村关工委"]
    assert titles(response.context["studios"]) == ["迎春镇工作室"]


def test_committee_names_only_post_holders_who_may_be_named(cast):
    known = ElderFactory(committee=cast.county, name="名誉主任", named_in_public=True, naming_basis="本人同意")
    for elder in (known, ElderFactory(committee=cast.county, name="不愿留名的人")):
        PostHolder.objects.create(committee=cast.county, title_id="honorary_chair", elder=elder)
    PostHolder.objects.create(
        committee=cast.county, title_id="chair", elder=known, since=dt.date(2020, 1, 1), until=dt.date(2021, 1, 1)
    )
    PostHolder.objects.create(committee=cast.county, title_id="chair", name="在职领导")

    response = read("/committees/qinggang/")

    assert ["名誉主任"] in facts(response).values()
    assert "Chair" not in facts(response)
    assert "不愿留名的人" not in response.text
    assert "在职领导" not in response.text


def test_committee_shows_its_honours(cast):
    Honour.objects.create(committee=cast.yingchun, name="先进集体", level_id="county")

    assert facts(read("/committees/yingchun/"))["Honours"] == ["先进集体"]


def test_committee_that_was_closed_says_so(cast):
    CommitteeFactory(name="已撤销的关工委", slug="closed", parent=cast.county, closed_on=dt.date(2024, 1, 1))

    assert "was closed on 1 January 2024" in read("/committees/closed/").text


def test_committee_that_does_not_exist_is_not_found(cast):
    read("/committees/nowhere/", status=404)
