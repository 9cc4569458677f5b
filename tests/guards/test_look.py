"""The look keeps its promises: old browsers, one place for colours, no dead rules, icons that exist."""

import re
from pathlib import Path

import pytest

from tests.guards.house import ROOT, TEMPLATES, code_files, place, template_files

SHEET = ROOT / "static" / "css" / "portal.css"
SPRITE = TEMPLATES / "components" / "sprite.html"
SCRIPTS = tuple(sorted((ROOT / "static" / "js").glob("*.js")))
MOST_BYTES = 26_000

# Everything here is younger than Chromium 78, which still sits on desks in the county.
TOO_YOUNG_STYLES = (
    ":has(", ":is(", ":where(", "aspect-ratio", "clamp(", " min(", " max(", "inset:", "color-mix", "@layer", "@container",
    "overflow: clip", "margin-inline:", "padding-inline:", "dvh", "oklch",
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


def test_grids_say_their_gap_in_the_old_words_too():
    assert [s.strip() for s, body in rules() if re.search(r"(?<!-)\bgap:", body) and "grid-gap:" not in body] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_suit_old_browsers(script):
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.S)

    assert [word for word in TOO_YOUNG_SCRIPTS if word in text] == []


def test_colours_are_named_in_one_place():
    loose = [
        (selector.strip(), colour)
        for selector, body in rules()
        for colour in re.findall(r"#[0-9a-f]{3,8}\b", body)
        if ":root" not in selector and ".large" != selector.strip() and colour not in ("#fff", "#000")
    ]
    assert loose == []


def test_style_sheet_stays_small():
    assert SHEET.stat().st_size <= MOST_BYTES


def test_every_class_of_the_style_sheet_is_used():
    used = " ".join(path.read_text(encoding="utf-8") for path in template_files())
    used += " ".join(path.read_text(encoding="utf-8") for path in code_files("qinggang", "activities"))
    classes = {name for selector, _body in rules() for name in re.findall(r"\.([a-z][a-z-]*)", selector)}

    assert sorted(name for name in classes if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)) == []


def test_every_icon_that_is_used_exists():
    drawn = set(re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8")))
    missing = [
        f"{place(path)}: {name}"
        for path in template_files()
        for name in re.findall(r'href="#i-([a-z-]+)"', path.read_text(encoding="utf-8"))
        if name not in drawn
    ]
    assert missing == []


def test_every_icon_that_is_drawn_is_used():
    files: list[Path] = [*template_files(), *code_files("qinggang")]
    text = " ".join(path.read_text(encoding="utf-8") for path in files if path != SPRITE)
    drawn = re.findall(r'id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8"))

    assert [
        name for name in drawn if f"i-{name}" not in text and f'"{name}"' not in text and f"%}}{name}{{%" not in text
    ] == []
