"""A clerk types on a phone; the connection goes, the session ends: every word is still there."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from committees import drafts
from committees.models import Draft
from tests.accessibility import violations
from tests.activities.factories import ActivityFactory

PASSWORD = "correct horse battery staple"


@pytest.fixture
def clerk(cast, new_page):
    page = new_page(width=390, language="en")
    sign_in(page)
    page.goto("/desk/activities/new/")
    return page


def sign_in(page):
    page.goto("/accounts/login/")
    page.get_by_label("Account name").fill("clerk")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk/")


def title(page):
    return page.locator("#id_title")


def sign(page):
    return page.locator("[data-sign]")


def test_what_is_typed_is_saved_by_itself_and_is_there_after_a_reload(clerk):
    title(clerk).fill("清明祭扫𠮷")
    expect(sign(clerk)).to_have_text(re.compile(r"Saved at \d\d:\d\d"))
    clerk.reload()

    expect(title(clerk)).to_have_value("清明祭扫𠮷")


def test_who_types_steadily_is_saved_before_the_first_pause(clerk):
    clerk.clock.install()
    clerk.reload()
    title(clerk).focus()

    with clerk.expect_request("**/autosave/") as first:
        for letter in "abcdefghij":
            clerk.keyboard.type(letter)
            clerk.clock.run_for(1000)

    assert "title=abc" in first.value.post_data
    assert "title=abcdefghij" not in first.value.post_data
    expect(sign(clerk)).to_have_text(re.compile("Saved at"))


def test_a_lost_connection_is_said_and_made_good_when_it_is_back(clerk):
    title(clerk).fill("清明")
    expect(sign(clerk)).to_have_text(re.compile("Saved at"))
    clerk.context.set_offline(True)
    title(clerk).fill("清明祭扫，没有网络")
    expect(sign(clerk)).to_have_text(re.compile("no connection"))
    assert violations(clerk) == []
    clerk.get_by_role("button", name="Submit", exact=True).click()
    expect(title(clerk)).to_have_value("清明祭扫，没有网络")
    clerk.context.set_offline(False)
    expect(sign(clerk)).to_have_text(re.compile("Saved at"))
    clerk.reload()

    expect(title(clerk)).to_have_value("清明祭扫，没有网络")


def test_signed_out_elsewhere_it_is_said_and_goes_on_after_signing_in_elsewhere(clerk):
    other = clerk.context.new_page()
    other.goto("/desk/")
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/")
    title(clerk).fill("退出之后写的")
    expect(sign(clerk)).to_have_text(re.compile("signed out"))

    sign_in(other)

    expect(sign(clerk)).to_have_text(re.compile("Saved at"), timeout=20_000)
    assert drafts.typed_in(Draft.objects.get())["title"] == "退出之后写的"


def test_leaving_the_page_at_once_keeps_the_last_word(clerk):
    title(clerk).fill("马上离开")
    clerk.on("dialog", lambda dialog: dialog.accept())
    clerk.goto("/desk/")
    clerk.goto("/desk/")

    expect(clerk.get_by_text("马上离开")).to_be_visible()


def test_of_two_windows_on_one_draft_the_older_is_told(clerk):
    title(clerk).fill("第一个窗口")
    expect(sign(clerk)).to_have_text(re.compile("Saved at"))
    second = clerk.context.new_page()
    second.goto(clerk.url)
    title(second).fill("第二个窗口")
    expect(sign(second)).to_have_text(re.compile("Saved at"))
    title(clerk).fill("第一个窗口又写")

    expect(sign(clerk)).to_have_text(re.compile("another window"))
    assert drafts.typed_in(Draft.objects.get())["title"] == "第二个窗口"


def test_what_may_be_the_same_is_shown_while_one_types(cast, clerk):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, title="清明节祭扫活动", since=dt.date(2024, 4, 3))
    clerk.locator("#id_held_on").fill("2024-04-03")
    title(clerk).fill("清明祭扫")

    expect(clerk.get_by_role("link", name=re.compile("清明节祭扫活动")).last).to_be_visible()
    expect(clerk.get_by_text(re.compile("^Key date:"))).to_be_visible()
    assert violations(clerk) == []


def test_who_does_nothing_is_warned_in_time_and_stays(cast, new_page):
    page = new_page(width=390, language="en")
    sign_in(page)
    page.clock.install()
    page.goto("/desk/")
    warning = page.get_by_role("alert")

    page.clock.fast_forward("22:59")
    expect(warning).to_be_hidden()
    page.clock.fast_forward("00:02")
    expect(warning).to_contain_text("signed out in a few minutes")
    assert violations(page) == []
    page.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_be_hidden()

    page.context.clear_cookies()
    page.clock.fast_forward("23:01")
    page.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_contain_text("sign in to go on")
