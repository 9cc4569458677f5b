"""What a visitor asks for in an address: days, a year, a month, a page, a committee. Bad input is said in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from committees.periods import ALL_TIME, Window

DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
MONTH = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")
YEARS = range(1900, 2101)
LAST_PAGE = 1000
QUOTED = 30  # characters of what was typed that a message repeats


class BadAddress(Exception):
    """The address asks for something that cannot be read (400) or that does not exist (404); the message says what."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def text(params: Mapping[str, str], name: str) -> str:
    """What was given under this name: full-width letters and digits made plain, control characters left out."""
    plain = unicodedata.normalize("NFKC", params.get(name, ""))
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Cc").strip()


def day(params: Mapping[str, str], name: str) -> date | None:
    typed = text(params, name)
    if not typed:
        return None
    match = DAY.fullmatch(typed)
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise BadAddress(_("“%(typed)s” is not a day. Write it like 2024-03-19.") % {"typed": typed[:QUOTED]})
    return found


def window(params: Mapping[str, str]) -> Window:
    """The days from `from` to `to`, both included; either may be left out."""
    first, last = day(params, "from"), day(params, "to")
    if first and last and last < first:
        raise BadAddress(_("The last day cannot be before the first."))
    return Window.through(first, last) if first or last else ALL_TIME


def year(params: Mapping[str, str]) -> int | None:
    typed = text(params, "year")
    if not typed:
        return None
    if not re.fullmatch(r"[0-9]{4}年?", typed) or int(typed[:4]) not in YEARS:
        raise BadAddress(_("“%(typed)s” is not a year. Write it like 2024.") % {"typed": typed[:QUOTED]})
    return int(typed[:4])


def month(params: Mapping[str, str]) -> date | None:
    """The first day of the month asked for."""
    typed = text(params, "month")
    if not typed:
        return None
    match = MONTH.fullmatch(typed)
    if not match or int(match[1]) not in YEARS or not 1 <= int(match[2]) <= 12:
        raise BadAddress(_("“%(typed)s” is not a month. Write it like 2024-03.") % {"typed": typed[:QUOTED]})
    return date(int(match[1]), int(match[2]), 1)


def page(params: Mapping[str, str]) -> int:
    typed = text(params, "page")
    if not typed:
        return 1
    if not re.fullmatch(r"[0-9]{1,9}", typed):
        raise BadAddress(_("“%(typed)s” is not the number of a page.") % {"typed": typed[:QUOTED]})
    number = int(typed)
    if not 1 <= number <= LAST_PAGE:
        raise no_such_page(number)
    return number


def no_such_page(number: int) -> BadAddress:
    return BadAddress(_("This list has no page %(number)s.") % {"number": number}, status=404)


def committee_slug(params: Mapping[str, str]) -> str:
    """The word that stands for a committee in addresses; whether it exists is for the database to say."""
    typed = text(params, "committee")
    if typed and not SLUG.fullmatch(typed):
        raise no_such_committee()
    return typed


def no_such_committee() -> BadAddress:
    return BadAddress(_("There is no committee of this name."), status=404)
