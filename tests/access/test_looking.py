"""Looking changes nothing: no page that a link can reach writes anything but that one has looked."""

import pytest
from django.apps import apps
from django.test import Client

from committees.models import Record
from tests.access import table
from tests.access.subjects import Subjects
from tests.access.test_matrix import USERNAMES
from tests.addresses import read_to_the_end
from tests.guards.house import models

pytestmark = [pytest.mark.once, pytest.mark.django_db]
# What a look leaves behind: that a reviewer has opened a record, so that its author cannot take it back.
TRACES = {"opened_at", "opened_by_id", "last_login"}
ROWS = [row for row in table.rows() if row.method == "GET"]


@pytest.mark.slow
@pytest.mark.parametrize("person", ["visitor", "clerk", "reviewer", "admin"])
def test_nothing_is_written_by_following_links(cast, person):
    subjects = Subjects(cast)
    client = Client()
    if person != "visitor":
        client.force_login(getattr(cast, USERNAMES.get(person, person)))
    before = contents()

    for row in ROWS:
        read_to_the_end(client.get(subjects.url(row.name, row.about)))

    assert differences(before, contents()) == {}


def contents() -> dict[str, list]:
    """Every row of every table of ours, and of the links between them."""
    linked = [model for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
    tables = {*models(), *linked}
    return {
        model._meta.label: [without_traces(row) for row in model._base_manager.order_by("pk").values()]
        for model in tables
        if not model._meta.proxy
    }


def without_traces(row: dict) -> dict:
    return {name: value for name, value in row.items() if name not in TRACES}


def differences(before: dict[str, list], after: dict[str, list]) -> dict[str, list]:
    return {label: rows for label, rows in after.items() if rows != before[label]}


def test_only_a_reviewers_look_leaves_a_trace_on_a_record(cast, client):
    subjects = Subjects(cast)
    url = subjects.url("desk:record-detail", "submitted")

    for person in ("clerk", "auditor", "administrator", "reviewer"):
        assert not Record.objects.filter(opened_at__isnull=False).exists()
        client.force_login(getattr(cast, person))
        client.get(url)

    assert [record.opened_by for record in Record.objects.filter(opened_at__isnull=False)] == [cast.reviewer]
