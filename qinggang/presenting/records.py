"""Records as lines of a list, and what every page of a record says of it."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import kinds
from committees.models import Area, Elder, Record
from qinggang.look.parts import Notice, RecordLine, Tag
from qinggang.presenting import dates

KIND_ICONS = {
    "activity": "calendar",
    "campaign": "flag",
    "document": "file",
    "publication": "file",
    "studio": "studios",
}


def area_tag(area: Area) -> Tag:
    return Tag(area.say("name"), "plain", area.slug or "dot")


def kind_tag(record: Record) -> Tag:
    """What kind of record it is: for lists of one area, where the area goes without saying."""
    return Tag(capfirst(kinds.of(record).name), "plain", KIND_ICONS.get(record.kind, "dot"))


def plan_tag() -> Tag:
    return Tag(_("plan"), "wait", "clock")


def record_line(record: Record, url: str, *, tag: Tag | None = None, with_places: bool = False) -> RecordLine:
    """One line; reads the record's committee and area, and its places where asked: load them with the list."""
    return RecordLine(
        title=record.say("title"),
        url=url,
        when=dates.when(record),
        day=dates.day(record),
        by=record.committee.short,
        place=" · ".join(place.say("name") for place in record.places.all()) if with_places else "",
        tag=tag or (plan_tag() if record.is_plan else area_tag(record.area)),
    )


def paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.splitlines() if part.strip()]


def notices(record: Record) -> list[Notice]:
    """What a reader should know first: what is not confirmed yet, and days that were only assumed."""
    found = []
    if record.is_plan:
        found.append(Notice(_("This is a plan. It has not taken place yet and is not counted.")))
    if record.say("to_be_confirmed"):
        found.append(Notice(record.say("to_be_confirmed"), title=_("To be confirmed"), tone="confirm"))
    if record.assumed_on:
        found.append(
            Notice(
                _("The source gives only the period. For the demonstration's charts it is placed on %(day)s.")
                % {"day": dates.full(record.assumed_on)}
            )
        )
    return found


def public_name(elder: Elder) -> str:
    """The volunteer's name, if it may stand in public; else empty."""
    return elder.say("name") if elder.named_in_public else ""
