"""A wrong environment stops the portal with a sentence; a proper one passes the deployment check in silence."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "PATH": os.environ["PATH"],
    "ENV_FILE": os.devnull,
    "DJANGO_SETTINGS_MODULE": "qinggang.settings",
    "DATABASE_URL": "sqlite:///:memory:",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "FIELD_KEYS": "Zm9yIHRoZSB0ZXN0cyBvbmx5LCAzMiBieXRlcyBvay4=",
    "ALLOWED_HOSTS": "portal.example",
}


def start(*command, **changes):
    """The outcome of a fresh process in a production environment with these changes; None takes one away."""
    environment = {name: value for name, value in {**PRODUCTION, **changes}.items() if value is not None}
    return subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def check_deployment(**changes):
    return start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **changes)


@pytest.mark.once
def test_deployment_check_is_silent_in_production():
    done = check_deployment()

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.once
@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"DEMO": "1"}, "qinggang.E001"),
        ({"ALLOWED_HOSTS": "*"}, "qinggang.E002"),
        ({"HTTPS": "0"}, "security.W012"),
        ({"DEBUG": "1"}, "security.W018"),
        ({"SECRET_KEY": "short"}, "security.W009"),
        ({"FIRST_PASSWORD_CHANGE": "0"}, "qinggang.E004"),
        ({"TWO_STEP": "0"}, "qinggang.E005"),
    ],
)
def test_deployment_check_refuses(changes, complaint):
    done = check_deployment(**changes)

    assert done.returncode == 1
    assert complaint in done.stderr


@pytest.mark.once
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is not set. Make one with: python3 -c"),
        ({"FIELD_KEYS": None}, "FIELD_KEYS is not set. Make one with: python3 -c"),
        ({"FIELD_KEYS": "wrong"}, "FIELD_KEYS: key number 1 is not 32 bytes"),
        ({"DATABASE_URL": "oracle://x/y"}, "DATABASE_URL must begin with sqlite:/// or postgres://"),
        ({"HTTPS": "maybe"}, "HTTPS must be 1 or 0"),
        ({"TIME_ZONE": "Asia/Qinggang"}, "Incorrect timezone setting: Asia/Qinggang"),
    ],
)
def test_a_wrong_environment_stops_the_start(changes, sentence):
    done = start("-c", "import django; django.setup()", **changes)

    assert done.returncode == 1
    assert sentence in done.stderr.splitlines()[-1]


@pytest.mark.once
def test_development_needs_no_secrets():
    done = start("-c", "import django; django.setup()", DEBUG="1", SECRET_KEY=None, FIELD_KEYS=None)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.once
@pytest.mark.parametrize(("demo", "asked"), [("1", "False False"), ("0", "True True")])
def test_only_a_demo_signs_in_by_password_alone(demo, asked):
    question = "from django.conf import settings as s; print(s.FIRST_PASSWORD_CHANGE, s.TWO_STEP)"

    assert start("-c", question, DEMO=demo).stdout.strip() == asked


@pytest.mark.once
@pytest.mark.parametrize(("https", "prefix", "secure"), [("1", "__Host-", "True"), ("0", "", "False")])
def test_https_alone_governs_cookies_and_redirects(https, prefix, secure):
    question = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.LANGUAGE_COOKIE_NAME, s.SESSION_COOKIE_SECURE, "
        "s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0)"
    )

    done = start("-c", question, HTTPS=https)

    names = [f"{prefix}session", f"{prefix}csrf", f"{prefix}language"]
    assert done.stdout.split() == names + [secure] * 5
