"""Activities as a kind of record."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from activities.models import Activity
from activities.readiness import missing
from activities.shelf import SHELF
from committees import kinds
from committees.quantities import Total

AUDIENCES = kinds.Rows("audiences", ("audience", "number", "upper", "bound", "unit", "words"))
SPEAKERS = kinds.Rows("speakers", ("elder", "hours", "told", "told_en"))


def doubts(activity: Activity) -> Iterator[str]:
    """More certificates than people; people whom nobody counted may have been any number."""
    people = Total.of(row.quantity for row in activity.audiences.all())
    if activity.certificate_count and not people.uncounted and activity.certificate_count > people.number:
        yield gettext("More certificates were given than people took part. Look at both numbers again.")


def register_all() -> None:
    kinds.register(
        kinds.Kind(
            "activity",
            Activity,
            "activities",
            rows=(AUDIENCES, SPEAKERS),
            form="activities.forms.ActivityEntry",
            missing=missing,
            doubts=doubts,
            shelf=SHELF,
            doubts_read=("audiences",),
        )
    )
