import pytest

from tests.qinggang.public.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("url", ["/about/", "/privacy-of-children/", "/accessibility/", "/api/"])
def test_texts_are_there_in_both_languages(cast, url, language):
    response = read(url, language=language)

    assert response.text.count("<h1>") == 1
    assert len(response.context["crumbs"]) == 2


@pytest.mark.parametrize("url", ["/about/", "/privacy-of-children/", "/accessibility/", "/api/"])
def test_texts_are_there_in_an_empty_portal(db, url):
    read(url)
