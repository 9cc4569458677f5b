from xml.etree import ElementTree

import pytest

from tests.activities.factories import ActivityFactory
from tests.assistance.factories import VisitFactory
from tests.qinggang.public.reading import read

pytestmark = pytest.mark.django_db


def addresses() -> set[str]:
    root = ElementTree.fromstring(read("/sitemap.xml").content)
    return {found.text.removeprefix("http://testserver") for found in root.iter() if found.tag.endswith("loc")}


def test_site_map_leads_to_every_sort_of_page(cast):
    response = read("/site-map/")

    for branch in response.context["branches"]:
        for item in branch.items:
            read(item.url)
    assert "/committees/yingchun/" in response.text


def test_sitemap_lists_what_is_public(cast):
    shown = ActivityFactory(committee=cast.village, published=True)
    hidden = ActivityFactory(committee=cast.village, approved=True)
    VisitFactory(committee=cast.village, state="published")

    found = addresses()

    assert {"/", "/red-education/", "/committees/yingchun/", f"/activities/{shown.pk}/"} <= found
    assert f"/activities/{hidden.pk}/" not in found
    assert not {address for address in found if address.startswith(("/desk", "/admin", "/records"))}


def test_sitemap_of_an_empty_portal_lists_the_pages_that_are_always_there(db):
    assert "/about/" in addresses()
    read("/site-map/")


def test_robots_are_kept_from_what_is_for_staff(db):
    response = read("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /desk/\n" in response.text
    assert "Sitemap: http://testserver/sitemap.xml" in response.text
