"""`make bench`: pages of the demo against the empty page, CPU time of the process, medians of interleaved rounds.

Measures on a temporary SQLite file; `make bench ARGS=--postgresql` on a PostgreSQL of its own. DATABASE_URL is not
asked, since the demo must never get into a database that somebody uses.
"""

import base64
import contextlib
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 9
REQUESTS = 5
MISSED = "missed"


def main(arguments: list[str]) -> int:
    """Prepare a demo, measure it, print the table; 1 if a page costs too much."""
    with (
        tempfile.TemporaryDirectory(prefix="qinggang-bench-") as folder,
        _database(folder, "--postgresql" in arguments) as address,
    ):
        _set_up(Path(folder), address)
        return _measure()


@contextlib.contextmanager
def _database(folder: str, on_postgresql: bool) -> Iterator[str]:
    if not on_postgresql:
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    from tests.postgres import own_server

    with own_server() as address:
        yield address


def _set_up(folder: Path, address: str) -> None:
    os.environ.update(
        DATABASE_URL=address,
        DEBUG="0",
        DEMO="1",
        DEMO_PASSWORD=secrets.token_urlsafe(12),
        DJANGO_SETTINGS_MODULE="qinggang.settings",
        ENV_FILE=os.devnull,
        FIELD_KEYS=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        HTTPS="0",
        MEDIA_ROOT=str(folder / "media"),
        SECRET_KEY=secrets.token_urlsafe(50),
        STATIC_ROOT=str(folder / "static"),
    )
    (folder / "static").mkdir()
    import django
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.urls"
    settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    django.setup()
    from django.core.management import call_command

    for command in ("migrate", "load_codes", "load_county"):
        call_command(command, verbosity=0)


def _measure() -> int:
    from django.urls import reverse

    from bench import children, forms, pages

    floor, visitor = reverse("floor"), _client("")
    heads = ("CPU ms", "x floor", "cold ms", "x floor", "queries", "kB")
    sys.stdout.write(f"{'page':<18}" + "".join(f"{head:>9}" for head in heads) + "\n")
    too_much = False
    for page in pages.PAGES:
        url, client = reverse(page.url_name, args=page.arguments), _client(page.account)
        queries, kilobytes = _cost(client, url)
        own, cold, empty = _interleaved(
            (client, url, False), (client, url, True), (client if page.account else visitor, floor, False)
        )
        ratio = own / empty
        sys.stdout.write(
            f"{page.name:<18}{own * 1000:>9.1f}{ratio:>9.2f}{cold * 1000:>9.1f}{cold / empty:>9.2f}"
            f"{queries:>9}{kilobytes:>9.0f}{_verdict(page, ratio, queries, kilobytes):>16}\n"
        )
        too_much |= _verdict(page, ratio, queries, kilobytes) == MISSED
    return int(too_much | (not forms.measure()) | (not children.measure()))


def _verdict(page, ratio: float, queries: int, kilobytes: float) -> str:
    """Whether a page keeps its limits: its time warm, its queries cold."""
    from bench import pages

    if not page.is_held:
        return "no limit yet"
    within = ratio <= pages.MOST_TIMES_FLOOR and queries <= pages.MOST_QUERIES
    return "met" if within and kilobytes <= pages.MOST_KILOBYTES else MISSED


def _client(account: str):
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    if account:
        client.force_login(get_user_model().objects.get(username=account))
    return client


def _cost(client, url: str) -> tuple[int, float]:
    """Queries and kilobytes of a page that was not kept from an earlier visit."""
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    if response.status_code != 200:
        raise SystemExit(f"{url} answers {response.status_code}.")
    return len(queries), len(response.content) / 1000


def _interleaved(*targets) -> list[float]:
    """Median CPU seconds of each (client, address, cold or not); in turn, so that a busy moment hits all alike."""
    from django.core.cache import cache

    spent: list[list[float]] = [[] for _ in targets]
    for _round in range(ROUNDS):
        for times, (client, url, is_cold) in zip(spent, targets, strict=True):
            client.get(url)
            before = time.process_time()
            for _request in range(REQUESTS):
                if is_cold:
                    cache.clear()
                client.get(url)
            times.append((time.process_time() - before) / REQUESTS)
    return [statistics.median(times) for times in spent]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
