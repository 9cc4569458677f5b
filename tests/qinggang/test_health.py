"""Alive, ready, and the 503 page when the database is away or not migrated."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.test import Client
from django.utils import timezone

from committees.models import DueJob
from qinggang import health


@pytest.fixture
def visitor():
    """A browser that reads the error page instead of getting the exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def unmigrated(transactional_db):
    """The database as it was before the sessions came."""
    call_command("migrate", "sessions", "zero", verbosity=0)
    yield
    call_command("migrate", "sessions", verbosity=0)


@pytest.fixture
def database_is_away(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_healthz_asks_nothing_of_the_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_healthz_takes_no_post(client):
    assert client.post("/healthz").status_code == 405


def test_readyz_says_ready(client, db):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")


def test_readyz_asks_three_questions_at_most(client, db, django_assert_max_num_queries):
    client.get("/readyz")

    with django_assert_max_num_queries(3):
        client.get("/readyz")


@pytest.mark.parametrize(("hours", "is_silent"), [(2, False), (4, True)])
def test_readyz_tells_when_the_worker_is_silent_and_is_ready_all_the_same(client, db, hours, is_silent):
    DueJob.objects.create(name="example", began=timezone.now() - timedelta(hours=hours))

    response = client.get("/readyz")

    assert response.status_code == 200
    assert (b"No job has been done since" in response.content) is is_silent


def test_readyz_names_missing_migrations(client, unmigrated):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/plain")
    assert b"not migrated" in response.content


def test_readyz_names_a_silent_database(client, database_is_away):
    response = client.get("/readyz")

    assert response.status_code == 503
    assert b"does not answer" in response.content
    assert b"connect" not in response.content


def test_page_of_an_unmigrated_database_is_503(visitor, unmigrated):
    visitor.cookies["session"] = "a" * 32

    response = visitor.get("/admin/")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Traceback" not in response.content.decode()
    assert "django_session" not in response.content.decode()


def test_page_without_a_database_is_503(visitor, database_is_away):
    visitor.cookies["session"] = "a" * 32

    response = visitor.get("/admin/")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "could not connect" not in response.content.decode()


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "zh-Hans"), ("en", "en")])
def test_503_page_speaks_the_visitors_language(visitor, database_is_away, language, word):
    visitor.cookies["session"] = "a" * 32

    response = visitor.get("/admin/", headers={"accept-language": language})

    assert response["Content-Language"].lower() == word.lower()
    assert f'lang="{word}"' in response.content.decode()


def test_503_page_is_drawn_even_if_its_template_fails(monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(health, "render_to_string", fail)

    response = health.service_unavailable(not_migrated=False)

    assert response.status_code == 503
    assert response.content


def test_a_missing_table_in_a_migrated_database_is_an_ordinary_fault(db):
    assert not health.is_database_unmigrated(ProgrammingError('relation "x" does not exist'))
    assert not health.is_database_unmigrated(OperationalError("no such table: x"))
    assert not health.is_database_away(OperationalError("no such table: x"))
