"""Writes docs/access.md from the table that the tests hold: `.venv/bin/python scripts/write_access.py`."""

import sys
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.access import table  # noqa: E402 - found from here on

PAGE = ROOT / "docs" / "access.md"
ANSWERS = {
    "200": ("opens", "the page is shown"),
    "302": ("done", "it is done, or the person is led on with a message"),
    "400": ("wrong", "what was asked cannot be understood; the page says why"),
    "403": ("refused", "inside the person's scope, without the right"),
    "404": ("unknown", "outside the person's scope a thing does not exist"),
    "405": ("-", "this method has no meaning here"),
    "422": ("again", "the form comes back and says what is missing"),
    "in": ("sign in", "the visitor is sent to sign in"),
}
RIGHTS = {"s": "see", "a": "add", "c": "change", "d": "remove"}
INTRODUCTION = """\
# Who gets which answer

Written by `scripts/write_access.py` from `tests/access/table.txt`. A test asks every address as each of these people
and compares; another fails for an address that has no row. Rights come from appointments alone: a role in a committee
reaches that committee and everything below it. The records are activities of Yingchun Town, entered by its clerk.
"""


def page() -> str:
    """The whole page."""
    sections = groupby(table.rows(), key=lambda row: row.section)
    parts = [INTRODUCTION, _people(), _answers(), *(_section(name, list(rows)) for name, rows in sections), _admin()]
    return "\n".join(parts)


def _people() -> str:
    return _table(["Person", "Who that is"], [[name, who] for name, who in table.PEOPLE.items()])


def _answers() -> str:
    shown = {code for row in table.rows() for code in row.answers.values()}
    return _table(
        ["Answer", "Code", "Meaning"], [[word, code, text] for code, (word, text) in ANSWERS.items() if code in shown]
    )


def _section(name: str, rows: list[table.Row]) -> str:
    lines = [[f"`{row.name}`", row.about.strip("-"), row.method, *_words(row)] for row in rows]
    return f"## {name}\n\n" + _table(["Address", "About", "Method", *table.PEOPLE], lines)


def _admin() -> str:
    """The rights in the admin, model by model; nobody else comes in."""
    who = "".join(f"- {person}: {text}\n" for person, text in table.ADMIN_PEOPLE.items())
    lines = [[f"`{label}`", *map(_rights, rights.values())] for label, rights in table.admin_rights().items()]
    return f"## Models in the admin\n\n{who}\n" + _table(["Model", *table.ADMIN_PEOPLE], lines)


def _rights(letters: str) -> str:
    words = [RIGHTS[letter] for letter in letters if letter in RIGHTS]
    return ", ".join(words) or "-"


def _words(row: table.Row) -> list[str]:
    return [ANSWERS[code][0] for code in row.answers.values()]


def _table(columns: list[str], rows: list[list[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
