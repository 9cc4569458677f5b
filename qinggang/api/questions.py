"""What is asked of the figures: which days, which committee, which area. Whoever mistypes is told, not misled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from committees.models import Area, Committee
from committees.periods import Window
from qinggang import asking
from qinggang.asking import BadAddress

PARAMETERS = ("from", "to", "committee", "area", "language")


@dataclass(frozen=True)
class Question:
    committee: Committee | None  # None in an empty portal alone
    window: Window
    area: str = ""


def question_of(params: Mapping[str, str]) -> Question:
    """Costs two queries, or one where no area is named. Raises BadAddress."""
    unknown = sorted(set(params) - set(PARAMETERS))
    if unknown:
        raise BadAddress(
            _("There is no parameter “%(name)s”; there are %(known)s.")
            % {"name": unknown[0][: asking.QUOTED], "known": ", ".join(PARAMETERS)}
        )
    return Question(_committee(params), asking.window(params), _area(params))


def _committee(params: Mapping[str, str]) -> Committee | None:
    slug = asking.committee_slug(params)
    found = Committee.objects.filter(**({"slug": slug} if slug else {"parent__isnull": True})).order_by("path").first()
    if slug and found is None:
        raise asking.no_such_committee()
    return found


def _area(params: Mapping[str, str]) -> str:
    key = asking.text(params, "area")
    if key and not Area.objects.filter(key=key).exists():
        raise BadAddress(_("There is no area “%(key)s”.") % {"key": key[: asking.QUOTED]})
    return key
