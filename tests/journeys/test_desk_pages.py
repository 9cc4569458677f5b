"""Every sort of page that staff see, of the real county: axe finds nothing, nothing is pushed sideways.

The clerk of the county, its reviewer and its child-data officer follow the links of the desk; each sort of page is
looked at once, the forms and lists of every kind apart.
"""

import re
from html import unescape
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.urls import resolve

from committees import drafts, kinds
from committees.choices import State
from committees.models import Record
from committees.review import actions
from tests.accessibility import violations
from tests.activities.factories import ActivityFactory

LINK = re.compile(r'<a [^>]*href="([^"#]+)')
OURS = ("/desk/", "/accounts/", "/dashboard/", "/reporting/")
WITH_FORMS = {"office": 390, "county": 390, "childcare": 1366}


def links_on(html: str) -> list[str]:
    return [link for link in map(unescape, LINK.findall(html)) if link.startswith(OURS)]


def sort_of(address: str) -> str:
    """What sort of page it is: the name of its address, and the kind of record it is about."""
    parts = urlsplit(address)
    match = resolve(parts.path)
    about = [getattr(match.kwargs[name], "path", "") for name in ("kind", "book") if name in match.kwargs]
    return " ".join([match.view_name, *about, *(["asked"] if parts.query else [])])


def one_of_each_sort(client) -> dict[str, str]:
    """An address of each sort of page that can be reached from the desk by links. A paper to be saved is no page."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    waiting = ["/desk/", "/accounts/"]
    while waiting:
        address = waiting.pop(0)
        sort = sort_of(address)
        if sort in seen:
            continue
        seen.add(sort)
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        if answer["Content-Type"].startswith("text/html"):
            found[sort] = address
            waiting += links_on(answer.content.decode())
    return found


@pytest.fixture
def busy_county(committed_county):
    """Somebody has a draft, something waits for review, something was returned."""
    clerk, reviewer = committed_county.user("office"), committed_county.user("county")
    root = committed_county.committee("qinggang")
    typed = QueryDict("title=没写完的活动&held_on=2024-04-03")
    drafts.keep(by=clerk, key=uuid4(), kind=kinds.get("activity"), committee=root, typed=typed)
    people = [("primary_pupils", 30, "person_time")]
    for title in ("等待审核的活动", "另一个等待审核的活动"):
        made = ActivityFactory(committee=root, author=clerk, title=title, audiences=people)
        actions.submit(by=clerk, record=made)
    actions.send_back(by=reviewer, record=made, why="请补充地点。")
    plan = ActivityFactory(committee=root, author=clerk, title="放弃的活动", audiences=people)
    actions.trash(by=clerk, record=plan)
    assert Record.objects.filter(state=State.SUBMITTED).exists()
    return committed_county


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize(
    "username",
    [
        "office",
        pytest.param("county", marks=pytest.mark.full),  # a reviewer's own pages are looked at in test_reviewers_day
        pytest.param("childcare", marks=pytest.mark.full),
    ],
)
def test_axe_finds_nothing_on_any_sort_of_desk_page(client, new_page, busy_county, username):
    client.force_login(busy_county.user(username))
    pages = one_of_each_sort(client)
    width = WITH_FORMS[username]
    page = new_page(width=width, language="zh-CN" if username == "office" else "en")
    page.goto("/accounts/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(busy_county.password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/desk/")

    wrong = {}
    for sort, address in pages.items():
        page.goto(address)
        faults = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"the page can be pushed sideways at {width} px")
        if faults:
            wrong[f"{sort} {address}"] = faults

    assert wrong == {}
    assert {"desk:home", "desk:shelves", "desk:record-list activities"} <= set(pages)
