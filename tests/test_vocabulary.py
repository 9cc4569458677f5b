"""The table of words: readable by a test, and kept by the code lists."""

import re
import tomllib
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COLUMNS = ["English", "中文", "Meaning", "In code", "Avoid"]


def rows() -> list[list[str]]:
    lines = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def avoided() -> list[str]:
    return [term for row in rows()[2:] for term in row[-1].split("; ") if term]


def test_the_table_has_five_columns():
    assert rows()[0] == COLUMNS
    assert {len(row) for row in rows()} == {len(COLUMNS)}


def test_every_word_has_its_chinese_and_its_meaning():
    assert [row[0] for row in rows()[2:] if not (row[0] and row[1] and row[2])] == []


def test_no_word_stands_twice():
    words = [row[0] for row in rows()[2:]]
    terms = avoided()

    assert len(words) == len(set(words))
    assert len(terms) == len(set(terms))


def test_the_slips_of_machine_translation_are_avoided():
    assert {"customs", "pro-children", "condolences", "red gene"} <= set(avoided())


def test_no_word_of_ours_is_one_to_avoid():
    words = " ".join(row[0] for row in rows()[2:])

    assert found_in(words) == []


def test_the_code_lists_keep_the_words():
    texts = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("*/codes/*.toml")}
    entries = {name: tomllib.loads(text)["code"] for name, text in texts.items()}
    faults = {name: found_in(" ".join(str(value) for entry in found for value in entry.values()))
              for name, found in entries.items()}  # fmt: skip

    assert {name: terms for name, terms in faults.items() if terms} == {}


def found_in(text: str) -> list[str]:
    return [term for term in avoided() if re.search(rf"\b{re.escape(term)}\b", text, re.IGNORECASE)]
