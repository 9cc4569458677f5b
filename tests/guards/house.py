"""The house as the guards see it: its floors, its files and its models."""

import ast
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
GROUND = "committees"
ROOMS = ("activities", "assistance", "studios")
ROOF = "qinggang"
APPS = (GROUND, *ROOMS, ROOF)
OUTBUILDINGS = ("tests", "scripts", "bench")
TEMPLATES = ROOT / "templates"


@cache
def python_files(*packages: str) -> tuple[Path, ...]:
    """All modules of these top-level packages; of the whole house if none is named."""
    named = packages or (*APPS, *OUTBUILDINGS)
    return tuple(sorted(path for name in named for path in (ROOT / name).rglob("*.py")))


def code_files(*packages: str) -> tuple[Path, ...]:
    """The same without migrations, which Django writes."""
    return tuple(path for path in python_files(*packages) if "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def nodes(path: Path, *kinds: type[ast.AST]):
    """All nodes of these kinds in a module."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, kinds))


def place(path: Path, node: ast.AST | int | None = None) -> str:
    """How a fault is named: file and line."""
    line = getattr(node, "lineno", node)
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


@cache
def template_files() -> tuple[Path, ...]:
    return tuple(sorted(TEMPLATES.rglob("*.html")))


def models() -> list[type]:
    """The models of the house, proxies included, those that Django makes for links not."""
    return [model for app in installed() for model in apps.get_app_config(app).get_models()]


def installed() -> list[str]:
    return [app for app in APPS if apps.is_installed(app)]
