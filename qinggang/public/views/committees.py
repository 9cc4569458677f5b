"""All committees, as a tree."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees.models import Committee
from committees.models.committee import STEP
from qinggang.look.parts import Node
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import EmptyPortal, explained

MOST = 400  # nodes on one page; of a larger tree only the upper levels are shown
UPPER_LEVELS = 2


@login_not_required
@require_safe
@explained
def committees(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/committee_tree.html", committees_page())


def committees_page() -> dict[str, Any]:
    """The context of public/committee_tree.html. Costs two queries at most."""
    everything = Committee.objects.open().select_related("level").in_tree_order()
    nodes = list(everything[: MOST + 1])
    is_cut = len(nodes) > MOST
    if is_cut:
        upper = everything.annotate(depth=Length("path")).filter(depth__lte=UPPER_LEVELS * STEP)
        nodes = list(upper[:MOST])
    if not nodes:
        raise EmptyPortal
    return {
        "crumbs": crumbs(_("Committees")),
        "title": _("Committees"),
        "lead": _(
            "From the county down to its towns, departments, schools and villages, with their stations and teams."
        ),
        "nodes": tree_of(nodes),
        "note": _("The tree is long; each committee's page shows what is below it.") if is_cut else "",
    }


def tree_of(committees: list[Committee], *, open_levels: int = 1) -> list[Node]:
    """The committees under one another, in the order given; those whose parent is not among them are the roots."""
    below = defaultdict(list)
    known = {committee.pk for committee in committees}
    for committee in committees:
        below[committee.parent_id if committee.parent_id in known else None].append(committee)
    return [_node(root, below, open_levels) for root in below[None]]


def _node(committee: Committee, below: dict[int | None, list[Committee]], open_levels: int) -> Node:
    children = below.get(committee.pk, [])
    return Node(
        name=committee.short,
        url=committee.get_absolute_url(),
        note=committee.level.say("name"),
        children=[_node(child, below, open_levels - 1) for child in children],
        is_open=open_levels > 0,
    )
