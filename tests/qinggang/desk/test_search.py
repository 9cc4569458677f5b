"""Search for staff: everything they may see, and nothing else."""

import pytest

from committees.choices import State
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import ElderFactory, VenueFactory
from tests.studios.factories import StudioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client, cast):
    """What a person finds, as the page says it."""

    def find(person, query, **more):
        client.force_login(getattr(cast, person))
        page = client.get("/desk/search/", {"q": query, **more})
        assert page.status_code == 200
        return [line.title for group in page.context["groups"] for line in group.lines]

    return find


def test_things_of_all_sorts_are_found(found, cast):
    entered = {"committee": cast.yingchun, "author": cast.clerk}
    ActivityFactory(**entered, title="清明祭扫", state=State.DRAFT)
    StudioFactory(**entered, title="清明工作室")
    ElderFactory(committee=cast.yingchun, name="李清明")
    VenueFactory(committee=cast.yingchun, name="清明广场")

    assert found("clerk", "清明") == ["清明工作室", "李清明", "清明广场", "清明祭扫"]
    assert found("clerk", "qm") == ["清明工作室", "李清明", "清明广场", "清明祭扫"]
    assert found("leader", "清明") == ["李清明", "清明广场"]
    assert found("other_clerk", "清明") == []


def test_all_words_must_occur_and_places_count(found, cast):
    activity = ActivityFactory(title="清明祭扫", committee=cast.yingchun, author=cast.clerk)
    activity.places.add(VenueFactory(committee=cast.yingchun, name="烈士陵园"))

    assert found("clerk", "祭扫 陵园") == ["清明祭扫"]
    assert found("clerk", "jisao lingyuan") == ["清明祭扫"]
    assert found("clerk", "祭扫 学校") == []


def test_nobody_finds_a_child_or_what_is_in_the_trash(found, cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare, approved=True)
    ActivityFactory(title="扔掉的活动", committee=cast.yingchun, author=cast.clerk, state=State.TRASHED)

    assert found("childcare", pairing.title) == []
    assert found("reviewer", pairing.title) == []
    assert found("clerk", "扔掉") == []


def test_one_sort_is_shown_page_by_page(found, cast):
    for number in range(25):
        ActivityFactory(title=f"植树{number}", committee=cast.yingchun, author=cast.clerk)

    assert len(found("clerk", "植树")) == 5
    assert len(found("clerk", "植树", **{"in": "records"})) == 20
    assert len(found("clerk", "植树", **{"in": "records", "page": "2"})) == 5


@pytest.mark.parametrize("more", [{"in": "nothing"}, {"in": "records", "page": "9"}, {"in": "records", "page": "x"}])
def test_what_is_not_there_is_not_found(client, cast, more):
    client.force_login(cast.clerk)

    assert client.get("/desk/search/", {"q": "植树", **more}).status_code == 404


@pytest.mark.parametrize("query", ["", "   ", "%", "<script>", "字" * 500, "\x00", "a " * 50])
def test_strange_words_break_nothing(client, cast, query):
    client.force_login(cast.clerk)
    page = client.get("/desk/search/", {"q": query})

    assert page.status_code == 200
    assert b"<script>alert" not in page.content


def test_the_box_in_the_head_leads_here_on_pages_of_staff(client, cast):
    client.force_login(cast.clerk)

    assert 'role="search" action="/desk/search/"' in client.get("/desk/").content.decode()
    assert 'role="search" action="/search/"' in client.get("/").content.decode()


def test_find_answers_with_what_may_be_used(client, cast):
    ElderFactory(name="李云龙", committee=cast.yingchun)

    client.force_login(cast.clerk)
    own = client.get("/desk/find/elder/?q=lyl").json()["found"]
    client.force_login(cast.other_clerk)
    others = client.get("/desk/find/elder/?q=lyl").json()["found"]

    assert [thing["label"].startswith("李云龙") for thing in own] == [True]
    assert others == []


def test_it_leads_on_to_what_others_have_published(client, cast):
    client.force_login(cast.clerk)

    assert 'href="/search/?q=%E6%B8%85%E6%98%8E"' in client.get("/desk/search/?q=清明").text
    assert client.get("/desk/search/").context["public"] is None
