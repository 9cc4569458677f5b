"""Things stay small. Whoever needs an exception says why; the list may only get shorter."""

import ast

import pytest

from tests.guards.house import APPS, OUTBUILDINGS, code_files, nodes, place

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_ALLOWED = 0  # exceptions in all; never raise it
TOO_LONG: dict[str, str] = {}  # file, or file::function, and why


@pytest.mark.parametrize("package", APPS + OUTBUILDINGS)
def test_files_are_short(package):
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code_files(package)}

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE and name not in TOO_LONG} == {}


@pytest.mark.parametrize("package", APPS + OUTBUILDINGS)
def test_functions_are_short(package):
    lengths = {
        f"{place(path)}::{node.name}": node.end_lineno - node.lineno + 1
        for path in code_files(package)
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION and name not in TOO_LONG} == {}


def test_exceptions_only_become_fewer():
    files = {place(path) for path in code_files()}

    assert len(TOO_LONG) <= MOST_ALLOWED
    assert [name for name, reason in TOO_LONG.items() if not reason or name.partition("::")[0] not in files] == []
