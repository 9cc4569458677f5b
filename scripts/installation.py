"""The virtual environment in .venv, with exactly the pinned packages."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
# The locks name every package. Were pip to look for more, it would take a newer release of "coverage[toml]" than the
# one that is pinned, and stop.
AS_PINNED = ("--require-hashes", "--no-deps")
NO_VENV = (
    "This Python can make no virtual environment with pip in it. On Debian or Ubuntu: apt-get install python3-venv"
)


class Trouble(Exception):
    """Something a person has to put right, said in one sentence."""


def setup(arguments: list[str]) -> int:
    """Make the environment with everything that tests and checks need."""
    install(RUNTIME, DEVELOPMENT)
    return 0


def install(*locks: str) -> None:
    """Make the environment, and install those locks that changed since they were last installed."""
    _make_venv()
    stale = [lock for lock in locks if _stamp(lock) != _fingerprint(lock)]
    if not stale:
        return
    say(f"Installing {' and '.join(stale)} ...")
    wanted = [word for lock in locks for word in ("-r", str(ROOT / lock))]
    if not (_install_with_uv(wanted) or _install_with_pip(wanted)):
        raise Trouble("The packages could not be installed; the lines above say why.")
    for lock in locks:
        _stamp_path(lock).write_text(_fingerprint(lock))


def _make_venv() -> None:
    if _works(PYTHON):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    say("Making the virtual environment .venv ...")
    if _quietly(sys.executable, "-m", "venv", VENV):
        return
    # Debian splits pip out of venv: without python3-venv only the bare environment can be made.
    shutil.rmtree(VENV, ignore_errors=True)
    made = _quietly(sys.executable, "-m", "venv", "--without-pip", VENV)
    if not (made and (shutil.which("uv") or _quietly(sys.executable, "-m", "pip", "--version"))):
        shutil.rmtree(VENV, ignore_errors=True)
        raise Trouble(NO_VENV)


def _works(python: Path) -> bool:
    return python.exists() and _quietly(python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))")


def _install_with_uv(wanted: list[str]) -> bool:
    uv = shutil.which("uv")
    if not uv:
        return False
    done = subprocess.run([uv, "pip", "install", "--quiet", "--python", PYTHON, *AS_PINNED, *wanted], check=False)
    return done.returncode == 0


def _install_with_pip(wanted: list[str]) -> bool:
    pip = [PYTHON, "-m", "pip"]
    if not _quietly(*pip, "--version"):
        pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    done = subprocess.run([*pip, "install", "-qq", *AS_PINNED, *wanted], check=False)
    return done.returncode == 0


def _stamp_path(lock: str) -> Path:
    return VENV / f".installed-{lock}"


def _stamp(lock: str) -> str:
    path = _stamp_path(lock)
    return path.read_text() if path.exists() else ""


def _fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def lock(arguments: list[str]) -> int:
    """Pin the packages again. With --upgrade to the newest that pyproject.toml allows."""
    uv = shutil.which("uv")
    if not uv:
        raise Trouble("Pinning needs uv: pip install uv")
    pin = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
    pin += [
        "--no-emit-index-url",
        "--custom-compile-command",
        "python3 scripts/bootstrap.py lock",
        *arguments,
    ]
    call(*pin, "pyproject.toml", "-o", RUNTIME)
    # The runtime pins bind the development ones: both lists go into one environment.
    call(*pin, "--group", "dev", "-c", RUNTIME, "-o", DEVELOPMENT)
    return 0


def call(*command, **environment: str) -> None:
    """Run a program; its failure is ours."""
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def _quietly(*command) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def say(sentence: str) -> None:
    """One line to the person at the keyboard, at once."""
    print(sentence, flush=True)
