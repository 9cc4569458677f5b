"""Everybody sees the menu of what they may do, and nothing else."""

import pytest
from django.urls import reverse

from qinggang import menus
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db


def addresses(user, path="/"):
    return [item.url for item in menus.staff_menu(user, path)]


@pytest.mark.parametrize(
    ("person", "seen", "unseen"),
    [
        ("clerk", ["/desk/", "/desk/activities/", "/dashboard/"], ["/desk/review/", "/admin/"]),
        ("reviewer", ["/desk/", "/desk/review/", "/dashboard/"], ["/desk/activities/", "/admin/"]),
        ("leader", ["/desk/", "/dashboard/"], ["/desk/review/", "/desk/activities/", "/admin/"]),
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

    assert review.count == 1  # one's own record never waits for oneself


def test_page_and_section_are_told_apart(cast):
    current = {item.url: item.current for item in menus.staff_menu(cast.clerk, "/desk/activities/new/")}

    assert current["/desk/activities/"] == "true"
    assert current["/desk/"] == ""
    assert {item.url: item.current for item in menus.staff_menu(cast.clerk, "/desk/")}["/desk/"] == "page"


def test_menu_costs_the_same_however_much_there_is(cast, django_assert_max_num_queries):
    for _ in range(5):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)

    with django_assert_max_num_queries(2):
        menus.staff_menu(cast.reviewer, "/")
