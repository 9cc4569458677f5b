"""One committee: its figures, posts and honours, what it published and what is below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access, indicators, suppression
from committees.models import Committee, Honour, PostHolder
from committees.periods import ALL_TIME
from qinggang.look.parts import Fact, Figure, Link, Node, Notice, RecordLine
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, figure
from qinggang.presenting.records import public_name, record_line
from qinggang.public.crumbs import crumbs
from qinggang.public.plates import plates, public_studios
from qinggang.public.views.committees import tree_of

NEWEST = 10
MOST_BELOW = 200


@login_not_required
@require_safe
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    found = Committee.objects.select_related("level", "parent").filter(slug=slug).first()
    if found is None:
        raise Http404
    return TemplateResponse(request, "public/committee.html", committee_page(found))


def committee_page(found: Committee) -> dict[str, Any]:
    """The context of public/committee.html. Costs the same queries whatever is below the committee."""
    return {
        "crumbs": crumbs(found.say("name"), Link(_("Committees"), reverse("public:committees"))),
        "title": found.say("name"),
        "lead": _lead(found),
        "notices": list(_notices(found)),
        "figures": _figures(found),
        "facts": [*_facts(found), *_posts(found), *_honours(found)],
        "nodes": _below(found),
        "studios": plates(public_studios().filter(committee=found)),
        "lines": _newest(found),
        "more": Link(_("All activities"), f"{reverse('public:activities')}?{urlencode({'committee': found.slug})}"),
    }


def _lead(found: Committee) -> str:
    level = capfirst(found.level.say("name"))
    if found.parent is None:
        return level
    return _("%(level)s, belongs to %(parent)s") % {"level": level, "parent": found.parent.say("name")}


def _notices(found: Committee) -> Iterator[Notice]:
    if found.closed_on:
        yield Notice(_("This committee was closed on %(day)s.") % {"day": dates.full(found.closed_on)}, tone="warning")
    if found.say("to_be_confirmed"):
        yield Notice(found.say("to_be_confirmed"), title=_("To be confirmed"), tone="confirm")


def _figures(found: Committee) -> list[Figure]:
    """The headline figures that are not nothing and not withheld."""
    asked = [one for one in indicators.built_in() if one.is_headline]
    answers = suppression.answers(asked, [found], ALL_TIME)
    shown = [answers[found.pk, indicator.key] for indicator in asked]
    units = Units()
    return [
        figure(answer, units, url=addresses.of_figure(answer.indicator, found))
        for answer in shown
        if answer.total and not answer.is_withheld
    ]


def _facts(found: Committee) -> Iterator[Fact]:
    if found.parent:
        yield Fact(_("Belongs to"), [Link(found.parent.say("name"), found.parent.get_absolute_url())])
    if found.founded_on:
        yield Fact(_("Founded"), [Link(dates.full(found.founded_on))])
    if found.address:
        yield Fact(_("Office"), [Link(found.address)])
    if found.phone:
        yield Fact(_("Telephone"), [Link(found.phone)])


def _posts(found: Committee) -> Iterator[Fact]:
    """Who holds which post today, where the person is a volunteer who may be named in public."""
    today = timezone.localdate()
    held = PostHolder.objects.filter(
        Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gt=today),
        committee=found, elder__named_in_public=True,
    ).select_related("title", "elder").order_by("title__position", "position", "pk")  # fmt: skip
    names: dict[str, list[Link]] = {}
    for post in held:
        names.setdefault(post.title.say("name"), []).append(Link(public_name(post.elder)))
    for title, links in names.items():
        yield Fact(title, links)


def _honours(found: Committee) -> Iterator[Fact]:
    honours = Honour.objects.filter(committee=found).order_by("level__position", "pk")
    if honours:
        yield Fact(_("Honours"), [Link(honour.say("name")) for honour in honours])


def _below(found: Committee) -> list[Node]:
    below = Committee.objects.open().filter(parent=found).select_related("level").in_tree_order()
    return tree_of(list(below[:MOST_BELOW]))


def _newest(found: Committee) -> list[RecordLine]:
    records = access.public_records().filter(is_plan=False).reaching([found])
    newest = records.for_list().with_places().newest_first()[:NEWEST]
    return [record_line(record, addresses.of_record(record), with_places=True) for record in newest]
