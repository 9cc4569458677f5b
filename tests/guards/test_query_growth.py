"""A page costs the same queries with twenty rows as with two."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from committees.choices import State
from committees.models import Elder
from studios.models import Studio
from tests.growing import grow

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FEW, MANY = 2, 20
# Who looks at which page; {activity} and {studio} are the first there were.
PAGES = {
    "clerk": [
        "/desk/",
        "/desk/notices/",
        "/desk/activities/",
        "/desk/activities/{activity}/",
        "/desk/volunteers/",
        "/desk/volunteers/{elder}/",
        "/desk/venues/",
        "/desk/search/?q=记录",
        "/desk/find/elder/?q=五老",
    ],
    "reviewer": [
        "/desk/",
        "/desk/review/",
        "/desk/review/deputies/",
        "/desk/review/?turn=to-publish",
        "/desk/review/{submitted}/",
        "/desk/review/{submitted}/publish/",
        "/desk/activities/{activity}/",
    ],
    "office": ["/desk/activities/", "/desk/studios/", "/desk/activities/new/"],
    "leader": ["/dashboard/"],
    "childcare": ["/desk/", "/desk/pairings/", "/dashboard/"],
    "administrator": [
        "/admin/",
        "/admin/activities/activity/",
        "/admin/activities/activity/{activity}/change/",
        "/admin/committees/record/",
        "/admin/committees/committee/",
        "/admin/committees/elder/",
        "/admin/committees/venue/",
        "/admin/committees/user/",
        "/admin/committees/appointment/",
        "/admin/committees/version/",
        "/admin/committees/draft/",
        "/admin/committees/tally/",
        "/admin/assistance/child/",
        "/admin/studios/studio/",
        "/admin/studios/session/",
    ],
    "visitor": [
        "/",
        "/red-education/",
        "/studios/",
        "/assistance/",
        "/activities/",
        "/activities/{activity}/",
        "/committees/",
        "/committees/yingchun/",
        "/studios/{studio}/",
        "/figures/",
        "/figures/red_attendances/",
        "/search/?q=记录",
        "/calendar/",
        "/calendar.ics",
        "/feed.xml",
        "/site-map/",
        "/sitemap.xml",
        "/api/figures/",
    ],
}


def test_pages_cost_the_same_however_much_there_is(cast):
    grow(cast, 1, FEW)
    readers = list(readers_of_pages(cast))
    few = [queries_of(*reader) for reader in readers]

    grow(cast, FEW + 1, MANY)
    many = [queries_of(*reader) for reader in readers]

    costs = zip(readers, few, many, strict=True)
    assert {url: most_repeated(after) for (_client, url), before, after in costs if len(after) > len(before)} == {}


def readers_of_pages(cast):
    """Somebody at each page, who has been there before: what is read once and kept has been read."""
    names = {
        "activity": Activity.objects.published().order_by("pk").first().pk,
        "submitted": Activity.objects.filter(state=State.SUBMITTED).order_by("pk").first().pk,
        "elder": Elder.objects.order_by("pk").first().pk,
        "studio": Studio.objects.published().order_by("pk").first().slug,
    }
    for person, paths in PAGES.items():
        client = Client()
        if person != "visitor":
            client.force_login(getattr(cast, person))
        for path in paths:
            url = path.format(**names)
            client.get(url)
            yield client, url


def queries_of(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200, url
    return [query["sql"] for query in queries]


def most_repeated(queries: list[str]) -> str:
    """The beginning of the query that was asked most often."""
    beginnings = [query[:200] for query in queries]
    return max(beginnings, key=beginnings.count)
