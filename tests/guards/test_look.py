"""The look keeps its promises: old browsers, one place for colours, no dead rules, icons that exist."""

import ast
import re
from pathlib import Path

import pytest

from tests.guards.house import ROOT, TEMPLATES, code_files, nodes, place, template_files

SHEET = ROOT / "static" / "css" / "portal.css"
SPRITE = TEMPLATES / "components" / "sprite.html"
SCRIPTS = tuple(sorted((ROOT / "static" / "js").glob("*.js")))
MOST_BYTES = 30_000  # about 6 kB on the way

# Everything here is younger than Chromium 78, which still sits on desks in the county.
TOO_YOUNG_STYLES = (
    ":has(", ":is(", ":where(", "aspect-ratio", "clamp(", " min(", " max(", "inset:", "color-mix", "@layer",
    "@container", "overflow: clip", "margin-inline:", "padding-inline:", "dvh", "oklch",
)  # fmt: skip
TOO_YOUNG_SCRIPTS = ("?.", "??", "async ", "await ", "import ", ".at(", "replaceAll", "**")


def sheet() -> str:
    return re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.S)


def rules() -> list[tuple[str, str]]:
    return re.findall(r"([^{}]+)\{([^{}]*)\}", sheet())


@pytest.mark.parametrize("feature", TOO_YOUNG_STYLES)
def test_style_sheet_suits_old_browsers(feature):
    assert feature not in sheet()


def test_flex_boxes_have_no_gap():
    """Chromium knows gap in flex boxes only since 84."""
    assert [
        selector.strip() for selector, body in rules() if "display: flex" in body and re.search(r"\bgap:", body)
    ] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_suit_old_browsers(script):
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.S)

    assert [word for word in TOO_YOUNG_SCRIPTS if word in text] == []


def test_colours_are_named_in_one_place():
    loose = [
        (selector.strip(), colour)
        for selector, body in rules()
        for colour in re.findall(r"#[0-9a-f]{3,8}\b", body)
        if ":root" not in selector and selector.strip() != ".large" and colour not in ("#fff", "#000")
    ]
    assert loose == []


def test_style_sheet_stays_small():
    assert SHEET.stat().st_size <= MOST_BYTES


def test_every_class_of_the_style_sheet_is_used():
    used = " ".join(path.read_text(encoding="utf-8") for path in template_files())
    used += " ".join(path.read_text(encoding="utf-8") for path in code_files("qinggang", "activities"))
    classes = {name for selector, _body in rules() for name in re.findall(r"\.([a-z][a-z-]*)", selector)}

    assert sorted(name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)) == []


def drawn_icons() -> set[str]:
    return set(re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8")))


def test_every_icon_that_is_used_exists():
    named = [
        (place(path), name)
        for path in template_files()
        for name in re.findall(r'href="#i-([a-z-]+)"', path.read_text(encoding="utf-8"))
    ]
    named += [(place(path, call), name) for path in code_files("qinggang") for call, name in _icons_of_tags(path)]

    assert [(where, name) for where, name in named if name not in drawn_icons()] == []


def _icons_of_tags(path: Path):
    """The icons that tags in a module are given as plain words."""
    for call in nodes(path, ast.Call):
        if getattr(call.func, "id", getattr(call.func, "attr", "")) == "Tag":
            given = [*call.args[2:3], *(word.value for word in call.keywords if word.arg == "icon")]
            yield from ((call, icon.value) for icon in given if isinstance(icon, ast.Constant))
