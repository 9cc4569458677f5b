"""Records as lines of a list."""

from __future__ import annotations

from committees.models import Area, Record
from qinggang.look.parts import RecordLine, Tag
from qinggang.presenting import dates


def area_tag(area: Area) -> Tag:
    return Tag(area.say("name"), "plain", area.slug or "dot")


def record_line(record: Record, url: str, *, tag: Tag | None = None, with_places: bool = False) -> RecordLine:
    """One line; reads the record's committee and area, and its places where asked: load them with the list."""
    return RecordLine(
        title=record.say("title"),
        url=url,
        when=dates.when(record),
        day=dates.day(record),
        by=record.committee.short,
        place=" · ".join(place.say("name") for place in record.places.all()) if with_places else "",
        tag=tag or area_tag(record.area),
    )
