"""What the pages of the way of aid show. Children stand in them by a code and the first character of the name."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from assistance import aid_steps, rosters
from assistance.models import AidBatch, AidStep, RosterLine
from committees import access, kinds
from committees.listing import NOTHING
from committees.models import User
from committees.quantities import format_number
from qinggang.desk.pages.links import crumbs, kind_link, record_url
from qinggang.look.errors import summarise
from qinggang.look.panels import Panel
from qinggang.look.parts import Cell, Column, Empty, Fact, Link, Notice, Table, Tag, table
from qinggang.presenting.dates import full


def panels(user: User, batch: AidBatch) -> list[Panel]:
    """What the page of a batch says of its way. Costs one query, and three more for who keeps its roster."""
    steps = aid_steps.steps_of(batch)
    keeps = rosters.keeps(user, batch)
    enters = access.can_enter(user, kinds.get("aid_batch"), batch.committee)
    links = [Link(_("Enter a step"), reverse("aid:steps", args=[batch.pk]))] if enters else []
    if keeps:
        links.append(Link(_("Roster of children"), reverse("aid:roster", args=[batch.pk])))
    return [
        Panel(
            _("Its way to the children"),
            notices=differences(batch) if keeps else (),
            tables=[_steps_table(steps)] if steps else (),
            nothing=_("No step has been entered yet."),
            links=links,
        )
    ]


def _steps_table(steps: list[AidStep]) -> Table:
    rows = [[Cell(step.get_stage_display()), Cell(full(step.on)), Cell(step.note or NOTHING)] for step in steps]
    return table(_("Steps taken"), [Column(_("Step")), Column(_("On")), Column(_("Note"))], rows)


def differences(batch: AidBatch) -> list[Notice]:
    """Where the roster and the batch do not say the same."""
    found, held = [], rosters.check(batch)
    if held.people_differ:
        said = _("The roster has %(lines)s lines; the batch says %(people)s people.")
        found.append(said % {"lines": held.lines, "people": format_number(held.people)})
    if held.amounts_differ:
        said = _("The lines of the roster make %(amount)s yuan; the batch says %(paid)s yuan.")
        found.append(said % {"amount": format_number(held.amount), "paid": format_number(held.paid)})
    return [Notice(sentence, _("Please check"), "warning") for sentence in found]


def steps_page(batch: AidBatch, form: Form | None) -> dict[str, Any]:
    """The context of aid/steps.html. `form` is None where every step has been taken."""
    steps = aid_steps.steps_of(batch)
    return {
        "crumbs": _way(batch, _("Steps")),
        "title": _("The way of this aid"),
        "about": str(batch),
        "errors": summarise(form) if form else None,
        "table": _steps_table(steps) if steps else None,
        "form": form,
        "last": steps[-1] if steps else None,
        "take_back_url": reverse("aid:take-back", args=[batch.pk]),
        "back": Link(_("Back to the batch"), record_url(batch)),
    }


def roster_page(batch: AidBatch, form: Form) -> dict[str, Any]:
    """The context of aid/roster.html. Costs a fixed number of queries."""
    doubles: dict[int, list[rosters.Double]] = {}
    for double in rosters.doubles_of(batch):
        doubles.setdefault(double.line.pk, []).append(double)
    lines = list(rosters.lines_of(batch))
    return {
        "crumbs": _way(batch, _("Roster of children")),
        "title": _("Roster of children"),
        "about": str(batch),
        "errors": summarise(form),
        "notices": [*_twice(doubles), *differences(batch)],
        "rows": [(_line(line, doubles.get(line.pk, [])), _remove_url(line)) for line in lines],
        "said": ngettext("%(count)d child", "%(count)d children", len(lines)) % {"count": len(lines)},
        "form": form,
        "notice_url": reverse("aid:notice", args=[batch.pk]) if lines else "",
        "back": Link(_("Rosters of aid"), reverse("aid:rosters")),
    }


def _remove_url(line: RosterLine) -> str:
    return reverse("aid:line-remove", args=[line.batch_id, line.pk])


def _twice(doubles: dict[int, list[rosters.Double]]) -> list[Notice]:
    if not doubles:
        return []
    said = ngettext(
        "%(count)d child may be paid twice under the same scheme for the same time.",
        "%(count)d children may be paid twice under the same scheme for the same time.", len(doubles),
    )  # fmt: skip
    return [Notice(said % {"count": len(doubles)}, _("Please check before money goes out"), "warning")]


def _line(line: RosterLine, doubles: list[rosters.Double]) -> dict[str, Any]:
    return {
        "code": line.code,
        "name": line.masked_name or _("erased"),
        "file": reverse("children:file", args=[line.child_id]) if line.child_id else "",
        "amount": _amount(line),
        "tags": [_double_tag(line, double) for double in doubles],
    }


def _amount(line: RosterLine) -> str:
    return NOTHING if line.amount is None else format_number(line.amount)


def _double_tag(line: RosterLine, double: rosters.Double) -> Tag:
    where = _("in this batch") if double.other.batch_id == line.batch_id else double.other.batch.committee.short
    said = _("paid twice") if double.is_sure else _("same name, perhaps another child")
    return Tag(f"{said} · {where}", "bad" if double.is_sure else "wait", "warn")


def rosters_page(found: list[Any]) -> dict[str, Any]:
    """The context of care/list.html: the batches whose rosters the reader keeps."""
    columns = [Column(_("Batch of aid")), Column(_("Committee")), Column(_("Scheme")), Column(_("How far")),
               Column(_("Children"), is_number=True)]  # fmt: skip
    rows = [
        [
            Cell(str(batch), reverse("aid:roster", args=[batch.pk])), Cell(batch.committee.short),
            Cell(str(batch.scheme)), Cell(batch.get_stage_display() or NOTHING), Cell(str(batch.lines)),
        ]
        for batch in found
    ]  # fmt: skip
    title = _("Rosters of aid")
    return {
        "crumbs": crumbs(Link(title)),
        "title": title,
        "links": [],
        "table": table(title, columns, rows) if rows else None,
        "empty": Empty(
            _("No batch of aid"), _("Once aid is entered, the children whom it reached can be entered here.")
        ),
    }


def notice_page(batch: AidBatch) -> dict[str, Any]:
    """The context of aid/notice.html: what is posted, by code alone."""
    lines = rosters.lines_of(batch)
    columns = [Column(pgettext("of a child", "Code")), Column(_("Amount in yuan"), is_number=True)]
    rows = [[Cell(line.code), Cell(_amount(line))] for line in lines]
    said = [
        (_("aid scheme"), str(batch.scheme)),
        (_("school term"), batch.get_term_display() if batch.term else ""),
        (_("committee"), str(batch.committee)),
        (_("number of children"), str(len(rows))),
        (_("posted on"), full(timezone.localdate())),
    ]
    return {
        "crumbs": _way(batch, _("Public notice by code")),
        "title": _("Public notice of aid"),
        "facts": [Fact(capfirst(name), [Link(text)]) for name, text in said if text],
        "table": table(_("Who receives it, by code"), columns, rows),
        "days": settings.NOTICE_DAYS,
        "back": Link(_("Back to the roster"), reverse("aid:roster", args=[batch.pk])),
    }


def _way(batch: AidBatch, last: str) -> list[Link]:
    return crumbs(kind_link(kinds.get("aid_batch")), Link(str(batch), record_url(batch)), Link(last))
