"""The calendar: three months with their key dates and what is published; and the same for people's own calendars."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from committees.choices import State
from committees.models import Record
from committees.periods import Window, first_day, month_number
from qinggang import asking
from qinggang.look.parts import Empty, Group, Pages, RecordLine, Tag
from qinggang.presenting import addresses, dates
from qinggang.presenting.records import record_line
from qinggang.public import agenda, ics
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import explained
from qinggang.public.record_parts import narrowed

MONTHS = 3
MOST = 300  # records of three months on one page


@login_not_required
@require_safe
@explained
def calendar(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/calendar.html", calendar_page(request))


@login_not_required
@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ics.of(request), content_type="text/calendar; charset=utf-8")


def calendar_page(request: HttpRequest) -> dict[str, Any]:
    """The context of public/calendar.html. Costs three queries."""
    start = month_number(asking.month(request.GET) or timezone.localdate())
    window = Window(first_day(start), first_day(start + MONTHS))
    lines = sorted(_lines(request, window), key=lambda pair: pair[0])
    return {
        "crumbs": crumbs(_("Calendar")),
        "title": _("Calendar"),
        "groups": [_month(month, lines) for month in range(start, start + MONTHS)],
        "ics_url": ics.address(request),
        "pages": Pages(
            said=f"{dates.month_name(start)} – {dates.month_name(start + MONTHS - 1)}",
            previous_url=_address(start + MONTHS),
            next_url=_address(start - MONTHS),
        ),
        "empty": Empty(_("Nothing stands in the calendar yet."), ""),
    }


def _address(month: int) -> str:
    """The page that begins with this month; empty beyond the years that the portal knows."""
    if first_day(month).year not in asking.YEARS:
        return ""
    return f"{reverse('public:calendar')}?month={first_day(month):%Y-%m}"


def _month(month: int, lines: list[tuple[date, RecordLine]]) -> Group:
    return Group(
        title=dates.month_name(month),
        lines=[line for day, line in lines if month_number(day) == month],
        empty=_("Nothing stands in the calendar for this month."),
    )


def _lines(request: HttpRequest, window: Window) -> list[tuple[date, RecordLine]]:
    lines = [(one.day, _key_date(one)) for one in agenda.key_dates(window)]
    records = agenda.records(request.user, window).for_list().with_places().newest_first()
    return lines + [(max(record.since, window.since), _record(record)) for record in records[:MOST]]


def _key_date(one: agenda.Occurrence) -> RecordLine:
    return RecordLine(
        title=one.key_date.say("name"),
        url=narrowed(key_date=one.key_date.pk),
        when=dates.full(one.day),
        day=one.day.isoformat(),
        tag=Tag(pgettext("a day of the year", "key date"), "plain", "flag"),
    )


def _record(record: Record) -> RecordLine:
    """A plan that is approved but not published leads to the desk: only staff see it here."""
    url = addresses.of_record(record) if record.state == State.PUBLISHED else record.get_absolute_url()
    return record_line(record, url, with_places=True)
