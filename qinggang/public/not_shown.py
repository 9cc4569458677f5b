"""What a public list says of the records that count but are not public."""

from __future__ import annotations

from django.utils.translation import ngettext

from committees import access


def not_shown(counted) -> str:
    """How many of the counted records are not shown; empty if all are. Costs one query."""
    number = counted.exclude(pk__in=access.public_records(counted).values("pk")).count()
    if not number:
        return ""
    return ngettext(
        "%(count)s more record is counted but not shown.", "%(count)s more records are counted but not shown.", number
    ) % {"count": number}
