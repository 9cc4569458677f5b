"""The look in a real browser: for everybody, at every width, with and without scripts."""

import pytest
from playwright.sync_api import expect

from qinggang.look.example_pages import PAGES
from tests.accessibility import violations
from tests.browser import follow

LANGUAGES = {"zh": "zh-CN", "en": "en"}
NARROW, PHONE, DESK = 320, 390, 1366


def large(page) -> None:
    page.context.add_cookies([{"name": "large_type", "value": "1", "url": page.url}])


def sideways(page) -> int:
    """How many pixels a page can be pushed to the side."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(new_page, language, width):
    page = new_page(width=width, language=LANGUAGES[language])
    found = {}
    for name in ["", *(f"{name}/" for name in PAGES)]:
        page.goto(f"/look/{name}")
        if wrong := violations(page):
            found[name] = wrong

    assert found == {}


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_large_type_breaks_nothing(new_page, language):
    page = new_page(width=NARROW, language=LANGUAGES[language])
    page.goto("/look/")
    large(page)
    for name in ["", *(f"{name}/" for name in PAGES)]:
        page.goto(f"/look/{name}")
        assert sideways(page) == 0, name
    page.goto("/look/")

    assert violations(page) == []
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 18
    smallest = page.evaluate(
        "Math.min(...Array.from(document.querySelectorAll('main .btn, main input[type=text], main select'))"
        ".map(part => part.getBoundingClientRect().height))"
    )
    assert smallest >= 60


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_pushed_sideways_on_a_narrow_screen(new_page, language):
    page = new_page(width=NARROW, language=LANGUAGES[language])
    for name in ["", *(f"{name}/" for name in PAGES)]:
        page.goto(f"/look/{name}")
        assert sideways(page) == 0, name


@pytest.mark.once
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_text_at_twice_its_size_fits(new_page, width):
    page = new_page(width=width, language="en")
    for name in PAGES:
        page.goto(f"/look/{name}/")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert sideways(page) == 0, name


@pytest.mark.once
def test_error_summary_takes_the_focus_and_leads_to_the_field(page):
    page.goto("/look/record-form/")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"

    page.locator(".errors a").nth(1).click()

    assert page.evaluate("document.activeElement.id") == "id_committee"


@pytest.mark.once
def test_row_is_added_without_a_way_to_the_server(page):
    page.goto("/look/record-form/")

    page.locator("[data-rows] .add").click()

    expect(page.locator(".form-row")).to_have_count(2)
    assert page.input_value("[name=audiences-TOTAL_FORMS]") == "2"
    assert page.evaluate("document.activeElement.name") == "audiences-1-kind"


@pytest.mark.once
@pytest.mark.parametrize("javascript", [True, False])
def test_large_type_and_language_are_switched_by_buttons(new_page, javascript):
    page = new_page(width=PHONE, javascript=javascript)
    page.goto("/look/about/")

    follow(page, page.get_by_role("button", name="大字版"))
    follow(page, page.get_by_role("button", name="English"))

    expect(page.locator("html.large[lang=en]")).to_have_count(1)
    assert page.url.endswith("/look/about/")


@pytest.mark.once
def test_first_tab_leads_to_the_content(page):
    page.goto("/look/home/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.once
def test_menus_stay_away_from_paper(page):
    page.goto("/look/home/")
    page.emulate_media(media="print")

    assert not page.locator(".nav").is_visible()
    assert page.locator(".area .number").first.is_visible()
