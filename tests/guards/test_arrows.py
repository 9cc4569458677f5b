"""Imports point down only: roof, rooms, ground. Rooms do not know each other; nobody reads another's private names."""

import ast
import re
from pathlib import Path

import pytest

from tests.guards.house import APPS, GROUND, OUTBUILDINGS, ROOF, ROOMS, ROOT, nodes, place, python_files

ALLOWED = {
    GROUND: {GROUND},
    **{room: {GROUND, room} for room in ROOMS},
    ROOF: {GROUND, *ROOMS, ROOF},
}
EMPTY_NAMES = {"utils", "util", "common", "core", "helper", "helpers", "misc"}


def imported(path: Path):
    """(module, name or None, node) for every import of a module, those inside functions too."""
    for node in nodes(path, ast.Import, ast.ImportFrom):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None, node) for alias in node.names)
        else:
            module = absolute(path, node)
            yield from ((module, alias.name, node) for alias in node.names)


def absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = path.relative_to(ROOT).parts[: -node.level]
    return ".".join([*parts, *([node.module] if node.module else [])])


def spelled_out(path: Path):
    """Dotted names in strings, which Django and the register of kinds turn into imports."""
    pattern = re.compile(rf"({'|'.join(APPS)})\.[A-Za-z_][\w.]*")
    for node in nodes(path, ast.Constant):
        if isinstance(node.value, str) and pattern.fullmatch(node.value):
            yield node.value, None, node


@pytest.mark.parametrize("floor", APPS)
def test_imports_point_down(floor):
    strangers = set(APPS + OUTBUILDINGS) - ALLOWED[floor]
    faults = [
        f"{place(path, node)} reaches up to {module}"
        for path in python_files(floor)
        for module, _name, node in (*imported(path), *spelled_out(path))
        if module.partition(".")[0] in strangers
    ]

    assert faults == []


def test_nobody_imports_what_another_package_keeps_private():
    faults = []
    for path in python_files(*APPS):
        package = package_of(path)
        for module, name, node in imported(path):
            private = [part for part in (*module.split("."), name or "") if re.match(r"_[^_]", part)]
            owner = module.rpartition(".")[0] if is_module(module) else module
            if private and module.partition(".")[0] in APPS and owner != package:
                faults.append(f"{place(path, node)} imports {private[0]} of {module}")

    assert faults == []


def test_nobody_reaches_into_a_module():
    """`records._split` from outside is the same as importing it."""
    faults = []
    for path in python_files(*APPS):
        known = {name for module, name, _node in imported(path) if name and is_module(f"{module}.{name}")}
        for node in nodes(path, ast.Attribute):
            is_private = re.match(r"_[^_]", node.attr)
            if is_private and isinstance(node.value, ast.Name) and node.value.id in known:
                faults.append(f"{place(path, node)} reads {node.value.id}.{node.attr}")

    assert faults == []


def test_every_module_is_named_for_its_subject():
    faults = [place(path) for path in python_files() if EMPTY_NAMES & {path.stem, *path.relative_to(ROOT).parts[:-1]}]

    assert faults == []


def package_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parts[:-1])


def is_module(dotted: str) -> bool:
    return (ROOT / f"{dotted.replace('.', '/')}.py").exists()
