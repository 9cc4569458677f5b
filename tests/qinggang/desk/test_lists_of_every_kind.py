"""The list of every kind: all columns, every order, every filter, at the same cost however much there is."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from committees import kinds
from committees.models import Record
from qinggang.desk.columns import columns_of
from qinggang.desk.question import ListQuestion
from tests.one_of_each import one_of_each

pytestmark = pytest.mark.django_db
PATHS = [kind.path for kind in kinds.every()]


def everything(kind):
    """The words of an address that ask for all columns."""
    return {"columns": [column.key for column in columns_of(kind)[1:]]}


def reader_of(cast, kind):
    return cast.childcare if kind.is_protected else cast.office


def question(cast, kind, **asked):
    params = QueryDict(mutable=True)
    for name, value in asked.items():
        params.setlist(name, value if isinstance(value, list) else [value])
    return ListQuestion(reader_of(cast, kind), kind, params)


@pytest.mark.once
def test_a_list_costs_the_same_however_much_there_is(client, cast):
    costs = {}
    for _round in range(3):
        one_of_each(cast.yingchun, cast.clerk)
        for kind in kinds.every():
            client.force_login(reader_of(cast, kind))
            url = reverse("desk:record-list", args=[kind])
            with CaptureQueriesContext(connection) as queries:
                page = client.get(url, everything(kind))
            assert len(page.context["table"].rows) == Record.objects.filter(kind=kind.key).count()
            costs.setdefault(kind.key, []).append(len(queries))

    # The first round meets cold caches, and links that have nothing behind them yet.
    assert {key: counts for key, counts in costs.items() if counts[1] < counts[2]} == {}


@pytest.mark.parametrize("path", PATHS)
def test_every_column_says_something_and_every_order_holds(cast, path):
    kind = kinds.by_path(path)
    for committee in (cast.yingchun, cast.zhonghe):
        one_of_each(committee, cast.clerk)

    found = question(cast, kind, **everything(kind))
    assert [[column.said(record) for column in found.columns] for record in found.rows_in_order]

    for key, _name in found.arrangement.fields["sort"].choices:
        asked = question(cast, kind, sort=key)
        assert asked.sort == key
        assert asked.rows_in_order.count() == 2
