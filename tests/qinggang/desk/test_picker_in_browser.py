"""Picking in a browser: by keyboard, by pinyin, and with nothing for axe to find."""

import re

import pytest
from playwright.sync_api import expect

from tests.accessibility import violations
from tests.factories import ElderFactory, VenueFactory

pytestmark = [pytest.mark.once, pytest.mark.slow]


@pytest.fixture
def opened(cast, client, settings, new_page):
    """A page of the desk as the clerk of Yingchun sees it."""

    def open_page(path, **options):
        client.force_login(cast.clerk)
        page = new_page(**options)
        page.goto("/")
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": page.url}])
        page.goto(path)
        return page

    return open_page


def places(page):
    """The picker of the places."""
    return page.locator(".picker", has=page.locator("#id_places"))


def wait_until_saved(page):
    """The page saves by itself; a test must not end while it does."""
    expect(page.locator("[data-sign]")).to_have_text(re.compile(r"\d\d:\d\d"))


def test_a_place_is_picked_by_pinyin_and_keyboard(opened, cast):
    venue = VenueFactory(name="烈士陵园", committee=cast.zhonghe)
    VenueFactory(name="文化广场", committee=cast.yingchun)
    page = opened("/desk/activities/new/", width=390)
    box = page.locator("#id_places")

    box.focus()
    box.press_sequentially("lsly")
    page.wait_for_selector("[role=option]:has-text('烈士陵园')")
    assert violations(page) == []
    box.press("ArrowDown")
    box.press("Enter")

    expect(places(page).locator("[data-chosen] li")).to_contain_text("烈士陵园")
    assert page.evaluate(
        "Array.from(document.querySelector('select[name=places]').selectedOptions).map(o => o.value)"
    ) == [str(venue.pk)]
    expect(box).to_have_value("")
    assert violations(page) == []
    wait_until_saved(page)


def test_what_was_picked_can_be_taken_away(opened, cast):
    VenueFactory(name="烈士陵园", committee=cast.yingchun)
    page = opened("/desk/activities/new/")
    page.locator("#id_places").click()
    page.locator("[role=option]:has-text('烈士陵园')").click()

    places(page).locator("[data-chosen] button").click()

    expect(page.locator("select[name=places] option:checked")).to_have_count(0)
    wait_until_saved(page)


def test_a_row_that_is_added_picks_too(opened, cast):
    ElderFactory(name="李云龙", committee=cast.yingchun)
    page = opened("/desk/activities/new/")

    page.locator("[data-rows=speakers] > .add").click()
    boxes = page.locator("[data-rows=speakers] [role=combobox]")

    expect(boxes).to_have_count(2)
    boxes.nth(1).press_sequentially("lyl")
    page.wait_for_selector("[role=option]:has-text('李云龙')")
    wait_until_saved(page)


def test_without_scripts_there_is_a_list_and_a_box(opened, cast):
    VenueFactory(name="烈士陵园", committee=cast.yingchun)
    page = opened("/desk/activities/new/", javascript=False, width=390, language="en")

    expect(page.locator("select[name=places]")).to_be_visible()
    expect(page.locator("input[name=places-typed]")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", ["/desk/volunteers/", "/desk/volunteers/new/", "/desk/search/?q=五老"])
def test_axe_finds_nothing_in_registers_and_search(opened, cast, path, width):
    ElderFactory(name="五老一", committee=cast.yingchun)
    page = opened(path, width=width, language="en")

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
