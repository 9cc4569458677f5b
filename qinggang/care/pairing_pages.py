"""What the pages of one pairing say: how it goes on, and the sheet on which it is handed over. Never a child's name."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from assistance.models import Pairing, Visit
from committees import access, kinds
from committees.models import User
from committees.review import policies
from qinggang.care.pages import joined, list_table, said_day
from qinggang.desk.pages.links import crumbs, kind_link, record_url
from qinggang.look.desk_parts import Decision
from qinggang.look.errors import summarise
from qinggang.look.panels import Panel
from qinggang.look.parts import Cell, Fact, Link, Notice, Table
from qinggang.presenting.dates import full, when

LAST_VISITS = 5


def panels(user: User, pairing: Pairing) -> list[Panel]:
    """What can be said of a pairing that counts. Costs no query."""
    links = [Link(_("Handover sheet"), reverse("care:handover", args=[pairing.pk]))]
    resume = None
    if policies.can_go_on(user, pairing) and not pairing.ended_on:
        ways = [(_("Change who helps"), "care:change-helpers"), (_("End the pairing"), "care:end")]
        if pairing.paused_on:
            resume = Decision(_("Let it go on"), reverse("care:resume", args=[pairing.pk]))
        else:
            ways.insert(1, (_("Let the pairing pause"), "care:pause"))
        links = [*(Link(name, reverse(address, args=[pairing.pk])) for name, address in ways), *links]
    return [Panel(_("How it goes on"), notices=_stand(pairing), links=links, decision=resume)]


def _stand(pairing: Pairing) -> list[Notice]:
    if pairing.ended_on:
        return [Notice(_("It ended on %(day)s.") % {"day": full(pairing.ended_on)})]
    if pairing.paused_on:
        said = _("It pauses since %(day)s. Meanwhile no contact is due.")
        return [Notice(said % {"day": full(pairing.paused_on)}, "", "warning")]
    return []


def step_page(pairing: Pairing, form: Any, title: str) -> dict[str, Any]:
    """The context of care/step.html. Costs one query."""
    return {
        "crumbs": crumbs(kind_link(kinds.get("pairing")), Link(str(pairing), record_url(pairing)), Link(title)),
        "title": title,
        "about": str(pairing),
        "errors": summarise(form),
        "helpers": _helpers_table(pairing),
        "form": form,
        "back": Link(_("Back to the pairing"), record_url(pairing)),
    }


def _helpers_table(pairing: Pairing) -> Table | None:
    helpers = pairing.helpers.select_related("elder").order_by("since", "pk")
    names = [_("Name"), _("Helps as"), _("Since"), _("Until")]
    rows = [
        [
            Cell(str(one)), Cell(one.get_role_display()), Cell(said_day(one.since or pairing.since, "–")),
            Cell(said_day(one.until, "–")),
        ]
        for one in helpers
    ]  # fmt: skip
    return list_table(_("Who helps"), names, rows)


def handover_page(user: User, pairing: Pairing) -> dict[str, Any]:
    """The context of care/handover.html. Costs a fixed number of queries."""
    child = pairing.child
    visits = access.visible_records(user, Visit.objects.filter(children=child)).for_list().newest_first()
    problems = child.referrals.filter(solved_on=None).select_related("aspect").order_by("due_on", "pk")
    return {
        "crumbs": crumbs(Link(str(pairing), record_url(pairing)), Link(_("Handover sheet"))),
        "title": _("Handover sheet: %(code)s") % {"code": child.code},
        "facts": _facts(pairing),
        "helpers": _helpers_table(pairing),
        "visits": [(when(visit), str(visit.way)) for visit in visits.select_related("way")[:LAST_VISITS]],
        "problems": [(str(one.aspect), full(one.due_on)) for one in problems],
    }


def _facts(pairing: Pairing) -> list[Fact]:
    aspects = [str(one.aspect) for one in pairing.aims.select_related("aspect").order_by("pk")]
    said = [
        (_("committee"), str(pairing.committee)),
        (_("how closely accompanied"), pairing.get_tier_display()),
        (_("aspects of the aims"), joined(aspects)),
        (_("printed on"), full(timezone.localdate())),
    ]
    return [Fact(capfirst(name), [Link(text)]) for name, text in said if text]
