"""The key date that a day belongs to."""

from __future__ import annotations

from datetime import date

from activities.models import KeyDate
from committees import keydates


def suggested(day: date) -> KeyDate | None:
    """The key date in whose span the day lies. Costs one query."""
    return keydates.suggest(day, KeyDate.objects.active().in_order())
