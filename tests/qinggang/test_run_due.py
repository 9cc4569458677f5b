"""`run_due` and `work`: what they say, and that they stop when told."""

import os
import signal
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import OperationalError

from committees import due
from qinggang.management.commands import work


@pytest.fixture
def jobs(monkeypatch):
    register = {
        "good": due.Job("good", "good", lambda: 3),
        "bad": due.Job("bad", "bad", lambda: 1 // 0),
    }
    monkeypatch.setattr(due, "_jobs", register)
    return register


def said(*words, **options):
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
def test_it_says_what_it_did(jobs):
    assert said("run_due", only="good") == "good: 3\n"
    assert said("run_due", only="good") == ""
    assert said("run_due", only="good", force=True) == "good: 3\n"


@pytest.mark.django_db
def test_it_fails_after_it_did_the_others(jobs):
    jobs["last"] = due.Job("last", "last", lambda: 0)

    with pytest.raises(CommandError, match=r"^Failed: bad\."):
        said("run_due")

    assert "last" in said("run_due", list=True).splitlines()[2]
    assert "failed 1 times" in said("run_due", list=True)


@pytest.mark.django_db
def test_a_job_that_does_not_exist_is_named(jobs):
    with pytest.raises(CommandError, match="There is no job nonsense"):
        said("run_due", only="nonsense")


@pytest.mark.django_db
def test_a_round_of_the_worker_outlives_a_database_that_is_away(monkeypatch):
    def away(**_options):
        raise OperationalError("gone")

    monkeypatch.setattr(due, "run", away)

    work.do_what_is_due()


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_stops_when_told(tmp_path, number):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3"}
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "work"],
        cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        first = worker.stdout.readline()  # an empty database: it says so, and goes on
        worker.send_signal(number)
        assert worker.wait(10) == 0
    finally:
        worker.kill()
        worker.stdout.close()
        worker.wait()

    assert "the database does not answer" in first
