"""The page of what staff find."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import kinds
from committees.models import Committee, Record
from committees.words import MOST_LETTERS, Words
from qinggang import asking, paging
from qinggang.desk.pages.chain import state_tag
from qinggang.desk.pages.links import crumbs, record_url
from qinggang.look.parts import Empty, Group, Link, Pages, RecordLine, Tag
from qinggang.presenting.dates import day, when
from qinggang.staff_search import Section, sections

SHOWN = 5
COUNTED = 100  # nobody needs to know by how many more


def search_page(request: HttpRequest) -> dict[str, Any]:
    """The context of desk/search.html: some of each sort, or with ?in= one sort page by page."""
    words = Words(asking.text(request.GET, "q"))
    wanted = request.GET.get("in", "")
    found = sections(request.user, words) if words else []
    page = {
        "crumbs": crumbs(Link(_("Search"))),
        "query": words.typed[:MOST_LETTERS],
        "action": reverse("desk:search"),
        "pages": Pages(),
        "back": None,
        "public": _published(words),
    }
    if wanted and words:
        groups, page["pages"] = _one(request, found, wanted)
        page["back"] = Link(_("Everything that fits"), _address(words))
    else:
        groups = [group for group in (_some(section, words) for section in found) if group.lines]
    nothing = Empty(
        _("Nothing that you may see fits “%(words)s”.") % {"words": " ".join(words.terms)},
        _("Try fewer or shorter words; two characters of a name, or its pinyin, are enough."),
    )
    return {**page, "groups": groups, "empty": nothing if words and not groups else None}


def _published(words: Words) -> Link | None:
    """The same words among what all committees have published, which a person's own scope does not hold."""
    if not words:
        return None
    asked = urlencode({"q": words.typed[:MOST_LETTERS]})
    return Link(_("Search what all committees have published"), f"{reverse('public:search')}?{asked}")


def _some(section: Section, words: Words) -> Group:
    """The first of a sort, and how many there are. Two queries, and one for what a register gathers."""
    lines = _lines(section, section.things[:SHOWN])
    count = section.things.order_by()[: COUNTED + 1].count()
    said = f"{COUNTED}+" if count > COUNTED else str(count)
    title = _("%(name)s (%(count)s)") % {"name": section.name, "count": said}
    more = Link(_("Show all"), _address(words, section.key)) if count > SHOWN else None
    return Group(title, lines, more)


def _one(request: HttpRequest, found: list[Section], wanted: str) -> tuple[list[Group], Pages]:
    section = next((section for section in found if section.key == wanted), None)
    if section is None:
        raise Http404
    try:
        things, pages = paging.cut(request, section.things)
    except asking.BadAddress as refusal:
        raise Http404(refusal.message) from None
    lines = _lines(section, things)
    return ([Group(section.name, lines)] if lines else []), pages


def _address(words: Words, key: str = "") -> str:
    asked = {"q": words.typed[:MOST_LETTERS]} | ({"in": key} if key else {})
    return f"{reverse('desk:search')}?{urlencode(asked)}"


def _lines(section: Section, things: Iterable[Any]) -> list[RecordLine]:
    return [_line(section, thing) for thing in things]


def _line(section: Section, thing: Any) -> RecordLine:
    if isinstance(thing, Record):
        kind = capfirst(kinds.of(thing).name)
        return RecordLine(
            str(thing), record_url(thing), when(thing), day(thing), thing.committee.short, kind,
            tag=state_tag(thing.state),
        )  # fmt: skip
    if isinstance(thing, Committee):
        above = thing.parent.short if thing.parent else ""
        return RecordLine(str(thing), thing.get_absolute_url(), str(thing.level), by=above, tag=_tag(_("committee")))
    url = reverse("desk:book-detail", args=[section.book, thing.pk])
    return RecordLine(str(thing), url, "", by=thing.committee.short, tag=_tag(section.book.name))


def _tag(name: str) -> Tag:
    return Tag(name, "plain", "dot")
