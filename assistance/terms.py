"""School terms: 2025-1 is the first term of the school year that begins in autumn 2025, 2025-2 the second."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST_YEAR = 2015  # of the choices: aid from before is told by days or years


def named(term: str) -> str:
    """The term in words."""
    year, number = int(term[:4]), term[5:]
    said = _("school year %(first)d–%(second)d, first term") if number == "1" else _(
        "school year %(first)d–%(second)d, second term"
    )  # fmt: skip
    return said % {"first": year, "second": year + 1}


def all_terms() -> list[tuple[str, str]]:
    """The choices, the newest first; the term that begins next is the last that can be chosen."""
    keys = [f"{year}-{number}" for year in range(timezone.localdate().year, FIRST_YEAR - 1, -1) for number in (2, 1)]
    return [(key, named(key)) for key in keys]
