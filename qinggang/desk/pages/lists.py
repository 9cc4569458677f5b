"""Pages of lists of records."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import access, kinds
from qinggang.desk.filters import RecordFilter
from qinggang.desk.pages.chain import state_tag
from qinggang.desk.pages.links import crumbs, kind_link, list_url, new_url, record_url
from qinggang.look.parts import Cell, Column, Empty, Link, Table, table
from qinggang.presenting.dates import when
from qinggang.presenting.paging import page_of


def list_page(request: HttpRequest, kind: kinds.Kind, records, filters: RecordFilter) -> dict[str, Any]:
    """The context of desk/record_list.html for one kind of record."""
    found, pages = page_of(request, records.for_list().newest_first())
    new = Link(_("Enter: %(kind)s") % {"kind": kind.name}, new_url(kind))
    may_enter = bool(kind.form) and access.can_enter(request.user, kind)
    return {
        "crumbs": crumbs(kind_link(kind)),
        "title": capfirst(kind.plural),
        "lead": "",
        "new": new if may_enter else None,
        "filters": filters,
        "reset_url": list_url(kind) if filters.is_used else "",
        "table": record_table(capfirst(kind.plural), found) if found else None,
        "lines": [],
        "pages": pages,
        "empty": _empty(filters, new if may_enter else None),
    }


def record_table(caption: str, records) -> Table:
    columns = [Column(_("Title")), Column(_("When")), Column(_("Committee")), Column(_("Area")), Column(_("State"))]
    rows = [
        [
            Cell(str(record), record_url(record)),
            Cell(when(record)),
            Cell(record.committee.short),
            Cell(str(record.area)),
            Cell("", tag=state_tag(record.state)),
        ]
        for record in records
    ]
    return table(caption, columns, rows)


def _empty(filters: RecordFilter, new: Link | None) -> Empty:
    if filters.is_used:
        return Empty(_("Nothing fits these filters"), _("Take one away, or show everything."))
    return Empty(_("Nothing here yet"), _("Records of your committee appear here once they are submitted."), new)
