"""What the page of any published record says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from committees.models import Record
from qinggang.look.parts import Fact, Link
from qinggang.presenting import dates
from qinggang.presenting.records import area_tag, notices, paragraphs, plan_tag


def about(record: Record) -> dict[str, Any]:
    """The part of the context that is the same for every kind."""
    return {
        "title": record.say("title"),
        "tags": [area_tag(record.area), *([plan_tag()] if record.is_plan else [])],
        "lead": f"{dates.when(record)} · {record.committee.say('name')}",
        "notices": notices(record),
        "paragraphs": paragraphs(record.say("summary")),
        "source": record.say("source_note"),
    }


def when_and_where(record: Record) -> Iterator[Fact]:
    yield Fact(_("When"), [Link(dates.when(record))])
    places = record.places.all()
    if places:
        links = [Link(place.say("name"), narrowed(place=str(place.pk))) for place in places]
        yield Fact(_("Where"), links, is_to_confirm=any(place.say("to_be_confirmed") for place in places))


def held_by(record: Record) -> Iterator[Fact]:
    committee = record.committee
    yield Fact(_("Held by"), [Link(committee.say("name"), committee.get_absolute_url())])
    partners = [Link(partner.say("name"), partner.get_absolute_url()) for partner in record.partners.all()]
    if record.say("outside_partners"):
        partners.append(Link(record.say("outside_partners")))
    if partners:
        yield Fact(_("Together with"), partners)


def narrowed(**asked: str) -> str:
    """The list of activities, narrowed to those that share something."""
    return f"{reverse('public:activities')}?{urlencode(asked)}"
