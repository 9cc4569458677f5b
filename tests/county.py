"""The county of the article, for tests that read it as a visitor would.

Ask for the fixture `county`. It is loaded once, in a transaction around all the tests that use it, and these run after
all others: no other test sees its rows, and what a test changes is undone after it. Tests that need committed rows
(a live server) ask for `committed_county`, which loads it for that one test. `county` and `cast` do not go together.
"""

from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import connection, transaction

from committees import kinds
from committees.models import Committee, Record, User
from qinggang.county import loader
from qinggang.county.reading import record_key

PASSWORD = "correct horse battery staple"


@dataclass(frozen=True)
class County:
    """What the county's files name, as the database has it now."""

    password: str = PASSWORD

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def committee(self, slug: str) -> Committee:
        return Committee.objects.get(slug=slug)

    def record(self, key: str) -> Record:
        """The record of this key in the files, as the model of its kind."""
        return kinds.as_kind(Record.objects.get(draft_key=record_key(key)))


def row_counts() -> dict[str, int]:
    """How many rows every table of ours has."""
    tables = [model for model in apps.get_models() if model.__module__.split(".")[0] != "django"]
    return {model._meta.label: model._base_manager.count() for model in tables}


@pytest.fixture(scope="session")
def county_in_a_transaction(django_db_setup, django_db_blocker):
    """The county stands inside this transaction until the last of its tests is over."""
    block = transaction.atomic()
    block._from_testcase = True  # as the test runner marks its own, so that durable blocks inside are allowed
    with django_db_blocker.unblock():
        block.__enter__()
        loader.load(PASSWORD)
        if connection.vendor == "postgresql":
            connection.cursor().execute("ANALYZE")  # it may have met these tables empty, and would plan for that
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        block.__exit__(None, None, None)


@pytest.fixture
def county(county_in_a_transaction, db) -> County:
    return County()


@pytest.fixture
def committed_county(transactional_db) -> County:
    loader.load(PASSWORD)
    return County()


def last(items: list[pytest.Item]) -> list[pytest.Item]:
    """The tests in their order, those on the county at the end, where its transaction disturbs nobody."""
    return sorted(items, key=lambda item: "county_in_a_transaction" in getattr(item, "fixturenames", ()))
