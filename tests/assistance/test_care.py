"""Visits and milestones of single children."""

from datetime import date

import pytest

from assistance.models import Aspect, MilestoneKind, VisitWay
from committees import access, kinds, records
from committees.errors import NotReady
from committees.models import Area
from committees.review import actions
from tests.assistance.factories import ChildFactory, MilestoneFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def children(cast):
    return ChildFactory.create_batch(5, committee=cast.village)


def saved(cast, kind, **fields):
    base = {"area": Area(pk="assistance"), "committee": cast.yingchun, "since": date(2024, 1, 5)}
    return records.save(by=cast.childcare, kind=kinds.get(kind), fields={**base, "until": date(2024, 1, 6), **fields})


def visit(cast, children, **fields):
    return saved(cast, "visit", children=children, way=VisitWay.objects.get(pk="at_home"), **fields)


def problems(cast, record) -> list[str]:
    with pytest.raises(NotReady) as caught:
        actions.submit(by=cast.childcare, record=record)
    return [field for field, _sentence in caught.value.problems]


def test_one_visit_may_see_several_children(cast, children):
    record = visit(cast, children[:2], was_reached=False, aspects=Aspect.objects.filter(key="study_life"))

    actions.submit(by=cast.childcare, record=record)
    actions.approve(by=cast.reviewer, record=record)

    assert record.children.count() == 2
    assert record.contributions.get().indicator == "visits"


def test_its_title_names_some_codes_and_how_many_more(cast, children):
    record = visit(cast, children)
    first = sorted(child.code for child in children)[:3]

    assert record.title_en == f"Visit · Yingchun Town Committee · {', '.join(first)} and 2 more"
    records.save(by=cast.childcare, kind=kinds.get("visit"), record=record, fields={"was_reached": False})
    assert record.title_en.endswith("and 2 more")


def test_a_visit_is_to_somebody(cast):
    assert problems(cast, visit(cast, [])) == ["children"]


def test_a_visit_is_to_children_in_the_committees_care(cast, children):
    elsewhere = ChildFactory(committee=cast.zhonghe)

    assert problems(cast, visit(cast, [children[0], elsewhere])) == ["children"]


def test_a_milestone_is_reported_once_for_a_child_and_a_time(cast, children):
    kind = MilestoneKind.objects.get(pk="allowance_handled")
    MilestoneFactory(
        committee=cast.yingchun, child=children[0], approved=True, since=date(2024, 1, 5), until=date(2024, 1, 6)
    )

    assert problems(cast, saved(cast, "milestone", child=children[0], milestone_kind=kind)) == ["milestone_kind"]
    other = saved(cast, "milestone", child=children[1], milestone_kind=kind)
    actions.submit(by=cast.childcare, record=other)
    assert other.title_en == f"Milestone · Yingchun Town Committee · {children[1].code}"


@pytest.mark.parametrize("factory", [VisitFactory, MilestoneFactory])
def test_leaders_and_administrators_see_none_of_it(cast, factory):
    record = factory(committee=cast.yingchun, approved=True)

    for person in (cast.leader, cast.administrator, cast.clerk, cast.auditor):
        assert not access.visible_records(person).filter(pk=record.pk).exists()
    assert access.visible_records(cast.childcare).filter(pk=record.pk).exists()
