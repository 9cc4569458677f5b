"""Every public page of the real county: its links lead somewhere, axe finds nothing, nothing is pushed sideways."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.accessibility import violations

LINK = re.compile(r'<a [^>]*href="([^"#]+)')
PHONE = 390
OF_EACH_SORT = 2  # pages of one sort that a quick run looks at; the full run looks at all


def links_on(html: str) -> list[str]:
    """The addresses of the same site that a page leads to."""
    found = (unescape(link) for link in LINK.findall(html))
    return [link for link in found if link.startswith("/") and not link.startswith(("//", "/accounts/", "/look/"))]


def crawl(client, language: str) -> dict[str, str]:
    """Every page that can be reached from home by links, with its sort: the name of its address."""
    sorts, waiting = {}, ["/"]
    while waiting:
        address = waiting.pop()
        if address in sorts:
            continue
        answer = client.get(address, headers={"accept-language": language}, follow=True)
        assert answer.status_code == 200, f"{address} answers {answer.status_code}"
        sorts[address] = resolve(urlsplit(address).path).view_name
        if answer["Content-Type"].startswith("text/html") and "?" not in address:
            waiting += links_on(answer.content.decode())
    return sorts


@pytest.mark.once
@pytest.mark.slow
def test_every_link_of_the_public_site_leads_somewhere(client, county):
    pages = crawl(client, "zh-hans")

    assert {"public:home", "public:area", "public:activity", "public:studio", "public:figure"} <= set(pages.values())


def look_at(client, new_page, language: str, of_each_sort: int | None) -> dict[str, list[str]]:
    seen, found = Counter(), {}
    page = new_page(width=PHONE, language=language)
    for address, sort in crawl(client, language).items():
        seen[sort] += 1
        if "." in urlsplit(address).path or sort.startswith("api:") or (of_each_sort and seen[sort] > of_each_sort):
            continue
        page.goto(address)
        wrong = violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append("the page can be pushed sideways")
        if wrong:
            found[address] = wrong
    return found


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_on_any_sort_of_public_page(client, new_page, committed_county, language):
    assert look_at(client, new_page, language, OF_EACH_SORT) == {}


@pytest.mark.once
@pytest.mark.full
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_axe_finds_nothing_on_any_public_page(client, new_page, committed_county, language):
    assert look_at(client, new_page, language, None) == {}
