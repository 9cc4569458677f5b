"""Tables for Excel: text stays text whatever it begins with, and who made the paper stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import xlsxwriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FONT = "宋体"
WIDTH = 18  # characters of a column
# Nothing is written to the disk on the way, and nothing that somebody typed becomes a formula or a link.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines above the table, the names of its columns, and its rows."""

    name: str
    heading: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[str | int | Decimal | None]]


def written(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a file of Excel."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    plain, bold = book.add_format({"font_name": FONT}), book.add_format({"font_name": FONT, "bold": True})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name[:31]), sheet, plain, bold)
    book.close()
    return content.getvalue()


def _write(page, sheet: Sheet, plain, bold) -> None:
    page.set_column(0, len(sheet.columns) - 1, WIDTH)
    for number, line in enumerate(sheet.heading):
        page.write_string(number, 0, line, bold if number == 0 else plain)
    top = len(sheet.heading) + 1
    for place, name in enumerate(sheet.columns):
        page.write_string(top, place, name, bold)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    for number, row in enumerate(sheet.rows, top + 1):
        for place, value in enumerate(row):
            if isinstance(value, int | Decimal):
                page.write_number(number, place, value, plain)
            else:
                page.write_string(number, place, value or "", plain)
