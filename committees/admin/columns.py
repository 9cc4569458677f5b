"""Columns that lists of records share."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committees.choices import DatePrecision, State
from committees.models import Record

MONTH, YEAR = "%Y-%m", "%Y"


@admin.display(description=gettext_lazy("when"), ordering="sort_on")
def when(record: Record) -> str:
    """When it took place, short enough for a column and written so that it sorts by eye."""
    first, last = record.since, record.window.last_day
    if record.date_precision == DatePrecision.NAMED and record.date_words:
        return record.say("date_words")
    if record.date_precision == DatePrecision.MONTH and first:
        return first.strftime(MONTH)
    if record.date_precision == DatePrecision.YEAR and first:
        return first.strftime(YEAR)
    if first == last:
        return first.isoformat() if first else _("not known")
    return "–".join(day.isoformat() if day else "…" for day in (first, last))


@admin.display(description=gettext_lazy("state"), ordering="state")
def state(record: Record) -> str:
    label = State(record.state).label
    return _("%(state)s (plan)") % {"state": label} if record.is_plan else str(label)


@admin.display(description=gettext_lazy("title"), ordering="title")
def title(record: Record) -> str:
    return str(record)
