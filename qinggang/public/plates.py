"""Studios shown by their names."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from committees import access
from qinggang.look.parts import Plate, Tag
from studios.models import Studio


def public_studios():
    """The published studios, those that are closed last."""
    return access.public_records(Studio.objects.all()).for_list().order_by("closed_on", "sort_on", "pk")


def plates(studios: Iterable[Studio]) -> list[Plate]:
    return [plate(studio) for studio in studios]


def plate(studio: Studio) -> Plate:
    return Plate(
        title=studio.say("title"),
        url=studio.get_public_url(),
        by=studio.committee.short,
        text=studio.say("speciality"),
        tag=_tag(studio),
    )


def _tag(studio: Studio) -> Tag | None:
    """Only what is out of the ordinary: not open, a model for others, or not confirmed."""
    if studio.status in (Studio.Status.PREPARING, Studio.Status.CLOSED):
        return Tag(studio.get_status_display(), "wait", "clock")
    if studio.say("to_be_confirmed"):
        return Tag(_("to be confirmed"), "wait", "question")
    if studio.status == Studio.Status.MODEL:
        return Tag(studio.get_status_display(), "ok", "check")
    return None
