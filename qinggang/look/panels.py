"""The part that a room adds to the page of one of its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qinggang.look.desk_parts import Decision
from qinggang.look.parts import Link, Notice, Table, Text


@dataclass(frozen=True)
class Panel:
    """What a room adds to the page of one of its records: where the aid stands, what is left of a gift."""

    heading: Text
    notices: Sequence[Notice] = ()
    tables: Sequence[Table] = ()
    nothing: Text = ""  # said where there is no table
    links: Sequence[Link] = ()
    decision: Decision | None = None  # a button that does one thing at once
