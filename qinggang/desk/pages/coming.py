"""Key dates that are near, each with what was done for it a year ago, to be copied from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import Activity
from committees import access, kinds
from committees.models import User
from committees.periods import Window
from qinggang.desk.pages.links import record_url
from qinggang.look.desk_parts import Coming, Earlier
from qinggang.presenting import dates
from qinggang.public import agenda

AHEAD = timedelta(days=45)
AROUND = timedelta(days=30)
YEAR = timedelta(days=365)
MOST = 4  # key dates, and earlier activities of each


def coming_dates(user: User) -> list[Coming]:
    """The next key dates. Costs two queries."""
    today = timezone.localdate()
    near = sorted(agenda.key_dates(Window.through(today, today + AHEAD)), key=lambda found: found.day)[:MOST]
    if not near:
        return []
    earlier = _a_year_ago(user, near)
    may_enter = access.can_enter(user, kinds.get("activity"))
    return [_coming(found, today, earlier[found.key_date.pk], may_enter) for found in near]


def _a_year_ago(user: User, near: list[agenda.Occurrence]) -> dict[str, list[Activity]]:
    """Last year's activities for these key dates, of the person's own committees."""
    first, last = near[0].day - YEAR - AROUND, near[-1].day - YEAR + AROUND
    found = access.visible_records(user, Activity.objects.all())
    found = found.reaching(access.committees_for(user, access.READS_DASHBOARD))
    found = found.filter(key_date__in=[one.key_date for one in near], since__gte=first, since__lte=last)
    by_date: dict[str, list[Activity]] = defaultdict(list)
    for activity in found.counted().for_list().newest_first()[: MOST * 10]:
        by_date[activity.key_date_id].append(activity)
    return by_date


def _coming(found: agenda.Occurrence, today: date, earlier: list[Activity], may_enter: bool) -> Coming:
    return Coming(
        str(found.key_date),
        dates.of_the_year(found.day),
        found.day.isoformat(),
        _how_long(found.day - today),
        [
            Earlier(str(activity), record_url(activity), _copy_url(activity) if may_enter else "")
            for activity in earlier[:MOST]
        ],
    )


def _how_long(wait: timedelta) -> str:
    if not wait:
        return _("today")
    return ngettext("in %(days)d day", "in %(days)d days", wait.days) % {"days": wait.days}


def _copy_url(activity: Activity) -> str:
    return f"{reverse('desk:record-new', args=[kinds.of(activity)])}?copy={activity.pk}"
