"""The environment is read strictly, and what is wrong with it is said in one sentence."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from qinggang import environment

BASE = Path("/srv/portal")
GOOD_KEY = "Zm9yIHRoZSB0ZXN0cyBvbmx5LCAzMiBieXRlcyBvay4="


def database(monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    return environment.database("DATABASE_URL", base=BASE, default="sqlite:///var/portal.sqlite3")


@pytest.mark.parametrize(
    ("word", "answer"),
    [("1", True), ("Yes", True), (" on ", True), ("0", False), ("FALSE", False), ("off", False)],
)
def test_switch_reads_words(monkeypatch, word, answer):
    monkeypatch.setenv("HTTPS", word)

    assert environment.switch("HTTPS", default=not answer) is answer


@pytest.mark.parametrize("default", [True, False])
def test_switch_takes_the_default_when_empty(monkeypatch, default):
    monkeypatch.setenv("HTTPS", "")

    assert environment.switch("HTTPS", default=default) is default


@pytest.mark.parametrize("word", ["2", "ture", "none", "是"])
def test_switch_refuses_other_words(monkeypatch, word):
    monkeypatch.setenv("HTTPS", word)

    with pytest.raises(ImproperlyConfigured, match=r"^HTTPS must be 1 or 0"):
        environment.switch("HTTPS", default=True)


def test_words_are_split_and_trimmed(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example, b.example ,")

    assert environment.words("ALLOWED_HOSTS") == ["a.example", "b.example"]


@pytest.mark.parametrize("word", ["-1", "1.5", "ten", "１０"])
def test_number_refuses_what_is_not_a_whole_number(monkeypatch, word):
    monkeypatch.setenv("STATEMENT_TIMEOUT", word)

    with pytest.raises(ImproperlyConfigured, match=r"^STATEMENT_TIMEOUT must be a whole number\.$"):
        environment.number("STATEMENT_TIMEOUT", 30)


def test_database_is_sqlite_under_the_project_by_default(monkeypatch):
    found = database(monkeypatch, "")

    assert found["ENGINE"].endswith("sqlite3")
    assert found["NAME"] == BASE / "var/portal.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_database_takes_an_absolute_sqlite_path(monkeypatch):
    assert database(monkeypatch, "sqlite:////var/lib/a%20b.sqlite3")["NAME"] == Path("/var/lib/a b.sqlite3")


def test_database_takes_postgresql_apart(monkeypatch):
    found = database(monkeypatch, "postgres://care:p%40ss%2Fword@db.example:5433/qing?sslmode=require")

    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]) == (
        "care",
        "p@ss/word",
        "db.example",
        "5433",
        "qing",
    )
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["connect_timeout"] == 3
    assert found["CONN_HEALTH_CHECKS"] is True


def test_database_takes_a_socket(monkeypatch):
    assert database(monkeypatch, "postgresql://me@/qing?host=/run/pg")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://root@localhost/qing",
        "portal.sqlite3",
        "sqlite://portal.sqlite3",
        "sqlite:///",
        "postgres://localhost",
        "postgres://localhost/a/b",
        "postgres://localhost:port/qing",
        "postgres://localhost:99999/qing",
        "postgres://[::1/qing",
        "postgres://localhost/qing?password=x",
    ],
)
def test_database_says_what_is_wrong_with_the_address(monkeypatch, address):
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL ") as refusal:
        database(monkeypatch, address)

    assert "\n" not in str(refusal.value)


def test_a_broken_address_keeps_its_password_to_itself(monkeypatch):
    with pytest.raises(ImproperlyConfigured) as refusal:
        database(monkeypatch, "postgres://care:hush@localhost:port/qing")

    assert "hush" not in str(refusal.value)
    assert refusal.value.__suppress_context__


def test_field_keys_come_in_their_order(monkeypatch):
    monkeypatch.setenv("FIELD_KEYS", f"{GOOD_KEY},{environment.DEVELOPMENT_FIELD_KEY}")

    assert environment.field_keys("FIELD_KEYS", required=True) == [
        GOOD_KEY,
        environment.DEVELOPMENT_FIELD_KEY,
    ]


@pytest.mark.parametrize("wrong", ["short", GOOD_KEY[:-1], GOOD_KEY.replace("Z", "*"), "ä" * 44])
def test_field_keys_of_the_wrong_form_are_named_by_place_only(monkeypatch, wrong):
    monkeypatch.setenv("FIELD_KEYS", f"{GOOD_KEY},{wrong}")

    with pytest.raises(ImproperlyConfigured, match=r"^FIELD_KEYS: key number 2 is not 32 bytes") as refusal:
        environment.field_keys("FIELD_KEYS", required=True)

    assert wrong not in str(refusal.value)


def test_file_never_overrides_the_environment(monkeypatch, tmp_path):
    path = tmp_path / ".env"
    path.write_text('# words\n\nGIVEN=from file\nFRESH = "two words"\n', encoding="utf-8")
    monkeypatch.setenv("GIVEN", "from outside")
    monkeypatch.setenv("FRESH", "to be removed afterwards")
    monkeypatch.delenv("FRESH")

    environment.read_file(path)

    assert environment.text("GIVEN") == "from outside"
    assert environment.text("FRESH") == "two words"


def test_file_names_the_line_that_is_wrong(tmp_path):
    path = tmp_path / ".env"
    path.write_text("# words\nSECRET_KEY\n", encoding="utf-8")

    with pytest.raises(ImproperlyConfigured, match=r"^Line 2 of \.env is not of the form NAME=value\.$"):
        environment.read_file(path)


def test_file_may_be_missing(tmp_path):
    environment.read_file(tmp_path / ".env")


def test_the_example_lists_every_variable_and_no_other():
    reads = (
        r"environment\.(?:text|switch|number|words|networks|secret_key|field_keys|folder|database|site|hour|mail)"
        r"\(\s*\"([A-Z_]+)\""
    )
    read = set(re.findall(reads, (settings.BASE_DIR / "qinggang/settings.py").read_text(encoding="utf-8")))
    read |= set(re.findall(r'number\("([A-Z_]+)"', (settings.BASE_DIR / "qinggang/environment.py").read_text()))
    example = (settings.BASE_DIR / ".env.example").read_text(encoding="utf-8")

    # ENV_FILE names the file itself, so it cannot stand in it.
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == read - {"ENV_FILE"}


def test_networks_are_read_or_refused(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
    assert [str(network) for network in environment.networks("TRUSTED_PROXIES")] == ["127.0.0.1/32", "10.0.0.0/8"]

    monkeypatch.setenv("TRUSTED_PROXIES", "localhost")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES must list addresses or networks"):
        environment.networks("TRUSTED_PROXIES")


def mail(monkeypatch, address):
    monkeypatch.setenv("EMAIL_URL", address)
    return environment.mail("EMAIL_URL")


def test_without_a_mail_server_e_mails_go_into_a_folder(monkeypatch):
    assert mail(monkeypatch, "")["backend"].endswith("filebased.EmailBackend")


@pytest.mark.parametrize(
    ("address", "port", "starttls", "tls"),
    [
        ("smtps://office:p%40ss@mail.example", 465, False, True),
        ("smtp+starttls://office:p%40ss@mail.example", 587, True, False),
        ("smtp://office:p%40ss@mail.example:2525", 2525, False, False),
    ],
)
def test_a_mail_server_by_its_address(monkeypatch, address, port, starttls, tls):
    found = mail(monkeypatch, address)

    assert (found["host"], found["port"], found["user"], found["password"]) == ("mail.example", port, "office", "p@ss")
    assert (found["starttls"], found["tls"]) == (starttls, tls)


@pytest.mark.parametrize("address", ["mail.example", "https://mail.example", "smtp://", "smtp://host:port"])
def test_a_mail_server_that_cannot_be_meant(monkeypatch, address):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail(monkeypatch, address)


@pytest.mark.parametrize("address", ["portal.example", "ftp://portal.example", "https://"])
def test_a_site_that_cannot_be_meant(monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)

    with pytest.raises(ImproperlyConfigured, match="SITE_URL"):
        environment.site("SITE_URL", "http://localhost")


def test_an_hour_that_no_clock_shows(monkeypatch):
    monkeypatch.setenv("DIGEST_HOUR", "24")

    with pytest.raises(ImproperlyConfigured, match="DIGEST_HOUR"):
        environment.hour("DIGEST_HOUR", 7)
