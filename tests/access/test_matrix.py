"""Everybody gets the answer that the table names, at every address, and nothing else."""

import pytest
from django.contrib import admin
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests import addresses
from tests.access import table
from tests.access.subjects import Subjects

pytestmark = pytest.mark.once
ROWS = list(table.rows())
SHELVES = {
    f"admin:{model._meta.app_label}_{model._meta.model_name}": model_admin.shelf
    for model, model_admin in admin.site._registry.items()
}
USERNAMES = {"other": "other_clerk", "admin": "administrator", "accounts": "account_manager"}


@pytest.mark.slow
@pytest.mark.parametrize("section", dict.fromkeys(row.section for row in ROWS))
def test_everybody_gets_the_answer_of_the_table(section, cast):
    subjects = Subjects(cast)
    rows = [row for row in ROWS if row.section == section]

    found = [row.answered({person: answer(cast, subjects, row, person) for person in table.PEOPLE}) for row in rows]

    assert [row.line for row in found] == [row.line for row in rows]


def answer(cast, subjects: Subjects, row: table.Row, person: str) -> str:
    """The answer in the words of the table; whatever the request changed is undone."""
    client = Client()
    with transaction.atomic():
        if person != "visitor":
            client.force_login(getattr(cast, USERNAMES.get(person, person)))
        ask = getattr(client, row.method.lower())
        response = ask(subjects.url(row.name, row.about), subjects.data(row.about) if row.method == "POST" else None)
        addresses.read_to_the_end(response)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith((reverse("accounts:login"), reverse("admin:login"))):
        return "in"
    return str(response.status_code)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_has_a_row(method):
    known = {sort_of(row.name) for row in ROWS if row.method == method}

    assert sorted({sort_of(address.name) for address in addresses.every()} - known) == []


def sort_of(name: str) -> str:
    """One of the models on a shelf of the admin stands for all; test_admin_rights asks about each of them."""
    prefix, _underscore, page = name.rpartition("_")
    return f"{page} of {SHELVES[prefix]} in the admin" if prefix in SHELVES else name


def test_every_row_is_about_an_address():
    assert sorted({row.name for row in ROWS} - {address.name for address in addresses.every()}) == []


def test_no_row_stands_twice():
    assert len({(row.name, row.about, row.method) for row in ROWS}) == len(ROWS)


def test_no_answer_is_a_fault():
    assert [row.line for row in ROWS if any(code.startswith("5") for code in row.answers.values())] == []


def test_the_columns_are_the_people():
    assert {tuple(row.answers) for row in ROWS} == {tuple(table.PEOPLE)}


def test_the_table_is_written_as_it_is_read():
    lines = [line for line in table.FILE.read_text(encoding="utf-8").splitlines()[1:] if line and line[0] != "#"]

    assert lines == [row.line for row in ROWS]


def test_the_page_for_people_is_up_to_date(monkeypatch, settings):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    import write_access

    assert write_access.PAGE.read_text(encoding="utf-8") == write_access.page(), "run scripts/write_access.py"
