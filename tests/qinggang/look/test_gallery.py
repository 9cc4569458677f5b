"""Every page template is drawn with invented content, in both languages, before any real page needs it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from qinggang.look.example_pages import PAGES

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LANGUAGES = ("zh-hans", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole(client, name, language):
    answer = client.get(f"/look/{name}/", headers={"accept-language": language})
    page = answer.content.decode()

    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    assert re.search(r"<title>\S.* - \S", page)
    assert "{{" not in page
    assert "{%" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_gallery_shows_every_component(client, language):
    answer = client.get("/look/", headers={"accept-language": language})

    drawn = {template.name for template in answer.templates}
    known = {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")}
    assert known - drawn <= {"components/crumbs.html", "components/checklist.html"}  # these are on the pages


def test_unknown_page_is_not_found(client):
    assert client.get("/look/nothing/").status_code == 404


def test_gallery_stays_out_of_search_engines(client):
    assert 'name="robots" content="noindex"' in client.get("/look/").content.decode()


def test_ids_on_a_page_are_unique(client):
    for name in ("record-form", "record-detail", "search", "login"):
        page = client.get(f"/look/{name}/").content.decode()
        ids = re.findall(r'\sid="([^"]+)"', page)

        assert sorted(set(ids)) == sorted(ids), name


def test_what_is_wrong_is_said_in_the_title_too(client):
    page = client.get("/look/record-form/", headers={"accept-language": "en"}).content.decode()

    assert "<title>Error: " in page
