"""The dashboard on paper: one page of A4 for the county, without what is only of use on a screen."""

import re

import pytest

PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("asked", ["", "?period=year"])
def test_the_county_fits_on_one_page(new_page, committed_county, asked):
    page = new_page()
    page.goto("/accounts/login/")
    page.locator("[name=username]").fill("leader")
    page.locator("[name=password]").fill(committed_county.password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/desk/")
    page.goto(f"/dashboard/{asked}")

    assert len(PAGE.findall(page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    assert page.locator(".areas .number").first.is_visible()
    assert not page.locator(".filters").is_visible()
