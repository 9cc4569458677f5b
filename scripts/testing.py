"""`test`, `test-full` and `bench`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from installation import DEVELOPMENT, PYTHON, ROOT, RUNTIME, Trouble, call, install, say

sys.path.insert(0, str(ROOT))
from tests import postgres

SUMMARY = re.compile(r"^=+ .* in [0-9.]+s.* =+$")


NO_TEST_RAN = 5  # pytest's exit code


def test(arguments: list[str]) -> int:
    """The suite on both databases, side by side; the browser tests of SQLite, which has more of them, apart."""
    return _on_both(arguments)


def test_full(arguments: list[str]) -> int:
    """Everything, tests marked `full` included."""
    return _on_both(["-m", "", *arguments])


def bench(arguments: list[str]) -> int:
    """The benchmarks."""
    install(RUNTIME, DEVELOPMENT)
    call(PYTHON, "-m", "bench", *arguments)
    return 0


def _on_both(arguments: list[str]) -> int:
    install(RUNTIME, DEVELOPMENT)
    logs = ROOT / "var" / "test"
    logs.mkdir(parents=True, exist_ok=True)
    say("Testing on SQLite and on PostgreSQL ...")
    try:
        with postgres.database_url() as address:
            runs = {
                "SQLite": _start(logs / "sqlite.log", "", ["--without-browser", *arguments]),
                "SQLite-browser": _start(logs / "sqlite-browser.log", "", ["--in-browser", *arguments]),
                "PostgreSQL": _start(logs / "postgresql.log", address, arguments),
            }
            codes = _wait(runs)
    except postgres.NoPostgreSQL as missing:
        raise Trouble(str(missing)) from None
    outputs = {name: (logs / f"{name.lower()}.log").read_text(errors="replace") for name in runs}
    for name, output in outputs.items():
        say(f"\n{name}\n{output}")
    for name, output in outputs.items():
        say(f"{name}\n{_summary(output)}")
    return _verdict(codes)


def _verdict(codes: list[int]) -> int:
    """0 when all is well. That a part had nothing to do is well unless none of them had."""
    ran = [code for code in codes if code != NO_TEST_RAN]
    return max(ran) if ran else NO_TEST_RAN


def _start(log: Path, address: str, arguments: list[str]) -> subprocess.Popen:
    """A run on the database of this address; without one, on the tests' own file of SQLite."""
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    folder = f"cache_dir=.pytest_cache/{log.stem}"
    with log.open("wb") as file:
        return subprocess.Popen(
            [PYTHON, "-m", "pytest", "-o", folder, *arguments],
            cwd=ROOT,
            env=others | ({"DATABASE_URL": address} if address else {}),
            stdout=file,
            stderr=subprocess.STDOUT,
        )


def _wait(runs: dict[str, subprocess.Popen]) -> list[int]:
    """Exit codes of all; an interrupted wait ends the runs, so that none outlives its server."""
    try:
        return [abs(run.wait()) for run in runs.values()]
    except BaseException:
        for run in runs.values():
            run.terminate()
        for run in runs.values():
            run.wait()
        raise


def _summary(output: str) -> str:
    lines = [line for line in output.splitlines() if SUMMARY.match(line)]
    return lines[-1] if lines else "no summary: the run broke off"
