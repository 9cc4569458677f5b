"""The page on which a record is entered or changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import changes, history, kinds
from committees.choices import State
from committees.entry import Entry
from committees.models import Draft, Record, User
from qinggang.desk.pages.chain import chain_of
from qinggang.desk.pages.links import crumbs, kind_link, list_url, record_url
from qinggang.look.desk_parts import Button, FormRows
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Link, Notice, Table, table


def entry_page(
    user: User, kind: kinds.Kind, entry: Entry, *, key: UUID, record: Record | None, draft: Draft | None,
    version: int | None, notices: list[Notice] | None = None, tables: list[Table] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The context of desk/record_form.html."""
    title = _("Change: %(title)s") % {"title": record} if record else _("Enter: %(kind)s") % {"kind": kind.name}
    versions = list(history.of(record)) if record else []
    return {
        "crumbs": crumbs(kind_link(kind), Link(title)),
        "title": title,
        "chain": chain_of(record, versions, is_protected=kind.is_protected),
        "notices": [*_why_returned(record, versions), *(notices or [])],
        "tables": tables or [],
        "errors": summarise(*entry.parts),
        "form": entry.form,
        "rows": [FormRows(part.title, part) for part in entry.tables.values()],
        "hidden": {"draft_key": str(key), "version": str(version or "")},
        "buttons": [Button("submit", _("Submit")), Button("save", _("Save the draft"))],
        "saved": _saved(draft),
        "cancel_url": record_url(record) if record else list_url(kind),
    }


def _saved(draft: Draft | None) -> str:
    if draft is None:
        return ""
    return _("Saved at %(time)s") % {"time": f"{timezone.localtime(draft.saved_at):%H:%M}"}


def _why_returned(record: Record | None, versions) -> list[Notice]:
    if record is None or record.state != State.RETURNED:
        return []
    returned = changes.last_return(versions)
    return [Notice(changes.why(returned), _("Why it was returned"), "warning")] if returned else []


def conflict(entry: Entry, stored: Record) -> tuple[Notice, Table]:
    """What to tell the second of two editors, and where what they typed differs from what is stored now."""
    last = history.of(stored).last()
    notice = Notice(
        _("%(who)s changed this record while you were typing. Nothing was overwritten. Below is what is stored now; "
          "what you typed is still in the form. Submit again if yours is to hold.")
        % {"who": changes.who(last) if last else ""},
        _("Somebody else was quicker"), "warning",
    )  # fmt: skip
    columns = [Column(_("Field")), Column(_("Stored now")), Column(_("What you typed"))]
    rows = [
        [Cell(capfirst(stored._meta.get_field(name).verbose_name)), Cell(_said(now)), Cell(_said(typed))]
        for name, typed in entry.fields.items()
        if not hasattr(typed, "all") and _said(now := getattr(stored, name)) != _said(typed)
    ]
    return notice, table(_("Where the two differ"), columns, rows)


def _said(value: Any) -> str:
    return "–" if value in (None, "") else str(value)
