"""Tables of rows in a web form: one row more, without a script."""

from __future__ import annotations

from django.http import QueryDict


def asks_for_row(data: QueryDict, prefix: str) -> bool:
    """Whether "Add a row" of this table was pressed, not one of the form's own buttons."""
    return f"add-{prefix}" in data


def with_another_row(data: QueryDict, prefix: str) -> QueryDict:
    """What was posted, with one empty row more; a count that is no number is left for the form to refuse."""
    more = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    total = more.get(name, "")
    if total.isascii() and total.isdigit():
        more[name] = str(int(total) + 1)
    return more
