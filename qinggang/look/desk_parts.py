"""The parts of staff pages: where a record stands, what may be done with it, and how its form is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BaseFormSet

from qinggang.look.parts import Cell, Link, Tag, Text


@dataclass(frozen=True)
class FileRow:
    """One file of a draft or record, with what may be said of it and done with it. `words` are shown as typed."""

    pk: int
    name: Text
    url: str
    small: str
    kind: Text
    size: Text
    is_photo: bool
    caption: str
    caption_en: str
    is_public: bool
    shows_children: bool = False
    consent: str = ""
    asks_public: bool = True
    can_describe: bool = True
    can_move: bool = True
    change_url: str = ""
    remove_url: str = ""


@dataclass(frozen=True)
class FilesPart:
    """The photos and papers of a form. Without `add_url` nothing can be added."""

    rows: Sequence[FileRow]
    add_url: str = ""
    limits: Text = ""
    papers: str = ""  # which papers the browser offers to choose
    largest: int = 0  # bytes of one file
    problems: Sequence[Text] = ()


@dataclass(frozen=True)
class Step:
    """One station of a record's life. State: done, now, next."""

    name: Text
    state: str
    who: Text = ""
    since: Text = ""


@dataclass(frozen=True)
class Chain:
    """Where a record stands: its steps, and in one sentence who holds it, since when and what comes next."""

    steps: Sequence[Step]
    sentence: Text


@dataclass(frozen=True)
class Decision:
    """A button that does one thing to a record. Tones: "", plain, danger. `ask` labels a reason to give."""

    name: Text
    url: str
    tone: str = ""
    ask: Text = ""
    key: str = ""  # tells two reasons on one page apart
    error: Text = ""
    reason: str = ""


@dataclass(frozen=True)
class DecisionBar:
    """What may be done with a record now; `why_not` says why there is nothing."""

    version: int
    decisions: Sequence[Decision] = ()
    links: Sequence[Link] = ()
    why_not: Text = ""


@dataclass(frozen=True)
class Change:
    """One field that a step changed."""

    name: Text
    before: Text
    after: Text


@dataclass(frozen=True)
class Undo:
    """The button that takes the newest edit back."""

    url: str
    number: int


@dataclass(frozen=True)
class LentLink:
    """A one-time link that was lent: to whom, what became of it, and where it is withdrawn while it is good."""

    said: Text
    became: Text = ""
    withdraw_url: str = ""


@dataclass(frozen=True)
class Lending:
    """Lending a one-time link (where `url` is given), and the links that were lent."""

    url: str
    hours: Sequence[tuple[int, Text]] = ()
    links: Sequence[LentLink] = ()


@dataclass(frozen=True)
class Waiting:
    """A record in the reviewer's queue. `choice` is what its box posts: which record, in which version."""

    title: Text
    url: str
    choice: str
    since: Text
    notes: Sequence[Text] = ()
    tags: Sequence[Tag] = ()


@dataclass(frozen=True)
class Event:
    """One entry of a record's history."""

    what: Text
    when: Text
    moment: str
    who: Text
    why: Text = ""
    changes: Sequence[Change] = ()
    undo: Undo | None = None


@dataclass(frozen=True)
class Thrown:
    """Something in the trash, and how it is taken out."""

    name: Text
    sort: Text
    note: Text
    back_url: str
    version: int
    url: str = ""


@dataclass(frozen=True)
class Earlier:
    """What was done a year ago, and the way to enter the like of it."""

    name: Text
    url: str
    copy_url: str = ""


@dataclass(frozen=True)
class Coming:
    """A key date that is near."""

    name: Text
    when: Text
    day: str
    how_long: Text
    earlier: Sequence[Earlier] = ()


@dataclass(frozen=True)
class Shelf:
    """A list of things of one kind, and the way to enter one; empty for who only reads."""

    name: Text
    url: str
    new_url: str = ""


@dataclass(frozen=True)
class Shelves:
    name: Text
    shelves: Sequence[Shelf]


@dataclass(frozen=True)
class Candidate:
    """Another entry that may be the same thing."""

    pk: int
    name: Text
    committee: Text


@dataclass(frozen=True)
class Problem:
    """One line of the error summary, leading to its field."""

    text: Text
    href: str = ""


@dataclass(frozen=True)
class ErrorSummary:
    title: Text
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Question:
    """Something to answer before filling in a form; the bar holds the answer that needs no form."""

    title: Text
    text: Text
    bar: DecisionBar


@dataclass(frozen=True)
class Button:
    """A submit button of a form."""

    name: str
    text: Text


@dataclass(frozen=True)
class FormRows:
    """A table of rows inside a form; the formset may carry an `add_label`."""

    title: Text
    formset: BaseFormSet
    hint: Text = ""


@dataclass(frozen=True)
class SortColumn:
    """The heading of a column; `url` sorts by it, `order` says that the table is: ascending or descending."""

    name: Text
    url: str = ""
    order: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class RecordRow:
    """One record of a list. `choice` is what its box posts: which record, in which version."""

    choice: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class RecordTable:
    """A list of records that can be sorted and chosen from; its rows begin with the title."""

    caption: Text
    columns: Sequence[SortColumn]
    rows: Sequence[RecordRow]


@dataclass(frozen=True)
class SavedList:
    """A list under the name it was saved by; `change_url` only where the reader may change it."""

    name: Text
    url: str
    note: Text = ""
    change_url: str = ""


@dataclass(frozen=True)
class Choosing:
    """What can be done with records chosen in a list; `query` is the list's own, `all_name` names all that fit."""

    url: str
    query: str
    buttons: Sequence[Button]
    all_name: Text = ""
