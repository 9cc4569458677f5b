"""Settings are read through django.conf only, and decided in one module from the environment alone."""

import ast

from tests.guards.house import code_files, nodes, place

# The environment is read before settings are there, or on behalf of a command.
READS_ENVIRONMENT = {
    "qinggang/environment.py": "is how settings read it",
    "qinggang/wsgi.py": "names the settings module",
}
APPS_AND_ROOF = ("committees", "activities", "assistance", "studios", "qinggang")


def test_nobody_imports_the_settings_module():
    faults = []
    for path in code_files():
        for node in nodes(path, ast.Import, ast.ImportFrom):
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            else:
                named = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module]
            if "qinggang.settings" in named:
                faults.append(place(path, node))

    assert faults == []


def test_there_is_one_settings_module():
    found = [place(path) for path in code_files() if "settings" in path.stem and not path.stem.startswith("test_")]

    assert found == ["qinggang/settings.py"]


def test_the_environment_is_read_in_one_place():
    found = {
        place(path)
        for path in code_files(*APPS_AND_ROOF)
        for node in nodes(path, ast.Attribute, ast.ImportFrom)
        if is_environment(node)
    }

    assert found - {name for name in found if "/management/commands/" in name} == set(READS_ENVIRONMENT)


def is_environment(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.module == "os" and any(alias.name in ("environ", "getenv") for alias in node.names)
    return node.attr in ("environ", "getenv") and isinstance(node.value, ast.Name) and node.value.id == "os"
