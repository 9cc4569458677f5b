"""Long lists of choices, folded under the headings they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms


class Heading(str):
    """The name of a group of choices, and whether it is unfolded."""

    is_open = False


class Folded:
    """Only the group of this heading, and what is chosen already, is unfolded."""

    open_heading: Callable[[], str] | None = None  # asked when the page is drawn: a draft or a copy may change it

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[tuple]:
        found, own = [], self.open_heading() if self.open_heading else ""
        for heading, options, index in super().optgroups(name, value, attrs):  # type: ignore[misc]
            folded = Heading(heading or "")
            folded.is_open = heading == own or any(option["selected"] for option in options)
            found.append((folded, options, index))
        return found


class FoldedBoxes(Folded, forms.CheckboxSelectMultiple):
    """Several of many."""


class FoldedRadios(Folded, forms.RadioSelect):
    """One of many."""
