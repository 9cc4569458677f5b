"""What the work lists of children's care show: codes, days and reasons, and never a name of a child."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assistance.contact import Contact
from assistance.continuity import Danger, Suggestion
from assistance.models import Child, Referral
from assistance.volumes import CHILDREN, REFERRALS
from committees import access, kinds
from committees.models import User
from qinggang.desk.pages.links import book_link, book_url, crumbs, new_url
from qinggang.look.parts import Cell, Column, Empty, Link, Table, Tag, table
from qinggang.presenting.dates import full

LAST_VISITS = 5


def overdue_page(_user: User, found: list[Contact]) -> dict[str, Any]:
    columns = [pgettext("of a child", "Code"), _("Committee"), _("Last contact"), _("Due on"), _("Late"), _("Planned")]
    rows = [
        [
            _child(one.pairing.child), Cell(one.pairing.child.committee.short),
            Cell(said_day(one.last_on, _("none yet"))), Cell(full(one.due_on)),
            Cell(_days(one.days_late), tag=_lost(one)), Cell(said_day(one.planned_on, "–")),
        ]
        for one in found
    ]  # fmt: skip
    empty = Empty(_("No contact is overdue"), _("Every child has been seen in time."))
    return _page(_("Overdue contacts"), columns, rows, empty)


def problems_page(user: User, found: list[Referral]) -> dict[str, Any]:
    keeps = access.has_role(user, access.ENTERS_PROTECTED)
    columns = [
        pgettext("of a child", "Code"),
        _("Committee"),
        _("Aspect"),
        _("Referred on"),
        _("To be solved by"),
        _("To do"),
    ]
    rows = [
        [
            _child(one.child), Cell(one.child.committee.short), Cell(str(one.aspect)), Cell(full(one.referred_on)),
            Cell(full(one.due_on), tag=_late(one.due_on)), _solve(one, keeps),
        ]
        for one in found
    ]  # fmt: skip
    empty = Empty(_("No problem is open"), _("Problems that are handed on stay here until they are solved."))
    return _page(_("Open problems"), columns, rows, empty)


def _solve(problem: Referral, keeps: bool) -> Cell:
    return Cell(_("Say how it was solved"), book_url("edit", REFERRALS, problem.pk)) if keeps else Cell("–")


def continuity_page(_user: User, found: list[Danger]) -> dict[str, Any]:
    columns = [pgettext("of a child", "Code"), _("Committee"), _("Why"), _("Next contact due"), _("To do")]
    rows = [
        [
            _child(one.contact.pairing.child), Cell(one.contact.pairing.child.committee.short),
            Cell(joined(one.reasons)), Cell(full(one.contact.due_on)),
            Cell(_("Suggest a helper"), reverse("care:helpers", args=[one.contact.pairing.child_id])),
        ]
        for one in found
    ]  # fmt: skip
    empty = Empty(_("No child is in danger of being left alone"), _("Every child has somebody who stays."))
    return _page(_("Who may be left without a helper"), columns, rows, empty)


def helpers_page(user: User, child: Child, found: list[Suggestion]) -> dict[str, Any]:
    enters = access.can_enter(user, kinds.get("pairing"), child.committee)
    begin = f"{new_url(kinds.get('pairing'))}?child={child.pk}&elder="
    rows = [
        [
            Cell(str(one.elder)), Cell(one.elder.committee.short), Cell(joined(one.reasons)),
            Cell(_("Enter the pairing"), f"{begin}{one.elder.pk}") if enters else Cell("–"),
        ]
        for one in found
    ]  # fmt: skip
    columns = [_("Five-old volunteer"), _("Committee"), _("Why"), _("To do")]
    empty = Empty(_("Nobody near has room"), _("Ask the committee above for a volunteer."))
    page = _page(_("Who could help %(code)s") % {"code": child.code}, columns, rows, empty)
    way = crumbs(book_link(CHILDREN), Link(child.code, _child(child).url), Link(_("Suggest a helper")))
    return {**page, "crumbs": way, "pages": None, "links": []}


def _page(title: str, columns: list[str], rows: list[list[Cell]], empty: Empty) -> dict[str, Any]:
    lists = [
        Link(_("Overdue contacts"), reverse("care:overdue")),
        Link(_("Open problems"), reverse("care:problems")),
        Link(_("Who may be left without a helper"), reverse("care:continuity")),
    ]
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(title)),
        "title": title,
        "links": [link for link in lists if link.name != title],
        "table": list_table(title, columns, rows),
        "empty": empty,
    }


def list_table(caption: str, names: list[str], rows: list[list[Cell]]) -> Table | None:
    return table(caption, [Column(name) for name in names], rows) if rows else None


def _child(child: Child) -> Cell:
    return Cell(child.code, reverse("children:file", args=[child.pk]))


def joined(parts: Iterable[str]) -> str:
    return pgettext("between two reasons", "; ").join(parts)


def said_day(day: date | None, otherwise: str) -> str:
    return full(day) if day else otherwise


def _days(number: int) -> str:
    return ngettext("%(count)d day", "%(count)d days", number) % {"count": number}


def _lost(one: Contact) -> Tag | None:
    said = [_days(one.days_late), _("no contact")]
    return Tag(" · ".join(said), "bad", "warn") if one.is_lost else None


def _late(day: date) -> Tag | None:
    said = [full(day), _("overdue")]
    return Tag(" · ".join(said), "bad", "warn") if day < timezone.localdate() else None
