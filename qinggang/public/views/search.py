"""Search over published things."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qinggang import asking, paging
from qinggang import search as finding
from qinggang.look.parts import Empty, Link, Pages, RecordLine, Tag
from qinggang.presenting import addresses
from qinggang.presenting.records import public_name, record_line
from qinggang.public.explaining import explained
from qinggang.public.record_parts import narrowed
from qinggang.search import Words

MOST_NAMES = 10  # committees, places, volunteers: whoever finds more names should say more


@login_not_required
@require_safe
@explained
def search(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/search.html", search_page(request))


def search_page(request: HttpRequest) -> dict[str, Any]:
    """The context of public/search.html. Names come first, on the first page; records follow, newest first."""
    words = Words(asking.text(request.GET, "q"))
    page = {"query": words.typed, "action": reverse("public:search")}
    if not words:
        return {**page, "said": "", "lines": [], "pages": Pages(), "empty": None}
    names = _names(words)
    records = finding.records(words)
    found, pages = paging.cut(request, records.with_places())
    count = len(names) + records.order_by().count()
    lines = [record_line(record, addresses.of_record(record), with_places=True) for record in found]
    return {
        **page,
        "said": ngettext("%(count)s found", "%(count)s found", count) % {"count": count} if count else "",
        "lines": lines if pages.previous_url else [*names, *lines],
        "pages": pages,
        "empty": None if count else _nothing(words),
    }


def _names(words: Words) -> list[RecordLine]:
    """Committees, places and volunteers whose names fit."""
    return [
        *(
            RecordLine(
                title=committee.say("name"),
                url=committee.get_absolute_url(),
                when=committee.level.say("name"),
                by=committee.parent.say("name") if committee.parent else "",
                tag=Tag(_("committee"), "plain", "flag"),
            )
            for committee in finding.committees(words)[:MOST_NAMES]
        ),
        *(
            RecordLine(
                title=venue.say("name"),
                url=narrowed(place=str(venue.pk)),
                when=venue.kind.say("name"),
                by=venue.committee.short,
                tag=Tag(_("place"), "plain", "flag"),
            )
            for venue in finding.venues(words)[:MOST_NAMES]
        ),
        *(
            RecordLine(
                title=public_name(elder),
                url=narrowed(speaker=str(elder.pk)),
                when=elder.say("former_post"),
                by=elder.committee.short,
                tag=Tag(_("five-old volunteer"), "plain", "person"),
            )
            for elder in finding.elders(words)[:MOST_NAMES]
        ),
    ]


def _nothing(words: Words) -> Empty:
    return Empty(
        _("Nothing published fits “%(words)s”.") % {"words": " ".join(words.terms)},
        _("Try fewer or shorter words; two characters of a name are enough."),
        Link(_("All activities"), reverse("public:activities")),
    )
