"""Packages are installed when their pins changed, and never otherwise."""

import importlib
import re

import pytest
from django.conf import settings

LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.fixture
def installation(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    module = importlib.import_module("installation")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.txt").write_text("one==1\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "_make_venv", lambda: None)
    monkeypatch.setattr(module, "_install_with_uv", lambda wanted: False)
    return module


def test_unchanged_pins_install_nothing(installation, monkeypatch, tmp_path):
    installed = []
    monkeypatch.setattr(installation, "_install_with_pip", lambda wanted: installed.append(wanted) or True)

    installation.install("requirements.txt")
    installation.install("requirements.txt")
    assert len(installed) == 1

    (tmp_path / "requirements.txt").write_text("one==2\n")
    installation.install("requirements.txt")
    assert len(installed) == 2


def test_failed_installation_is_tried_again(installation, monkeypatch):
    monkeypatch.setattr(installation, "_install_with_pip", lambda wanted: False)
    with pytest.raises(installation.Trouble):
        installation.install("requirements.txt")

    installed = []
    monkeypatch.setattr(installation, "_install_with_pip", lambda wanted: installed.append(wanted) or True)
    installation.install("requirements.txt")

    assert installed


@pytest.mark.parametrize("lock", LOCKS)
def test_pins_name_packages_and_nothing_else(lock):
    """No index, no folder, no address: the machine's own client decides where packages come from."""
    lines = (settings.BASE_DIR / lock).read_text(encoding="utf-8").splitlines()

    pattern = re.compile(r"^(#.*|[a-z0-9._-]+(\[[a-z,]+\])?==\S+( ; .+)? \\| +--hash=sha256:[0-9a-f]{64}( \\)?| +#.*)$")
    assert [line for line in lines if not pattern.match(line)] == []


def test_psycopg_3_stays_out():
    """Django would silently use it instead of psycopg2."""
    pinned = "".join((settings.BASE_DIR / lock).read_text(encoding="utf-8") for lock in LOCKS)

    assert "psycopg2-binary==" in pinned
    assert re.search(r"^psycopg(-|=|\[)", pinned, re.MULTILINE) is None


def test_both_lists_pin_the_same_versions():
    runtime, development = (
        dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", (settings.BASE_DIR / lock).read_text(), re.MULTILINE))
        for lock in LOCKS
    )

    shared = runtime.keys() & development.keys()
    assert "django" in shared
    assert {name: runtime[name] for name in shared} == {name: development[name] for name in shared}
