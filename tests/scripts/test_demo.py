"""`run` makes its own secrets once, and says in a sentence when the port cannot be had."""

import importlib
import socket
import stat

import pytest
from django.conf import settings

from qinggang import environment


@pytest.fixture
def demo(monkeypatch):
    for name in ("SECRET_KEY", "FIELD_KEYS", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.syspath_prepend(settings.BASE_DIR / "scripts")
    return importlib.import_module("demo")


def names_in(path):
    return [line.partition("=")[0] for line in path.read_text(encoding="utf-8").splitlines()]


def test_secrets_are_made_once(demo, tmp_path):
    path = tmp_path / ".env"

    demo.make_keys(path)
    first = path.read_text(encoding="utf-8")
    demo.make_keys(path)

    assert names_in(path) == ["SECRET_KEY", "FIELD_KEYS"]
    assert path.read_text(encoding="utf-8") == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secrets_join_what_is_written(demo, tmp_path):
    path = tmp_path / ".env"
    path.write_text("SECRET_KEY=mine", encoding="utf-8")

    demo.make_keys(path)

    assert path.read_text(encoding="utf-8").startswith("SECRET_KEY=mine\nFIELD_KEYS=")


def test_secrets_of_the_environment_are_enough(demo, tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "mine")
    monkeypatch.setenv("FIELD_KEYS", "mine")

    demo.make_keys(tmp_path / ".env")

    assert not (tmp_path / ".env").exists()


def test_secrets_are_of_the_form_that_settings_ask_for(demo, monkeypatch):
    made = demo.new_secrets()
    monkeypatch.setenv("FIELD_KEYS", made["FIELD_KEYS"])

    assert environment.field_keys("FIELD_KEYS", required=True) == [made["FIELD_KEYS"]]
    assert len(made["SECRET_KEY"]) >= 50


def test_port_in_use_is_named(demo, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        monkeypatch.setenv("PORT", port)

        with pytest.raises(Exception, match=f"^Port {port} is in use: choose another one"):
            demo._free_port()


@pytest.mark.parametrize("word", ["web", "0", "65536", "-1"])
def test_port_must_be_a_port(demo, monkeypatch, word):
    monkeypatch.setenv("PORT", word)

    with pytest.raises(Exception, match=r"^PORT must be a number between 1 and 65535"):
        demo._free_port()
