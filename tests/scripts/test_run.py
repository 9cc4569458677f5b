"""`run` serves what a newcomer sees, keeps the data, and stops when told."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest
from django.conf import settings

PASSWORD = "an invented password"
PREPARE = """
import django; django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
call_command("migrate", verbosity=0)
get_user_model().objects.create_user("county", name="县办", is_demo=True)
"""
ASK = """
import django; django.setup()
from django.contrib.auth import get_user_model
user = get_user_model().objects.get(username="county")
print(user if user.check_password("an invented password") else None, get_user_model().objects.count())
"""


@pytest.fixture
def environment(tmp_path):
    """A demo of its own, in a temporary folder, on a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "qinggang.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
        "DEMO_PASSWORD": PASSWORD,
        "MEDIA_ROOT": f"{tmp_path}/media",
        "STATIC_ROOT": f"{tmp_path}/static",
        "PORT": str(port),
    }


def python(code, environment):
    return subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.once
@pytest.mark.slow
def test_run_serves_an_existing_demo_and_stops_cleanly(environment):
    python(PREPARE, environment)
    server = subprocess.Popen(
        [sys.executable, "scripts/bootstrap.py", "run", "--log-level", "info"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = []
        for line in server.stdout:
            said.append(line)
            if "Listening at" in line:
                break
        with urllib.request.urlopen(f"http://127.0.0.1:{environment['PORT']}/readyz", timeout=30) as answer:
            assert answer.read() == b"ready\n"
        server.send_signal(signal.SIGINT)
        rest = server.stdout.read()
        assert server.wait() == 0, rest
    finally:
        server.kill()
        server.stdout.close()
        server.wait()

    words = "".join(said)
    assert f"http://127.0.0.1:{environment['PORT']}/" in words
    assert PASSWORD in words
    assert python(ASK, environment).split() == ["县办", "1"]
