"""Public addresses of records and figures."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from committees.indicators import Indicator
from committees.models import Committee, Record
from committees.periods import ALL_TIME, Window


def of_record(record: Record) -> str:
    """The page of a published record. One that is shown on another page, such as a studio's, leads there."""
    name = "public:activity" if record.kind == "activity" else "public:record"
    return reverse(name, args=[record.pk])


def of_figure(indicator: Indicator, committee: Committee | None = None, window: Window = ALL_TIME) -> str:
    """What stands behind a number, for this committee and period; the root is not named."""
    asked = {}
    if committee and committee.parent_id:
        asked["committee"] = committee.slug
    if window.since:
        asked["from"] = window.since.isoformat()
    if window.last_day:
        asked["to"] = window.last_day.isoformat()
    address = reverse("public:figure", args=[indicator.key])
    return f"{address}?{urlencode(asked)}" if asked else address
