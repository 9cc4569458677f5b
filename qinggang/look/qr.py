"""A QR code as plain data: one path, which the page draws without a picture of its own address."""

from __future__ import annotations

from dataclasses import dataclass

import segno

BORDER = 4


@dataclass(frozen=True)
class QR:
    """A square of `size` modules, quiet border included; `path` draws the dark ones."""

    size: int
    path: str


def qr(text: str) -> QR:
    modules = segno.make(text, error="m", micro=False).matrix
    dark = [
        f"M{x + BORDER} {y + BORDER}h1v1h-1z" for y, row in enumerate(modules) for x, module in enumerate(row) if module
    ]
    return QR(len(modules) + 2 * BORDER, "".join(dark))
