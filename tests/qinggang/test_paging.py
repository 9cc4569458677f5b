import pytest
from django.test import RequestFactory
from django.utils import translation

from qinggang import paging
from qinggang.asking import BadAddress


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def cut(address: str, count: int = 45):
    return paging.cut(RequestFactory().get(address), list(range(count)))


def test_a_short_list_has_one_page():
    things, pages = cut("/list/", 20)

    assert things == list(range(20))
    assert not pages.is_needed
    assert pages.said == ""


def test_pages_lead_to_their_neighbours_and_keep_what_was_asked():
    things, pages = cut("/list/?year=2024&page=2")

    assert things == list(range(20, 40))
    assert pages.previous_url == "/list/?year=2024"
    assert pages.next_url == "/list/?year=2024&page=3"


def test_the_first_and_last_pages_end_the_way():
    assert cut("/list/")[1].previous_url == ""
    assert cut("/list/?page=2")[1].previous_url == "/list/"
    assert cut("/list/?page=3")[1].next_url == ""


def test_a_page_beyond_the_last_does_not_exist():
    with pytest.raises(BadAddress, match="no page 4") as refused:
        cut("/list/?page=4")

    assert refused.value.status == 404


def test_an_empty_list_has_its_first_page():
    assert cut("/list/", 0)[0] == []
