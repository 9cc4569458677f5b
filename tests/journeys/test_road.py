"""One road, walked by people: from the clerk's form to the public figure, with scripts and without.

The clerk of Yingchun enters an activity on a phone, loses the connection or saves a draft, comes back and submits it.
The county returns it once, pointing at a field; the clerk mends it; the county approves and publishes it. A visitor
reads it, and the figures have grown by exactly what was typed. The leader finds the same figures on the dashboard.
"""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import follow
from tests.factories import VenueFactory

PASSWORD = "correct horse battery staple"
TITLE = "Tomb-Sweeping Day at the memorial hall"
HAPPENED = "Pupils of grade four visited the hall."
TYPED = 120


@pytest.fixture
def sign_in(new_page):
    """A window of its own for each person, as each sits at their own desk."""

    def sign_in(username: str, **window):
        page = new_page(language="en", **window)
        page.goto("/accounts/login/")
        page.get_by_label("Account name").fill(username)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/")
        return page

    return sign_in


def attendances(page) -> int:
    """What /api/figures/ says of the attendances of red education."""
    items = page.request.get("/api/figures/?area=red_education").json()["figures"]
    return next(int(float(item["value"] or 0)) for item in items if item["key"] == "red_attendances")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_an_activity_goes_from_the_clerk_to_the_public(cast, new_page, sign_in, javascript):
    VenueFactory(committee=cast.county, name="马玉祥纪念馆", name_en="Ma Yuxiang Memorial Hall")
    visitor = new_page(language="en", javascript=javascript)
    before = attendances(visitor)

    clerk = sign_in("clerk", width=390, javascript=javascript)
    begin(clerk)
    (lose_the_connection if javascript else save_the_draft)(clerk)
    submit_from_desk(clerk)
    address = urlsplit(clerk.url).path
    assert attendances(visitor) == before

    county = sign_in("reviewer", javascript=javascript)
    return_it(county)
    mend_it(clerk, address)
    approve_it(county, address)
    assert attendances(visitor) == before + TYPED
    publish_it(county, address)
    follow(county, county.get_by_role("link", name="See the public page"))
    public_address = urlsplit(county.url).path

    read_it(visitor, public_address)
    leader = sign_in("leader", javascript=javascript)
    look_at_the_dashboard(leader)


def field(page, label: str):
    """The first field of this label; one that may stay empty says so in words behind it."""
    return page.get_by_label(re.compile(rf"^{re.escape(label)}\s*(\(optional\))?$")).first


def begin(page):
    page.get_by_role("link", name="Enter: activity").click()
    field(page, "Date").fill("2024-04-03")
    field(page, "Title").fill(TITLE)
    page.get_by_label("telling red stories").check()


def lose_the_connection(page):
    """What is typed meanwhile stays on the page, which says so, and is saved as soon as the connection is back."""
    sign = page.locator("[data-sign]")
    expect(sign).to_contain_text("Saved at")
    page.context.set_offline(True)
    field(page, "What happened").fill(HAPPENED)
    expect(sign).to_contain_text("Not saved")
    page.context.set_offline(False)
    expect(sign).to_contain_text("Saved at")


def save_the_draft(page):
    field(page, "What happened").fill(HAPPENED)
    page.get_by_role("button", name="Save the draft").last.click()
    page.get_by_text("The draft is saved").wait_for()


def submit_from_desk(page):
    page.goto("/desk/")
    page.get_by_role("link", name=TITLE).click()
    expect(field(page, "Title")).to_have_value(TITLE)
    expect(field(page, "What happened")).to_have_value(HAPPENED)
    field(page, "Who took part").select_option(label="primary pupils")
    field(page, "How many").fill(str(TYPED))
    page.get_by_role("button", name="Submit").last.click()
    page.get_by_role("heading", name=TITLE).wait_for()


def return_it(page):
    page.goto("/desk/review/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_label("Why? The reason is sent along.").fill("Please name the place.")
    page.get_by_label("Which field is meant?").select_option(label="Place")
    page.get_by_role("button", name="Return").click()
    page.get_by_text("Returned with your reason").wait_for()


def mend_it(page, address):
    page.goto("/desk/")
    page.get_by_text("Please name the place.").wait_for()
    page.get_by_role("link", name=TITLE, exact=True).click()
    page.wait_for_url(f"**{address}edit/")
    page.get_by_text("Please name the place.").first.wait_for()
    page.locator("[name=places-typed]").fill("马玉祥纪念馆")
    page.get_by_role("button", name="Submit").last.click()
    page.get_by_role("heading", name=TITLE).wait_for()


def approve_it(page, address):
    page.goto(address)
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("It counts in the figures from now on").wait_for()


def publish_it(page, address):
    page.goto(address)
    page.get_by_role("link", name="Publish").click()
    expect(page.get_by_role("heading", name=TITLE).nth(1)).to_be_visible()  # in both languages
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Everybody can read it").first.wait_for()


def read_it(page, address):
    page.goto(address)
    page.get_by_role("heading", name=TITLE).wait_for()
    expect(page.get_by_text("Ma Yuxiang Memorial Hall").first).to_be_visible()
    page.goto("/red-education/")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    page.goto("/")
    expect(figure(page).first).to_be_visible()


def look_at_the_dashboard(page):
    page.goto("/dashboard/")
    show(page, "2024-01-01", "2024-12-31")
    expect(figure(page).first).to_be_visible()
    show(page, "2023-01-01", "2023-12-31")
    expect(figure(page)).to_have_count(0)


def show(page, since, until):
    """Ask for a period, and wait for its page: until then the old one stands there, with figures of its own."""
    page.get_by_label("From").fill(since)
    page.get_by_label("To", exact=True).fill(until)
    follow(page, page.get_by_role("button", name="Show"))


def figure(page):
    """The figures that are exactly what was typed."""
    return page.get_by_role("link", name=re.compile(rf"^{TYPED}$"))
