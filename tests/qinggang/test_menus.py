"""Everybody sees the menu of what they may do, and nothing else."""

from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import reverse

from committees import drafts, kinds, reach
from qinggang import menus, waiting
from tests.activities.factories import ActivityFactory
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def addresses(user, path="/"):
    return [item.url for item in menus.staff_menu(user, path)]


@pytest.mark.parametrize(
    ("person", "seen", "unseen"),
    [
        ("clerk", ["/desk/", "/desk/all/", "/dashboard/"], ["/desk/review/", "/admin/"]),
        ("reviewer", ["/desk/", "/desk/review/", "/dashboard/"], ["/admin/"]),
        ("leader", ["/desk/", "/dashboard/"], ["/desk/review/", "/admin/"]),
        ("administrator", ["/admin/"], ["/desk/review/"]),
    ],
)
def test_menu_follows_the_rights(cast, person, seen, unseen):
    shown = addresses(getattr(cast, person))

    assert set(seen) <= set(shown)
    assert not set(unseen) & set(shown)


def test_person_without_an_appointment_has_no_menu(cast):
    assert addresses(cast.stranger) == []


def test_reviewer_sees_how_many_wait(cast):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True)

    review = next(item for item in menus.staff_menu(cast.reviewer, "/") if item.url == reverse("desk:review"))

    assert review.count == "1"  # one's own record never waits for oneself


def test_page_and_section_are_told_apart(cast):
    current = {item.url: item.current for item in menus.staff_menu(cast.clerk, "/desk/activities/new/")}

    assert current["/desk/all/"] == "true"
    assert current["/desk/"] == ""
    assert {item.url: item.current for item in menus.staff_menu(cast.clerk, "/desk/")}["/desk/"] == "page"


def test_menu_costs_the_same_however_much_there_is(cast, django_assert_max_num_queries):
    for _ in range(5):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)

    with django_assert_max_num_queries(4):
        menus.staff_menu(cast.reviewer, "/")


def test_clerk_sees_how_much_is_to_finish_and_to_mend(cast):
    drafts.keep(
        by=cast.clerk, key=uuid4(), kind=kinds.get("activity"), committee=cast.yingchun, typed=QueryDict("title=清明")
    )
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk, returned=True)

    desk = menus.staff_menu(cast.clerk, "/")[0]

    assert (desk.url, desk.count) == ("/desk/", "2")


@pytest.mark.parametrize(
    ("person", "fields", "number"),
    [
        ("office", {"committee": "yingchun", "author": "clerk"}, 0),  # what is below is the work of those below
        ("office", {"committee": "yingchun", "author": "office"}, 1),  # unless one has entered it oneself
        ("clerk", {"committee": "yingchun", "author": "office"}, 1),
        ("clerk", {"committee": "village", "author": "leaver"}, 1),  # who entered it is gone
        ("other_clerk", {"committee": "yingchun", "author": "clerk", "partner": "zhonghe"}, 0),
    ],
)
def test_to_mend_is_what_one_is_to_go_on_with(cast, person, fields, number):
    cast.people["leaver"] = UserFactory(is_active=False)
    given = {name: getattr(cast, value) for name, value in fields.items() if name != "partner"}
    activity = ActivityFactory(**given, returned=True)
    if "partner" in fields:
        activity.partners.add(getattr(cast, fields["partner"]))
        reach.renew(activity)

    assert waiting.counts_for(getattr(cast, person)).to_mend == number
