import pytest
from django.db import connection

from committees.models import Event
from tests.assistance.conftest import approved, officer_of

__all__ = ["approved", "officer_of"]


@pytest.fixture
def db_text(db):
    """All that the tables of some models hold, as text."""

    def read(*models) -> str:
        with connection.cursor() as cursor:
            rows = []
            for model in models:
                cursor.execute(f"SELECT * FROM {model._meta.db_table}")
                rows += cursor.fetchall()
        return str(rows)

    return read


@pytest.fixture
def logged(db):
    """The steps in the log, as who, what and why."""
    return lambda: list(Event.objects.order_by("pk").values_list("by", "verb", "note"))
