"""The page on which a record is entered or changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committees import changes, comparing, history, kinds
from committees.entry import Entry
from committees.models import Draft, Record, User, Version
from qinggang.desk.pages import happened
from qinggang.desk.pages.chain import chain_of
from qinggang.desk.pages.links import autosave_url, copy_url, crumbs, draft_url, kind_link, list_url, record_url
from qinggang.desk.pages.returned import in_form, why_returned
from qinggang.look.desk_parts import Button, FormRows
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Link, Notice, Table, table
from qinggang.presenting.dates import when


def entry_page(
    user: User, kind: kinds.Kind, entry: Entry, *, key: UUID, hidden: dict[str, str], record: Record | None,
    draft: Draft | None, notices: list[Notice] | None = None, tables: list[Table] | None = None,
    alike: list[Record] | None = None, copy_from: Record | None = None, offer: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The context of desk/record_form.html."""
    title = _("Change: %(title)s") % {"title": record} if record else _("Enter: %(kind)s") % {"kind": kind.name}
    versions = list(history.of(record)) if record else []
    question = happened.question(user, record) if record else None
    return {
        "crumbs": crumbs(kind_link(kind), Link(title)),
        "title": title,
        "chain": chain_of(record, versions, is_protected=kind.is_protected),
        "notices": [
            *(_why(record, versions, entry, is_asked=question is not None) if record else []),
            *(notices or []),
            *([same(alike)] if alike else []),
        ],
        "happened": question,
        "copy": Link(_("Copy the last one: %(title)s") % {"title": copy_from}, copy_url(copy_from))
        if copy_from
        else None,
        "tables": tables or [],
        "errors": summarise(*entry.parts),
        "form": entry.form,
        "rows": [FormRows(part.title, part) for part in entry.tables.values()],
        "hidden": hidden,
        "buttons": [_submit(alike), *([REPLACE] if offer else []), Button("save", _("Save the draft"))],
        "saved": said_saved(draft) if draft else "",
        "autosave_url": autosave_url(kind, record),
        "token_url": reverse("desk:fresh-token"),
        "cancel_url": record_url(record) if record else list_url(kind),
    }


REPLACE = Button("replace", gettext_lazy("Write “a pupil” instead"))


def _why(record: Record, versions: list[Version], entry: Entry, *, is_asked: bool) -> list[Notice]:
    """Why it was returned; not where the question above the form already says so."""
    returned = changes.last_return(versions)
    if is_asked and returned is not None and returned.verb == "ask_back":
        return []
    return why_returned(record, versions, in_form(entry))


def _submit(alike: list[Record] | None) -> Button:
    return Button("another", _("It is another one: submit")) if alike else Button("submit", _("Submit"))


def same(alike: list[Record]) -> Notice:
    """Records that may be the same as the one that is being entered."""
    text = _("There is already something much like this, of the same committee. Look before you enter it twice.")
    links = [Link(f"{record} · {record.committee} · {when(record)}", record_url(record)) for record in alike]
    return Notice(text, _("Is this the same?"), "warning", links)


def said_saved(draft: Draft) -> str:
    return _("Saved at %(time)s") % {"time": f"{timezone.localtime(draft.saved_at):%H:%M}"}


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
        [Cell(change.label), Cell(_said(change.before)), Cell(_said(change.after))]
        for change in comparing.differences(stored, entry.fields, entry.rows)
    ]
    return notice, table(_("Where the two differ"), columns, rows)


def _said(words: str) -> str:
    return words.replace("\n", "; ") or "–"


def newer(draft: Draft, kind: kinds.Kind) -> Notice:
    """What to tell the second of two windows on one draft."""
    text = _(
        "This draft was saved from another window, at %(time)s. Nothing was overwritten. What you typed here is still "
        "in the form: save it again if it is to hold."
    ) % {"time": f"{timezone.localtime(draft.saved_at):%H:%M}"}
    return Notice(text, _("Not saved"), "warning", [Link(_("See what was saved there"), draft_url(draft, kind))])


def kept_apart(record: Record) -> Notice:
    """What stands above a draft whose record can no longer be changed."""
    text = _(
        "You typed this for a record that was submitted, approved or put away meanwhile. It is kept here as a draft of "
        "its own. Take from it what you need, or throw it away."
    )
    return Notice(text, tone="warning", links=[Link(str(record), record_url(record))])


def opened_by_another() -> Notice:
    text = _(
        "This page was opened by somebody else, and you have signed in since. Nothing was saved or submitted. Look at "
        "what is typed here before you send it under your own name."
    )
    return Notice(text, _("Another person's page"), "warning")


def too_long() -> str:
    return _("This is too long to be kept as a draft. Shorten it, or keep a copy of your own.")
