"""An entry page stays small and cheap in a county of thousands of places and committees."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Committee, Elder, Venue
from committees.models.committee import step

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.slow]
LARGEST = 150_000
VENUES, COMMITTEES, ELDERS = 2_000, 20_000, 2_000


def grow(cast) -> None:
    first = Committee.objects.order_by("-pk").first().pk + 1
    numbers = range(first, first + COMMITTEES)
    Committee.objects.bulk_create(
        Committee(
            pk=pk, parent=cast.zhonghe, level_id="village", name=f"示例村{pk}关工委", slug=f"village-{pk}",
            path=cast.zhonghe.path + step(pk), letters=f"slc{pk}ggw",
        )
        for pk in numbers
    )  # fmt: skip
    Venue.objects.bulk_create(
        Venue(committee_id=first + number, kind_id="memorial_hall", name=f"纪念馆{number}") for number in range(VENUES)
    )
    Elder.objects.bulk_create(Elder(committee_id=first + number, name=f"五老{number}") for number in range(ELDERS))


def cost(client, url) -> tuple[int, int]:
    """Bytes and queries of a page that was opened before."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)
    assert page.status_code == 200
    return len(page.content), len(queries)


@pytest.mark.parametrize(
    "path", ["activities/new/", "studios/new/", "aid/new/", "donations/new/", "volunteers/new/", "post-holders/"]
)
def test_forms_do_not_grow_with_the_county(client, cast, path):
    client.force_login(cast.office)
    _bytes, few = cost(client, f"/desk/{path}")
    grow(cast)

    size, many = cost(client, f"/desk/{path}")

    assert size <= LARGEST
    assert many <= few + 8  # what is likely is then looked up: used lately, then the own; never per row


def test_a_search_while_typing_answers_with_few(client, cast):
    client.force_login(cast.office)
    grow(cast)

    for what, typed in (("committee", "示例"), ("committee", "slc"), ("venue", "纪念"), ("elder", "五老")):
        with CaptureQueriesContext(connection) as queries:
            found = client.get(f"/desk/find/{what}/", {"q": typed}).json()["found"]
        assert len(found) == 20
        assert len(queries) <= 8
