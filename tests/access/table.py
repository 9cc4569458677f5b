"""Who gets which answer at which address: the rights of the portal, written out in table.txt.

Each row names an address, what it is about (a kind, a record of Yingchun in some state, a step), a method, and the
answer for each person: a status code; `in` where a visitor is sent to sign in. A row with one answer holds for all; one
with two names the visitor's and everybody else's. docs/access.md shows the same to people; scripts/write_access.py
writes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).with_name("table.txt")
PEOPLE = {
    "visitor": "nobody has signed in",
    "clerk": "enters records for Yingchun Town",
    "other": "enters records for Zhonghe Town, and has no business in Yingchun",
    "office": "enters records for the county, and so for every town",
    "reviewer": "reviews for the county",
    "leader": "reads the county's figures",
    "childcare": "child-data officer of the county",
    "admin": "administrator of the county",
    "accounts": "account manager of the county",
    "auditor": "audits the county",
    "responsible": "answers for the children's information of the county, and gives approvals to read it",
    "stranger": "has an account and no appointment",
}


@dataclass(frozen=True)
class Row:
    section: str
    name: str
    about: str
    method: str
    answers: dict[str, str]

    @property
    def line(self) -> str:
        """The row as it stands in the file."""
        visitor, *others = self.answers.values()
        if len(set(others)) == 1:
            answers = {"visitor": visitor} if visitor == others[0] else {"visitor": visitor, "clerk": others[0]}
        else:
            answers = self.answers
        cells = " ".join(f"{code:{len(person)}}" for person, code in answers.items())
        return f"{self.name:38}{self.about:20}{self.method:6}{cells}".rstrip()

    def answered(self, answers: dict[str, str]) -> "Row":
        return replace(self, answers=answers)


def rows() -> Iterator[Row]:
    header, *lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
    people, section = header.split(), ""
    for line in lines:
        if line.startswith("#"):
            section = line.strip("# ")
            continue
        name, about, method, *answers = line.split()
        yield Row(section, name, about, method, dict(zip(people, _spread(answers, len(people)), strict=True)))


def _spread(answers: list[str], people: int) -> list[str]:
    """One answer for each person."""
    return [answers[0]] + answers[-1:] * (people - 1) if len(answers) <= 2 else answers


# The rights in the admin, model by model

ADMIN_FILE = Path(__file__).with_name("admin.txt")
ADMIN_PEOPLE = {
    "admin": PEOPLE["admin"],
    "both": "administrator and child-data officer of the county",
    "accounts": PEOPLE["accounts"],
    "auditor": PEOPLE["auditor"],
}
AdminRights = dict[str, dict[str, str]]


def admin_rights() -> AdminRights:
    """For each model what each person may do: (s)ee, (a)dd, (c)hange, (d)elete."""
    header, *lines = [line for line in ADMIN_FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {label: dict(zip(header.split(), rights, strict=True)) for label, *rights in map(str.split, lines)}


def admin_lines(rights: AdminRights) -> list[str]:
    return [
        f"{label:36}" + " ".join(f"{cell:8}" for cell in rights[label].values()).rstrip() for label in sorted(rights)
    ]
