"""What the list of activities can show and be narrowed by."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from committees.listing import NOTHING, PERSON, TITLE, Column, Shelf, choice, column, named, totals


def _speakers(activity: Activity) -> str:
    return " · ".join(str(speaker.elder) for speaker in activity.speakers.all()) or NOTHING


SHELF = Shelf(
    columns=(
        totals("audiences", _("who took part"), is_usual=True),
        column(Activity, "forms"),
        column(Activity, "key_date"),
        column(Activity, "campaign"),
        column(Activity, "theme"),
        column(Activity, "mode"),
        Column("speakers", _("speakers"), _speakers, fetches=("speakers__elder",)),
        column(Activity, "occasion_count"),
        column(Activity, "certificate_count"),
    ),
    filters=(
        choice(Activity, "forms"),
        choice(Activity, "key_date"),
        choice(Activity, "mode"),
        named("speaker", _("speaker"), Activity, "speakers__elder", PERSON),
        named("campaign", _("campaign"), Activity, "campaign", TITLE),
    ),
)
