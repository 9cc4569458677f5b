"""The parts that pages are made of, as plain data; templates/components/ prints each of them.

Texts arrive translated, numbers arrive as words, addresses arrive reversed: a component decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from qinggang.charts import Meter, Row, Trend
from qinggang.menus import NavItem

Text = str | Promise


@dataclass(frozen=True)
class Link:
    """A name that leads somewhere; without an address it is only a name."""

    name: Text
    url: str = ""


@dataclass(frozen=True)
class Tag:
    """A state or a kind, in a word beside its icon. Tones: "", ok, wait, bad, plain."""

    text: Text
    tone: str = ""
    icon: str = "dot"


@dataclass(frozen=True)
class Figure:
    """One number of an indicator: `text` says it with its bound; `url` leads to what it counts and how."""

    name: Text
    text: Text
    unit: Text = ""
    url: str = ""
    note: Text = ""
    in_words: bool = False  # `text` is a word ("fewer than five", "not counted"), not a number


@dataclass(frozen=True)
class AreaCard:
    """One breakthrough area at a glance."""

    title: Text
    url: str
    icon: str
    summary: Text
    figures: Sequence[Figure]
    more: Text
    trend: Trend | None = None


@dataclass(frozen=True)
class BarGroup:
    """Lying bars under a heading: by form, by committee, by place."""

    title: Text
    rows: Sequence[Row]


@dataclass(frozen=True)
class RecordLine:
    """A record in a list. `day` is the machine-readable date where it is known to the day."""

    title: Text
    url: str
    when: Text
    day: str = ""
    by: Text = ""
    place: Text = ""
    summary: Text = ""
    tag: Tag | None = None
    action: Link | None = None  # something to do with it, beside opening it


@dataclass(frozen=True)
class Plate:
    """A thing shown by its name: a studio, a venue."""

    title: Text
    url: str
    by: Text = ""
    text: Text = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class Fact:
    """One row of a summary card: a term and its values."""

    name: Text
    values: Sequence[Link]
    note: Text = ""
    is_to_confirm: bool = False


@dataclass(frozen=True)
class Column:
    name: Text
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell; its column's name travels with it, for the card that a row becomes on a phone."""

    text: Text
    url: str = ""
    column: Text = ""
    is_number: bool = False
    tag: Tag | None = None
    meter: Meter | None = None


@dataclass(frozen=True)
class Table:
    """A table whose rows begin with their own heading. Build it with `table()`."""

    caption: Text
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Pages:
    """The way through a long list."""

    said: Text = ""
    previous_url: str = ""
    next_url: str = ""
    previous_name: Text = ""  # what the two are called where the newest does not come first
    next_name: Text = ""
    first_url: str = ""

    @property
    def is_needed(self) -> bool:
        return bool(self.previous_url or self.next_url)


@dataclass(frozen=True)
class Empty:
    """Where there is nothing yet: why, and what to do next."""

    title: Text
    text: Text
    action: Link | None = None


@dataclass(frozen=True)
class Notice:
    """Something to know before reading on. Tones: info, success, warning, error, confirm (待核)."""

    text: Text
    title: Text = ""
    tone: str = "info"
    links: Sequence[Link] = ()


@dataclass(frozen=True)
class Node:
    """A node of a tree, with what is below it."""

    name: Text
    url: str
    note: Text = ""
    children: Sequence[Node] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Check:
    """One criterion of a checklist, met or not (yet)."""

    name: Text
    is_met: bool
    note: Text = ""


@dataclass(frozen=True)
class Group:
    """Lines under a heading: a part of the desk, a month of the calendar. Without lines it may say so."""

    title: Text
    lines: Sequence[RecordLine] = ()
    more: Link | None = None
    empty: Text = ""
    count: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file; `small` is the address of its small picture, where it is a photo."""

    name: Text
    url: str
    kind: Text
    size: Text
    note: Text = ""
    small: str = ""


@dataclass(frozen=True)
class Photo:
    """A photo with what is to be seen on it."""

    url: str
    small: str
    caption: Text


@dataclass(frozen=True)
class Definition:
    """What an indicator counts, in words."""

    name: Text
    text: Text
    facts: Sequence[Fact] = ()


@dataclass(frozen=True)
class Branch:
    """One branch of the site map."""

    name: Text
    items: Sequence[NavItem] = ()


def table(caption: Text, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Table:
    """A table whose cells know their columns' names and which of them hold numbers."""
    dressed = [[_in_column(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
    return Table(caption, columns, dressed)


def _in_column(cell: Cell, column: Column) -> Cell:
    return Cell(cell.text, cell.url, column.name, column.is_number, cell.tag, cell.meter)
