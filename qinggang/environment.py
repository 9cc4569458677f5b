"""Reads the environment for the settings, and says in one sentence what is wrong with it."""

import base64
import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"0", "false", "no", "off"})
POSTGRES_OPTIONS = frozenset({"host", "sslmode", "sslrootcert", "sslcert", "sslkey"})
MAIL_PORTS = {"smtps": 465, "smtp+starttls": 587, "smtp": 25}
DEVELOPMENT_FIELD_KEY = base64.urlsafe_b64encode(b"for development only, no secrets").decode()


def read_file(path: Path) -> None:
    """Take NAME=value lines from a file; what the real environment says stays."""
    if not path.is_file():
        return
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        name, separator, value = line.partition("=")
        if not separator or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"Line {number} of {path.name} is not of the form NAME=value.")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """One variable, without blanks around it; the default if it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def switch(name: str, *, default: bool) -> bool:
    """A yes or no; any other word is refused, so that a typing slip never turns something on."""
    word = text(name).lower()
    if not word:
        return default
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0 (true, false, yes, no, on, off also do).")


def number(name: str, default: int) -> int:
    """A whole number that is not negative."""
    word = text(name, str(default))
    if not (word.isascii() and word.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number.")
    return int(word)


def hour(name: str, default: int) -> int:
    """An hour of the day."""
    found = number(name, default)
    if found > 23:
        raise ImproperlyConfigured(f"{name} must be an hour from 0 to 23.")
    return found


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """A list of addresses or networks: 127.0.0.1, 10.0.0.0/8."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must list addresses or networks: {error}.") from None


def secret_key(name: str, *, required: bool) -> str:
    """The key that signs sessions and tokens."""
    key = text(name)
    if key:
        return key
    if required:
        raise ImproperlyConfigured(
            f"{name} is not set. Make one with: "
            'python3 -c "import secrets; print(secrets.token_urlsafe(50))" (DEBUG=1 does without).'
        )
    return "for development only: never serve real people with this key, set SECRET_KEY"


def field_keys(name: str, *, required: bool) -> list[str]:
    """The keys that encrypt children's fields, newest first."""
    keys = words(name)
    if not keys and required:
        raise ImproperlyConfigured(
            f"{name} is not set. Make one with: "
            'python3 -c "import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())" '
            "(DEBUG=1 does without)."
        )
    for position, key in enumerate(keys, start=1):
        if not _is_field_key(key):
            # The key itself must not reach a log, so it is named by its place only.
            raise ImproperlyConfigured(
                f"{name}: key number {position} is not 32 bytes in URL-safe base64 (44 characters)."
            )
    return keys or [DEVELOPMENT_FIELD_KEY]


def _is_field_key(key: str) -> bool:
    try:
        return len(key) == 44 and len(base64.b64decode(key, altchars=b"-_", validate=True)) == 32
    except ValueError:
        return False


def folder(name: str, default: Path) -> Path:
    """A folder; a relative one is taken from the default's project folder."""
    return Path(text(name, str(default))).expanduser().absolute()


def database(name: str, *, base: Path, default: str) -> dict:
    """Django's description of the database that an address names."""
    address = text(name, default)
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        # No `from`: the address may hold a password, and the cause would print it.
        raise ImproperlyConfigured(f"{name} is not a valid address: check host and port.") from None
    if parts.scheme == "sqlite":
        return _sqlite(name, parts, base)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(name, parts, port)
    raise ImproperlyConfigured(
        f"{name} must begin with sqlite:/// or postgres:// "
        "(for example sqlite:///var/portal.sqlite3 or postgres://user:password@host:5432/name)."
    )


def _sqlite(name: str, parts, base: Path) -> dict:
    path = unquote(parts.path).removeprefix("/")
    if parts.netloc or not path:
        raise ImproperlyConfigured(
            f"{name} names no file: write sqlite:///folder/file.sqlite3, or four slashes for an absolute path."
        )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path if path == ":memory:" else base / path,
        # A writer waits its turn instead of failing half-way: stock settings lost most concurrent posts.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
    }


def site(name: str, default: str) -> str:
    """The address under which people reach the site, for links in e-mails; without a slash at its end."""
    address = text(name, default).rstrip("/")
    if not address.startswith(("https://", "http://")) or not urlsplit(address).hostname:
        raise ImproperlyConfigured(f"{name} must be an address like https://portal.example.")
    return address


def mail(name: str) -> dict:
    """How e-mail leaves: by the server that an address names; without one it is written into a folder."""
    address = text(name)
    if not address:
        return {"backend": "django.core.mail.backends.filebased.EmailBackend"}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(f"{name} is not a valid address: check host and port.") from None
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            f"{name} must name a mail server: smtps://user:password@host, smtp+starttls://user:password@host, or "
            "smtp://host inside a network of one's own."
        )
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname,
        "port": port or MAIL_PORTS[parts.scheme],
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "starttls": parts.scheme == "smtp+starttls",
        "tls": parts.scheme == "smtps",
    }


def _postgresql(name: str, parts, port: int | None) -> dict:
    database_name = unquote(parts.path).removeprefix("/")
    if not database_name or "/" in database_name:
        raise ImproperlyConfigured(f"{name} names no database: write postgres://user:password@host:5432/name.")
    extra = dict(parse_qsl(parts.query))
    unknown = sorted(extra.keys() - POSTGRES_OPTIONS)
    if unknown:
        raise ImproperlyConfigured(
            f"{name} has an option that is not known: {unknown[0]} (known: {', '.join(sorted(POSTGRES_OPTIONS))})."
        )
    milliseconds = number("STATEMENT_TIMEOUT", 30) * 1000
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": extra.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        # A restarted server costs one look instead of one failed page.
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, "options": f"-c statement_timeout={milliseconds}", **extra},
    }
