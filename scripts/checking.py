"""`check`, `format` and `messages`. Silent when all is well."""

from __future__ import annotations

import os
import subprocess
import sys

from demo import new_secrets
from installation import DEVELOPMENT, PYTHON, ROOT, RUNTIME, call, install

BIN = PYTHON.parent
PACKAGES = ("committees", "activities", "assistance", "studios", "qinggang")


def check(arguments: list[str]) -> int:
    """Everything that can be said without running the portal; prints only what is wrong."""
    install(RUNTIME, DEVELOPMENT)
    results = [_complains(name, command) for name, command in _checks().items()]
    return int(any(results))


def _checks() -> dict[str, list]:
    manage = [PYTHON, "manage.py"]
    packages = [name for name in PACKAGES if (ROOT / name / "__init__.py").exists()]
    return {
        "lint": [BIN / "ruff", "check", "--quiet", "."],
        "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
        "types": [BIN / "mypy", "--no-error-summary", *packages],
        "templates": [BIN / "djlint", "templates", "--lint", "--quiet"],
        "migrations": [*manage, "makemigrations", "--check", "--dry-run"],
        "translations": [PYTHON, "scripts/catalogues.py"],
        "deployment": [*manage, "check", "--deploy", "--fail-level", "WARNING"],
    }


def _complains(name: str, command: list) -> bool:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **_production()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stdout.write(f"{name}:\n{done.stdout}\n")
    return bool(done.returncode)


def _production() -> dict[str, str]:
    """What a real portal's environment looks like, with throw-away secrets and an empty database."""
    return {
        "ENV_FILE": os.devnull,
        "DATABASE_URL": "sqlite:///:memory:",
        "DEBUG": "0",
        "DEMO": "0",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "portal.example",
        **new_secrets(),
    }


def format_code(arguments: list[str]) -> int:
    """Write Python the way `check` wants it."""
    install(RUNTIME, DEVELOPMENT)
    call(BIN / "ruff", "check", "--fix", "--quiet", ".")
    call(BIN / "ruff", "format", "--quiet", ".")
    return 0


def collect_messages(arguments: list[str]) -> int:
    """Bring the Chinese catalogue up to date, and compile it; needs gettext."""
    install(RUNTIME, DEVELOPMENT)
    call(PYTHON, "scripts/messages.py", *arguments)
    return 0
