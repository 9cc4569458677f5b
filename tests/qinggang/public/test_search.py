import pytest

from tests.activities.factories import ActivityFactory
from tests.factories import ElderFactory, VenueFactory
from tests.qinggang.public.reading import read, titles

pytestmark = pytest.mark.django_db
SEARCH = "/search/"


@pytest.fixture
def activity(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, title="走进革命老区", title_en="Into the old base area",
        summary="团员听讲解员讲红色故事", summary_en="League members heard red stories",
    )  # fmt: skip
    activity.places.add(VenueFactory(committee=cast.county, name="马玉祥纪念馆", name_en="Ma Yuxiang Memorial Hall"))
    return activity


def found(words: str, **kwargs) -> list[str]:
    return titles(read(f"{SEARCH}?q={words}", language="zh-hans", **kwargs).context["lines"])


def test_search_asks_what_is_looked_for(cast):
    response = read(SEARCH)

    assert response.context["empty"] is None
    assert 'name="q"' in response.text


@pytest.mark.parametrize(
    "words",
    [
        "老区",
        "讲解",
        "gmlq",
        "laoqu",
        "mayuxiang",
        "base area",
        "BASE",
        "red stories",
        "迎春 老区",
        "老区　讲解",
        "玉祥 老区",
        "Yuxiang base",
        "ｂａｓｅ",
    ],
)
def test_search_finds_a_record(activity, words):
    assert "走进革命老区" in found(words)


@pytest.mark.parametrize("words", ["老区 法治", "不存在", "%", "_"])
def test_search_finds_nothing(activity, words):
    response = read(f"{SEARCH}?q={words.replace('%', '%25')}")

    assert response.context["lines"] == []
    assert "Nothing published fits" in response.text


def test_search_finds_only_what_is_published(cast):
    for state in ("approved", "submitted"):
        ActivityFactory(committee=cast.yingchun, title="走进革命老区", **{state: True})

    assert found("老区") == []


@pytest.mark.parametrize("words", ["迎春镇", "ycz", "YCZ", "Yingchun"])
def test_search_finds_committees_by_name_and_pinyin(cast, words):
    assert found(words) == ["迎春镇关工委"]


def test_search_finds_places_of_published_records(cast, activity):
    VenueFactory(committee=cast.county, name="无人去过的纪念馆")

    names = read(f"{SEARCH}?q=纪念馆", language="zh-hans").context["lines"]

    assert titles(names) == ["马玉祥纪念馆", "走进革命老区"]
    assert titles(read(names[0].url).context["lines"]) == ["Into the old base area"]


def test_search_finds_volunteers_who_may_be_named(cast):
    ElderFactory(committee=cast.county, name="李云龙", named_in_public=True, naming_basis="本人同意")
    ElderFactory(committee=cast.county, name="李云峰")

    assert found("李云") == ["李云龙"]


def test_search_finds_nobody_by_letters_who_may_not_be_named(cast):
    ElderFactory(committee=cast.county, name="单田芳", named_in_public=True, naming_basis="本人同意")
    ElderFactory(committee=cast.county, name="单田方")

    assert found("stf") == ["单田芳"]


def test_search_says_how_much_it_found(activity):
    assert read(f"{SEARCH}?q=老区").context["said"] == "1 found"


def test_search_is_paged_and_names_come_first(cast):
    for number in range(25):
        ActivityFactory(committee=cast.yingchun, published=True, title=f"迎春的活动{number}")

    first = read(f"{SEARCH}?q=迎春", language="zh-hans").context
    second = read(first["pages"].next_url, language="zh-hans").context

    assert titles(first["lines"])[0] == "迎春镇关工委"
    assert len(first["lines"]) == 21
    assert len(second["lines"]) == 5
    assert first["said"] == second["said"] == "找到26条"


@pytest.mark.parametrize(("page", "status"), [("x", 400), ("7", 404)])
def test_search_says_what_is_wrong_with_a_page(activity, page, status):
    read(f"{SEARCH}?q=老区&page={page}", status=status)


def test_search_bears_long_input(activity):
    assert found("老区" * 5000) == []
    assert found("+".join(["老区"] * 50)) == ["走进革命老区"]


def test_search_of_an_empty_portal_finds_nothing(db):
    assert found("老区") == []
