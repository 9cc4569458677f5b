import datetime as dt
from xml.etree import ElementTree

import pytest

from committees.choices import State
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import VisitFactory
from tests.qinggang.public.reading import read

pytestmark = pytest.mark.django_db
FEED = "/feed.xml"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(**kwargs):
    return ElementTree.fromstring(read(FEED, **kwargs).content).findall("a:entry", ATOM)


def said(entry, name: str) -> str:
    return entry.find(f"a:{name}", ATOM).text


def test_feed_works(cast):
    activity = ActivityFactory(
        committee=cast.yingchun, published=True, title="清明祭扫", title_en="Tomb sweeping", summary="在纪念碑前"
    )

    (entry,) = entries(language="en")

    assert said(entry, "title") == "Tomb sweeping"
    assert said(entry, "summary") == "10 May 2023 · Yingchun Town Committee\n在纪念碑前"
    assert said(entry, "id") == entry.find("a:link", ATOM).get("href") == f"http://testserver/activities/{activity.pk}/"
    assert said(entry, "updated") == "2023-06-01T00:00:00+00:00"


def test_feed_holds_only_what_is_published_and_happened(cast):
    for state in State:
        ActivityFactory(committee=cast.yingchun, state=state, title=f"状态{state}")
    ActivityFactory(committee=cast.yingchun, published=True, is_plan=True, title="计划")
    VisitFactory(committee=cast.yingchun, state=State.PUBLISHED, title="走访")

    assert [said(entry, "title") for entry in entries()] == ["状态published"]


def test_feed_holds_the_newest(cast):
    for number in range(35):
        ActivityFactory(
            committee=cast.yingchun, published=True, title=f"活动{number}",
            since=dt.date(2023, 1, 1) + dt.timedelta(days=number),
        )  # fmt: skip

    found = entries()

    assert len(found) == 30
    assert said(found[0], "title") == "活动34"


def test_feed_bears_text_pasted_from_elsewhere(cast):
    ActivityFactory(committee=cast.yingchun, published=True, title="标题\x0b<&>", summary="换行\x0c\n第二行")

    (entry,) = entries()

    assert said(entry, "title") == "标题<&>"


def test_feed_speaks_the_language_that_its_address_names(cast):
    assert 'xml:lang="zh-Hans"' in read(f"{FEED}?language=zh-hans", language="en").text


def test_feed_of_an_empty_portal_is_empty(db):
    assert entries() == []
