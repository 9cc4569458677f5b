"""Days and periods as the reader's language writes them: 2024年4月3日, 3 April 2024."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.choices import DatePrecision
from committees.models import Record
from committees.periods import Window, first_day


def full(day: date) -> str:
    return in_format(day, pgettext("date format", "j F Y"))


def of_the_year(day: date) -> str:
    """The day and month of a day whose year goes without saying: 4月3日, 3 April."""
    return in_format(day, pgettext("date format, without the year", "j F"))


def moment(at: datetime) -> str:
    """A point in time, in the county's own time."""
    local = timezone.localtime(at)
    return f"{date_format(local, 'DATE_FORMAT')} {local:%H:%M}"


def month(day: date) -> str:
    return in_format(day, pgettext("date format", "F Y"))


def month_only(day: date) -> str:
    """The month without its year, short enough for a chart."""
    return in_format(day, pgettext("date format, short, for charts", "M"))


def year(day: date) -> str:
    return in_format(day, pgettext("date format", "Y"))


def span(first: date, last: date) -> str:
    """From one day to another, saying nothing twice: 3 to 5 April 2024, 2024年4月3日至5日."""
    if first == last:
        return full(first)
    if (first.year, first.month) == (last.year, last.month):
        formats = pgettext("first day of a span within a month", "j"), pgettext("its last day", "j F Y")
    elif first.year == last.year:
        formats = pgettext("first day of a span within a year", "j F"), pgettext("last day, same year", "j F Y")
    else:
        formats = (pgettext("date format", "j F Y"),) * 2
    return pgettext("two days", "%(first)s to %(last)s") % {
        "first": in_format(first, formats[0]),
        "last": in_format(last, formats[1]),
    }


def when(record: Record) -> str:
    """When a record took place, exactly as far as it is known."""
    precision, window = record.date_precision, record.window
    if precision == DatePrecision.NAMED and record.date_words:
        return record.say("date_words")
    if window.since and window.last_day:
        if precision in (DatePrecision.DAY, DatePrecision.DAYS):
            return span(window.since, window.last_day)
        if precision == DatePrecision.MONTH:
            return month(window.since)
        if precision == DatePrecision.YEAR:
            return year(window.since)
    return _("%(period)s, day unknown") % {"period": _somewhere_in(window)} if _is_dated(window) else _("day unknown")


def day(record: Record) -> str:
    """The day for machines, where it is known to the day; else empty."""
    return record.since.isoformat() if record.date_precision == DatePrecision.DAY and record.since else ""


def _is_dated(window: Window) -> bool:
    return bool(window.since or window.until)


def _somewhere_in(window: Window) -> str:
    """The period in which a day lies that nobody wrote down."""
    first, last = window.since, window.last_day
    if first and last:
        return _("between %(first)s and %(last)s") % {"first": full(first), "last": full(last)}
    if first:
        return _("since %(day)s") % {"day": full(first)}
    return _("by %(day)s") % {"day": full(last)} if last else ""


def period(window: Window) -> str:
    """The period a question is about: a year, a month, from a day to another, up to a day."""
    first, last = window.since, window.last_day
    if first and last:
        return _whole(window, first) or span(first, last)
    if first:
        return _("since %(day)s") % {"day": full(first)}
    return _("up to %(day)s") % {"day": full(last)} if last else _("all years")


def _whole(window: Window, first: date) -> str:
    """The year or the month that the window is, if it is one."""
    if window == Window.year(first.year):
        return year(first)
    return month(first) if window == Window.month(first.year, first.month) else ""


def month_name(number: int) -> str:
    """A month given as tallies keep it."""
    return month(first_day(number))
