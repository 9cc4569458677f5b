"""A PostgreSQL of the tests' own: started in a temporary folder, reached by a socket, gone afterwards.

Standard library only, so that scripts/bootstrap.py can use it too. By hand:

    .venv/bin/python -m tests.postgres .venv/bin/pytest tests/qinggang
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

START_SECONDS = 60
INITDB_OPTIONS = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
# Reached by its socket alone, and quick rather than safe: nobody needs the data after a crash.
SERVER_OPTIONS = ("--listen_addresses=", "--fsync=off", "--full_page_writes=off", "--synchronous_commit=off")
MISSING = (
    "No PostgreSQL for the tests: give DATABASE_URL=postgres://..., or install one with `apt-get install postgresql`."
)


class NoPostgreSQL(Exception):
    """There is no PostgreSQL to test on."""


@contextlib.contextmanager
def database_url() -> Iterator[str]:
    """The address of a PostgreSQL: the one that DATABASE_URL names, else one that lives as long as this."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with own_server() as address:
        yield address


@contextlib.contextmanager
def own_server() -> Iterator[str]:
    """The address of a fresh PostgreSQL that lives as long as this."""
    programs = _programs()
    # A short name: the path of a socket must stay under 108 characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        person = _unprivileged()
        if person:
            shutil.chown(folder, user=person)
        server = _start(programs, folder, person)
        try:
            _wait_until_ready(server, programs, folder)
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            # "Immediate": the data is thrown away in a moment.
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder with initdb and postgres."""
    found = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if found:
        folders.append(Path(found).resolve().parent)
    for folder in reversed(folders):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgreSQL(MISSING)


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root; root lends it another name."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _start(programs: Path, folder: Path, person: str | None) -> subprocess.Popen:
    data = folder / "data"
    made = subprocess.run(
        [programs / "initdb", "--pgdata", data, "--no-sync", *INITDB_OPTIONS],
        user=person,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise NoPostgreSQL(f"initdb failed:\n{made.stdout}{made.stderr}")
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *SERVER_OPTIONS],
            user=person,
            cwd=folder,
            stdout=log,
            stderr=log,
            # A Ctrl-C goes to the tests; the server is stopped after them.
            start_new_session=True,
        )


def _wait_until_ready(server: subprocess.Popen, programs: Path, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        ready = subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False)
        if ready.returncode == 0:
            return
        time.sleep(0.1)
    raise NoPostgreSQL(f"PostgreSQL did not start:\n{(folder / 'log').read_text(errors='replace')}")


def main() -> int:
    """Run the given command with DATABASE_URL naming a PostgreSQL."""
    if len(sys.argv) < 2:
        return _complain("Give the command to run, for example: .venv/bin/pytest tests/qinggang")
    try:
        with database_url() as address:
            return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}, check=False).returncode
    except NoPostgreSQL as missing:
        return _complain(str(missing))


def _complain(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
