"""Charts as plain data: where each bar stands and what it says, so that templates do no arithmetic.

Widths are shares of the page in per cent, heights are in rem: a chart fits any screen and grows with its text.
Every measure is a string made here, because a template would write a number in the reader's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise

Number = int | Decimal
Text = str | Promise

TALL = {"top": 1.6, "body": 7.0, "foot": 2.9}
SMALL = {"top": 0.1, "body": 2.6, "foot": 0.1}
FILL = 0.74  # how much of its slot a bar takes; the rest is air
LABELS_ON_A_PHONE = 12
LEAST = 0.12  # rem: a bar of a small number is still seen


@dataclass(frozen=True)
class Point:
    """One month, or one name, to be drawn. `value` None means that nothing is known, which is not 0."""

    label: Text
    value: Number | None
    value_text: Text
    year: Text = ""  # below the label, where a year begins
    name: Text = ""  # the label in full, for the table
    is_assumed: bool = False
    url: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, placed."""

    label: Text
    name: Text
    value_text: Text
    year: Text
    url: str
    x: str
    y: str
    width: str
    height: str
    middle: str
    value_y: str
    is_assumed: bool
    is_latest: bool
    is_known: bool
    is_quiet: bool  # its number may be left out where the screen is narrow
    is_label_quiet: bool  # and so may its label, where there are many


@dataclass(frozen=True)
class Trend:
    """Bars side by side, oldest first, with what a reader who does not see them is told."""

    title: Text
    description: Text
    bars: tuple[Bar, ...]
    height: str
    base_y: str
    label_y: str
    year_y: str
    has_assumed: bool
    note: Text = ""


@dataclass(frozen=True)
class Row:
    """One bar that lies: a name, its number and the bar's length."""

    label: Text
    value_text: Text
    unit: Text
    url: str
    width: str


@dataclass(frozen=True)
class Meter:
    """A share of a whole, drawn and said."""

    width: str
    text: Text


def trend(points: Sequence[Point], *, title: Text, description: Text, note: Text = "", is_small: bool = False) -> Trend:
    """A chart of months. A small one has no words inside and is for cards."""
    space = SMALL if is_small else TALL
    base = space["top"] + space["body"]
    return Trend(
        title=title,
        description=description,
        bars=tuple(_bars(points, top=space["top"], body=space["body"])),
        height=_rem(base + space["foot"]),
        base_y=_rem(base),
        label_y=_rem(base + 1.15),
        year_y=_rem(base + 2.4),
        has_assumed=any(point.is_assumed and point.value for point in points),
        note=note,
    )


def _bars(points: Sequence[Point], *, top: float, body: float) -> list[Bar]:
    most = max((point.value for point in points if point.value is not None), default=0) or 1
    slot = 100 / max(len(points), 1)
    told = _worth_telling(points)
    every = max(1, -(-len(points) // LABELS_ON_A_PHONE))
    bars = []
    for position, point in enumerate(points):
        height = _height(point.value, most, body)
        y = top + body - height
        bars.append(
            Bar(
                label=point.label,
                name=point.name or point.label,
                value_text=point.value_text,
                year=point.year,
                url=point.url,
                x=_percent(slot * (position + (1 - FILL) / 2)),
                y=_rem(y),
                width=_percent(slot * FILL),
                height=_rem(height),
                middle=_percent(slot * (position + 0.5)),
                value_y=_rem(y - 0.35),
                is_assumed=point.is_assumed,
                is_latest=position == len(points) - 1,
                is_known=point.value is not None,
                is_quiet=position not in told,
                is_label_quiet=(len(points) - 1 - position) % every != 0,
            )
        )
    return bars


def _worth_telling(points: Sequence[Point]) -> set[int]:
    """The places of the newest and of the highest bar: what must be read off even on a small screen."""
    known = [position for position, point in enumerate(points) if point.value is not None]
    if not known:
        return set()
    highest = max(known, key=lambda position: points[position].value or 0)
    return {highest, len(points) - 1}


def bar_list(points: Sequence[Point], *, unit: Text = "") -> list[Row]:
    """Bars that lie, in the order given; the longest takes the whole width."""
    most = max((point.value for point in points if point.value is not None), default=0) or 1
    return [
        Row(point.label, point.value_text, unit, point.url, _percent(float((point.value or 0) / most) * 100))
        for point in points
    ]


def meter(part: Number, whole: Number, *, text: Text) -> Meter:
    """A share; never drawn beyond the whole, though the words may say so."""
    share = float(part / whole) * 100 if whole else 0.0
    return Meter(width=_percent(min(max(share, 0.0), 100.0)), text=text)


def _height(value: Number | None, most: Number, body: float) -> float:
    if not value:
        return 0.0
    return max(float(value / most) * body, LEAST)


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _rem(number: float) -> str:
    return f"{number:.2f}rem"
