"""Long lists of choices, folded under the headings they belong to."""

from __future__ import annotations

from typing import Any

from django import forms


class Heading(str):
    """The name of a group of choices, and whether it is unfolded."""

    is_open = False


class Folded:
    """Only the group of this heading, and what is chosen already, is unfolded."""

    open_heading = ""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[tuple]:
        found = []
        for heading, options, index in super().optgroups(name, value, attrs):  # type: ignore[misc]
            folded = Heading(heading or "")
            folded.is_open = heading == self.open_heading or any(option["selected"] for option in options)
            found.append((folded, options, index))
        return found


class FoldedBoxes(Folded, forms.CheckboxSelectMultiple):
    """Several of many."""


class FoldedRadios(Folded, forms.RadioSelect):
    """One of many."""
