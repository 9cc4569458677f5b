"""A child-data officer opens a file, pairs the child, visits, hands a problem on; the one who answers looks on.

On a phone and on a desk, in both languages; axe looks at every page on the way.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from assistance.models import Child, Pairing, Referral, Visit
from committees.models import Event
from tests.accessibility import violations
from tests.assistance.factories import ReadingApprovalFactory
from tests.browser import follow
from tests.factories import ElderFactory
from tests.journeys.test_road import field, sign_in  # noqa: F401 - a fixture

NAME = "示例儿童路上"


@pytest.fixture
def officer(cast, sign_in):  # noqa: F811
    ReadingApprovalFactory(officer=cast.childcare, committee=cast.county)
    ElderFactory(committee=cast.yingchun, name="示例五老")
    return sign_in("childcare", width=390)


def sound(page) -> None:
    """Nothing for axe to say, and nothing that sticks out at the side."""
    assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def save(page) -> None:
    sound(page)
    follow(page, page.get_by_role("button", name=re.compile("^(Save|Submit)$")).last)


def open_a_file(page) -> str:
    page.goto("/desk/children/")
    sound(page)
    follow(page, page.get_by_role("link", name="Enter: child").first)
    field(page, "Name").fill(NAME)
    save(page)
    address = page.url
    follow(page, page.get_by_role("link", name="Enter: circumstance"))
    field(page, "Circumstance").select_option(label="left-behind child")
    save(page)
    assert page.url == address
    expect(page.get_by_text(NAME)).to_have_count(0)
    return address


def read_it(page, address) -> None:
    page.goto(address)
    field(page, "What you need it for").fill("visit at home")
    sound(page)
    follow(page, page.get_by_role("button", name="Show who the child is"))
    expect(page.get_by_text(NAME)).to_be_visible()
    sound(page)
    page.goto(address)
    expect(page.get_by_text(NAME)).to_have_count(0)
    expect(page.get_by_text("visit at home")).to_be_visible()


def pair(page, child) -> None:
    page.goto(f"/desk/pairings/new/?child={child.pk}")
    page.locator("[name=helpers-0-teacher]").fill("示例教师")
    save(page)
    page.wait_for_url(re.compile(r"/desk/pairings/\d+/$"))
    sound(page)


def visit(page, child) -> None:
    page.goto(f"/desk/visits/new/?child={child.pk}")
    field(page, "How").select_option(index=1)
    field(page, "What was found").fill("示例：学习有进步")
    save(page)
    page.wait_for_url(re.compile(r"/desk/visits/\d+/$"))


def hand_on(page, child) -> None:
    today = timezone.localdate()
    page.goto(f"/desk/referrals/new/?child={child.pk}")
    page.locator("select[name=aspect]").select_option(index=1)
    page.locator("[name=problem]").fill("示例：需要眼镜")
    page.locator("[name=referred_to]").fill("示例卫生院")
    page.locator("[name=due_on]").fill((today + timedelta(days=7)).isoformat())
    save(page)
    page.goto("/desk/care/problems/")
    sound(page)
    expect(page.get_by_text(child.code)).to_be_visible()


@pytest.mark.slow
def test_a_child_is_entered_read_paired_visited_and_helped(cast, officer, sign_in):  # noqa: F811
    address = open_a_file(officer)
    child = Child.objects.get()
    read_it(officer, address)
    pair(officer, child)
    visit(officer, child)
    hand_on(officer, child)
    for path in ("/desk/care/overdue/", "/desk/care/continuity/", f"/desk/care/children/{child.pk}/helpers/", "/desk/"):
        officer.goto(path)
        sound(officer)

    assert (Pairing.objects.count(), Visit.objects.count(), Referral.objects.count()) == (1, 1, 1)
    assert Event.objects.get(verb="reveal").subject_id == child.code
    who_answers = sign_in("responsible", width=1366)
    for path in ("/desk/children/approvals/", "/desk/children/readings/"):
        who_answers.goto(path)
        sound(who_answers)
    expect(who_answers.get_by_text(child.code).first).to_be_visible()
