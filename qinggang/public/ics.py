"""The calendar in the format that people's own calendars subscribe to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import get_language
from icalendar import Calendar, Event

from committees.models import Record
from committees.periods import Window, first_day, month_number
from qinggang.context import Portal
from qinggang.presenting import addresses
from qinggang.public import agenda
from qinggang.public.languages import asked_language

MONTHS_BACK, MONTHS_AHEAD = 12, 18
MOST = 500


def address(request: HttpRequest) -> str:
    """Names the language: a calendar program does not send the reader's."""
    return f"{reverse('public:calendar-ics')}?{urlencode({'language': get_language() or ''})}"


def of(request: HttpRequest) -> bytes:
    """Key dates and records from a year ago to a year and a half ahead. Costs three queries."""
    with translation.override(asked_language(request)):
        this_month = month_number(timezone.localdate())
        window = Window(first_day(this_month - MONTHS_BACK), first_day(this_month + MONTHS_AHEAD))
        calendar = Calendar()
        calendar.add("prodid", "-//qinggang//portal//ZH")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", str(Portal.name))
        for one in agenda.key_dates(window):
            calendar.add_component(_key_date(request, one))
        records = agenda.records(request.user, window).for_list().with_places().newest_first()
        for record in records[:MOST]:
            calendar.add_component(_record(request, record))
        return bytes(calendar.to_ical())


def _key_date(request: HttpRequest, one: agenda.Occurrence) -> Event:
    return _event(
        uid=f"{one.key_date.pk}-{one.day.year}@{request.get_host()}",
        # A rule does not change: a fixed stamp keeps the file the same from one fetch to the next.
        dtstamp=datetime(one.day.year, 1, 1, tzinfo=UTC),
        summary=one.key_date.say("name"),
        dtstart=one.day,
        dtend=one.day + timedelta(days=1),
    )


def _record(request: HttpRequest, record: Record) -> Event:
    event = _event(
        uid=f"record-{record.pk}@{request.get_host()}",
        dtstamp=record.changed_at.astimezone(UTC),
        summary=record.say("title"),
        dtstart=record.since,
        dtend=record.until,
        location=", ".join(place.say("name") for place in record.places.all()),
        organizer_name=record.committee.say("name"),
    )
    event.add("url", request.build_absolute_uri(addresses.of_record(record)))
    return event


def _event(**properties: Any) -> Event:
    organizer = properties.pop("organizer_name", "")
    event = Event()
    for name, value in properties.items():
        if value:
            event.add(name, value)
    if organizer:
        event.add("description", organizer)
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    return event
