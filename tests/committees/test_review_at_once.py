"""Two people at the same moment, each on a connection of their own: one does it, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from committees import approval_links, history, recount
from committees.approval_links import Dead
from committees.choices import Role, State
from committees.errors import Conflict, WrongState
from committees.models import ApprovalLink, Record, User
from committees.review import actions, publishing
from tests.activities.factories import ActivityFactory
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def activity(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)


@pytest.fixture
def second(cast):
    user = UserFactory()
    AppointmentFactory(user=user, committee=cast.county, role=Role.REVIEWER)
    return user


def at_once(*steps) -> list[str]:
    """What became of each step: "done", or the name of the refusal. All begin together, having read the same."""
    together = Barrier(len(steps))

    def take(step) -> str:
        try:
            together.wait()
            step()
        except (Conflict, WrongState, Dead) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(steps)) as people:
        return sorted(people.map(take, steps))


def read(activity):
    """The record as one person has it before them."""
    return type(activity).objects.select_related("committee").get(pk=activity.pk)


def test_of_two_reviewers_one_decides(cast, second, activity):
    mine, yours = read(activity), read(activity)

    outcome = at_once(
        lambda: actions.approve(by=cast.reviewer, record=mine, version=1),
        lambda: actions.send_back(by=second, record=yours, why="请补充", version=1),
    )

    assert outcome == ["Conflict", "done"]
    assert len(history.of(activity)) == 1
    assert recount.differences() == []


def test_a_double_click_publishes_once(cast, activity):
    click = partial(publishing.approve_and_publish, by=cast.reviewer, version=1)
    steps = [partial(click, record=read(activity)) for _click in range(3)]

    assert at_once(*steps) == ["Conflict", "Conflict", "done"]
    assert [version.verb for version in history.of(activity)] == ["approve", "publish"]
    assert Record.objects.get().state == State.PUBLISHED


def test_many_are_approved_by_one_of_two_or_by_none(cast, second, activity):
    others = [
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)
        for _number in range(3)
    ]
    mine, yours = [[read(record) for record in (activity, *others)] for _person in range(2)]

    outcome = at_once(
        lambda: actions.approve_many(by=cast.reviewer, records=mine),
        lambda: actions.approve_many(by=second, records=yours[::-1]),
    )

    assert outcome == ["Conflict", "done"]
    assert set(Record.objects.values_list("state", "version")) == {(State.APPROVED, 2)}


def test_of_two_who_hold_the_same_link_one_decides(cast, activity, settings):
    settings.APPROVAL_LINKS = True
    _link, token = approval_links.lend(by=cast.reviewer, record=activity, version=1, meant_for="张主任", hours=4)
    links = [approval_links.find(token) for _person in range(2)]

    outcome = at_once(*[partial(approval_links.decide, by=link.lent_by, link=link, verb="approve") for link in links])

    assert outcome == ["Dead", "done"]
    assert ApprovalLink.objects.get().verb == "approve"
    assert history.of(activity).get().by == User.objects.get(pk=cast.reviewer.pk)
