"""Pages of lists of records."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from committees import access
from committees.listing import Column as ListColumn
from committees.models import Record
from qinggang import keyset
from qinggang.desk import columns
from qinggang.desk.filters import KindFilter
from qinggang.desk.pages.chain import state_tag
from qinggang.desk.pages.links import crumbs, filter_new_url, kind_link, list_url, new_url, record_url
from qinggang.desk.pages.saved_filters import saved_lists
from qinggang.desk.pages.together import choosing
from qinggang.desk.question import ANY_LENGTH, FEW, ListQuestion
from qinggang.look.desk_parts import RecordRow, RecordTable, SortColumn
from qinggang.look.parts import Cell, Empty, Link, Notice, Pages
from qinggang.presenting.paging import page_of

SIZE = 20
PLACES = ("after", "before", "page")  # the words of an address that name a place in the list


def list_page(request: HttpRequest, question: ListQuestion) -> dict[str, Any]:
    """The context of desk/record_list.html for one kind of record. Costs the same queries whatever there is."""
    kind = question.kind
    found, pages, notices = _page_of(request, question)
    new = Link(_("Enter: %(kind)s") % {"kind": kind.name}, new_url(kind))
    may_enter = bool(kind.form) and access.can_enter(request.user, kind)
    return {
        "crumbs": crumbs(kind_link(kind)),
        "title": capfirst(kind.plural),
        "new": new if may_enter else None,
        "notices": notices,
        "filters": question.filters,
        "arrangement": question.arrangement,
        "saved": saved_lists(request.user, kind),
        "save_url": filter_new_url(kind, question.query) if question.query else "",
        "reset_url": list_url(kind) if question.query else "",
        "counted": _counted(question),
        "table": _table(question, found) if found else None,
        "choosing": choosing(request.user, question, len(found)) if found else None,
        "pages": pages,
        "empty": _empty(question.filters, new if may_enter else None) if not pages.previous_url else _beyond(pages),
    }


def _page_of(request: HttpRequest, question: ListQuestion) -> tuple[list[Record], Pages, list[Notice]]:
    """The records of the page that is asked for, the way to its neighbours, and what has to be said about it."""
    notices = [Notice(_TOO_LONG % {"limit": f"{FEW:,}"}, tone="warning")] if question.is_too_long else []
    order = question.order
    if order is None:
        found, pages = page_of(request, question.rows_in_order, SIZE)
        return found, pages, notices
    piece = keyset.piece(question.rows, order, request.GET, SIZE)
    if piece.is_lost:
        notices.append(Notice(_("That place in the list could not be found. This is its beginning."), tone="warning"))
    pages = Pages(
        previous_url=_address(question, before=piece.before),
        next_url=_address(question, after=piece.after),
        first_url=_address(question) if piece.before else "",
        previous_name=_("Previous page"),
        next_name=_("Next page"),
    )
    return piece.records, pages, notices


_TOO_LONG = gettext_lazy(
    "More than %(limit)s records fit. Lists of this length can be sorted by day, by last change and by committee;"
    " narrow it to sort it by something else."
)


def _address(question: ListQuestion, **place: str) -> str:
    """The list's address with a place; empty where a place is asked for and there is none."""
    if place and not any(place.values()):
        return ""
    query = QueryDict(question.query, mutable=True)
    query.update(place)
    return list_url(question.kind, query.urlencode())


def _counted(question: ListQuestion) -> str:
    count = question.count
    if count.is_more:
        return _("More than %(number)s records") % {"number": f"{count.number:,}"}
    return ngettext("%(number)s record", "%(number)s records", count.number) % {"number": f"{count.number:,}"}


def _table(question: ListQuestion, found: list[Record]) -> RecordTable:
    shown = question.columns
    return RecordTable(
        capfirst(question.kind.plural),
        [_head(question, column) for column in shown],
        [RecordRow(f"{record.pk}:{record.version}", [_cell(record, column) for column in shown]) for record in found],
    )


def _head(question: ListQuestion, column: ListColumn) -> SortColumn:
    """The heading of a column: a link that sorts by it, or turns its order round."""
    can_sort = column.order and (column.key in ANY_LENGTH or not question.count.is_more)
    is_sorted = question.sort.lstrip("-") == column.key
    order = ("descending" if question.sort.startswith("-") else "ascending") if is_sorted else ""
    url = ""
    if can_sort:
        query = QueryDict(question.query, mutable=True)
        query["sort"] = column.key if order == "descending" else f"-{column.key}" if order else _first_order(column)
        url = list_url(question.kind, query.urlencode())
    return SortColumn(capfirst(column.name), url, order, column.is_number)


def _first_order(column: ListColumn) -> str:
    """Times begin with the newest, all else with the first."""
    return f"-{column.key}" if column.key in (columns.DAY, columns.CHANGED) else column.key


def _cell(record: Record, column: ListColumn) -> Cell:
    if column.key == columns.TITLE:
        return Cell(column.said(record), record_url(record))
    tag = state_tag(record.state) if column.key == "state" else None
    return Cell(column.said(record), column=capfirst(column.name), is_number=column.is_number, tag=tag)


def _empty(filters: KindFilter, new: Link | None) -> Empty:
    if filters.is_used:
        return Empty(_("Nothing fits these filters"), _("Take one away, or show everything."))
    return Empty(_("Nothing here yet"), _("Records of your committee appear here once they are submitted."), new)


def _beyond(pages: Pages) -> Empty:
    return Empty(
        _("The list ends before this place"),
        _("Records that stood here were moved or taken out meanwhile."),
        Link(_("To the beginning"), pages.first_url),
    )
