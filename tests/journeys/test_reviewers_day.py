"""The reviewer's day in a browser: many decided at once, one read and returned, one lent to a leader by a link."""

import pytest
from playwright.sync_api import expect

from tests.accessibility import violations
from tests.activities.factories import ActivityFactory
from tests.browser import follow

PASSWORD = "correct horse battery staple"
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def submitted(cast, transactional_db):
    return [
        ActivityFactory(
            committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE, title=f"清明祭扫{number}",
            title_en=f"At the graves {number}", certificate_count=99 if number == 1 else None,
        )
        for number in range(1, 5)
    ]  # fmt: skip


@pytest.fixture
def sign_in(new_page):
    def sign_in(username: str, **window):
        page = new_page(**window)
        page.goto("/accounts/login/")
        page.locator("[name=username]").fill(username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url("**/desk/")
        return page

    return sign_in


def sound(page) -> bool:
    """Nothing for axe to say, and nothing that sticks out at the side."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    return True


@pytest.mark.parametrize(("width", "language"), [(390, "zh-CN"), (1366, "en")])
def test_every_page_of_the_review_is_sound(cast, submitted, sign_in, settings, width, language):
    settings.APPROVAL_LINKS = True
    page = sign_in("reviewer", width=width, language=language)
    record = submitted[0].pk

    page.goto("/desk/review/?turn=overdue")
    assert sound(page)
    page.goto("/desk/review/?turn=all&words=1")
    assert sound(page)
    page.locator("[name=chosen]").first.check()
    follow(page, page.locator(".savebar button"))
    assert sound(page)
    page.goto(f"/desk/review/{record}/publish/")
    assert sound(page)
    page.goto(f"/desk/review/{record}/")
    assert sound(page)
    follow(page, page.locator("[value=send-back]"))
    assert sound(page)
    page.locator("summary", has=page.locator("xpath=following-sibling::form//*[@name='meant_for']")).click()
    page.locator("[name=meant_for]").fill("张主任")
    follow(page, page.locator("form:has([name=meant_for]) button"))
    assert sound(page)
    address = page.locator("code").inner_text()
    page.goto(address)
    assert sound(page)


def test_all_on_a_page_are_chosen_and_approved(cast, submitted, sign_in):
    page = sign_in("reviewer", language="en")
    page.goto("/desk/review/")
    page.get_by_role("button", name="Choose all on this page").click()
    page.get_by_role("button", name="Approve the chosen ones").click()
    page.get_by_role("heading", name="Look at these first").wait_for()
    page.get_by_role("button", name="Approve 4 records").click()

    page.get_by_text("4 records are approved").wait_for()
    expect(page.locator("[name=chosen]")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_one_after_the_other_is_read_and_decided(cast, submitted, sign_in, javascript):
    page = sign_in("reviewer", language="en", width=390, javascript=javascript)
    page.goto("/desk/review/")
    page.get_by_role("link", name="At the graves 1").click()
    page.get_by_role("button", name="Approve, then the next").click()
    page.get_by_role("heading", name="At the graves 2").wait_for()
    page.get_by_label("Why? The reason is sent along.").fill("Please name the place.")
    page.get_by_role("button", name="Return with this reason").click()

    page.get_by_text("At the graves 2: Returned with your reason.").wait_for()
    expect(page.locator("[name=chosen]")).to_have_count(2)
