"""Pages of a list by places: forwards, backwards, over ties, over what was deleted meanwhile, and with bad places."""

import datetime as dt

import pytest
from django.http import QueryDict

from committees.models import Record
from qinggang import keyset
from qinggang.desk.question import BY_CHANGE, BY_COMMITTEE, BY_DAY
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
BY_TREE = keyset.Order("committee", "committee__path", keyset.digits)
ORDERS = [order for one in (BY_DAY, BY_CHANGE, BY_COMMITTEE, BY_TREE) for order in (one, one.opposite)]
EACH = pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order.field} {order.is_descending}")
SIZE = 3


@pytest.fixture
def records(cast):
    """Eleven records on four days, of three committees, changed at two moments: every order has ties."""
    for number in range(11):
        ActivityFactory(
            author=cast.clerk,
            committee=(cast.yingchun, cast.village, cast.zhonghe)[number % 3],
            since=dt.date(2024, 3, 1 + number % 4),
            changed_at=dt.datetime(2024, 5, 1 + number % 2, 3, 4, 5, 678901, tzinfo=dt.UTC),
        )
    return Record.objects.select_related("committee")


def ask(records, order, **place):
    params = QueryDict(mutable=True)
    params.update(place)
    return keyset.piece(records, order, params, SIZE)


def walk(records, order, direction="after", **start):
    """Every page from here to the end, or back to the beginning."""
    found = ask(records, order, **start)
    pages = [found]
    while place := getattr(found, direction):
        found = ask(records, order, **{direction: place})
        pages.append(found)
    return pages


def numbers(pages):
    return [record.pk for page in pages for record in page.records]


@EACH
def test_every_record_is_met_once_in_order(records, order):
    expected = list(records.order_by(*order.fields).values_list("pk", flat=True))

    assert numbers(walk(records, order)) == expected


@EACH
def test_the_way_back_meets_the_same_pages(records, order):
    there = walk(records, order)

    back = walk(records, order, "before", after=there[-2].after)

    assert [numbers([page]) for page in reversed(back)] == [numbers([page]) for page in there]


@EACH
def test_what_is_deleted_between_two_pages_hides_nothing_else(records, order):
    first = ask(records, order)
    rest = list(records.order_by(*order.fields).values_list("pk", flat=True))[SIZE:]

    Record.objects.filter(pk__in=[first.records[-1].pk, rest[0]]).delete()

    assert numbers(walk(records, order, after=first.after)) == rest[1:]


def test_back_at_the_beginning_the_first_page_is_full(records):
    second = ask(records, BY_DAY, after=ask(records, BY_DAY).after)
    Record.objects.filter(pk=ask(records, BY_DAY).records[0].pk).delete()

    first = ask(records, BY_DAY, before=second.before)

    assert len(first.records) == SIZE
    assert first.before == ""


def test_behind_the_last_record_there_is_nothing_but_the_way_back(records):
    last = records.order_by(*BY_DAY.fields).last()

    found = ask(records, BY_DAY, after=BY_DAY.place_of(last))

    assert found.records == []
    assert numbers([ask(records, BY_DAY, before=found.before)])


BAD_PLACES = (
    "x", "_", "_1", "1", "2024-02-30_1", "2024-03-01_", "2024-03-01_x", "2024-03-01_-1", "2024-03-01_1٣",
    "2024-03-01T00:00:00_1", "0001-01-01T00:00:00+14:00_1", "99999-01-01_1", f"1_{'9' * 30}", f"{'9' * 300}_x",
    "2024-03-01_1'--", "' OR 1=1_1", "\x00_1", "𠮷_1",
)  # fmt: skip


@EACH
def test_a_place_that_cannot_be_read_is_the_beginning_and_says_so(records, order):
    beginning = numbers([ask(records, order)])

    asked = [{word: place} for word in ("after", "before") for place in BAD_PLACES]
    found = [(place, ask(records, order, **place)) for place in asked]

    assert [place for place, page in found if not page.is_lost or numbers([page]) != beginning] == []
