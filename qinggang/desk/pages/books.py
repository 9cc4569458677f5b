"""Pages of the registers on the desk: lists, one entry with its history, its form, and taking it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import access, books, changes, history, kinds, merging, references, registers
from committees.books import Book
from committees.entry import Entry
from committees.models import Draft, Lettered, Record, User
from committees.privacy import classes_of
from committees.quantities import format_number
from qinggang.desk.book_filter import BookFilter
from qinggang.desk.pages.book_links import beside, groups_about, notices_about
from qinggang.desk.pages.entry import said_saved
from qinggang.desk.pages.events import events_of
from qinggang.desk.pages.links import book_link, book_url, crumbs, kind_link, record_url
from qinggang.look.desk_parts import Button
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Empty, Fact, Link, Notice, Table, table
from qinggang.presenting.dates import full
from qinggang.presenting.paging import page_of


def entry_url(book: Book, entry: models.Model) -> str:
    """Where the entry is shown: on a page of its own, or on that of the thing it is a part of."""
    return _page_of(book.owner_of(entry), book)


def _page_of(thing: Any, book: Book) -> str:
    if isinstance(thing, Record):
        return record_url(thing)
    return book_url("detail", books.of(type(thing)) or book, thing.pk)


def entry_link(book: Book, entry: models.Model) -> Link:
    return Link(str(entry), entry_url(book, entry))


def book_page(request: HttpRequest, book: Book, entries: models.QuerySet, filters: BookFilter) -> dict[str, Any]:
    """The context of desk/book_list.html."""
    found, pages = page_of(request, entries)
    new = Link(_("Enter: %(kind)s") % {"kind": book.name}, book_url("new", book))
    new = new if access.has_role(request.user, book.keepers) else None
    if filters.is_used:
        empty = Empty(_("Nothing fits these filters"), _("Take one away, or show everything."))
    else:
        empty = Empty(_("Nothing here yet"), _("What your committees keep in this register appears here."), new)
    return {
        "crumbs": crumbs(book_link(book)),
        "title": capfirst(book.plural),
        "new": new,
        "beside": beside(book, request.user),
        "filters": filters,
        "reset_url": book_url("list", book) if filters.is_used else "",
        "table": _table(book, found) if found else None,
        "pages": pages,
        "empty": empty,
    }


def _table(book: Book, entries: Iterable[Any]) -> Table:
    columns = [Column(label_of(book, name)) for name in book.columns]
    rows = []
    for entry in entries:
        cells = [Cell(entry.committee.short if name == "committee" else said_of(entry, name)) for name in book.columns]
        cells[0] = Cell(cells[0].text, entry_url(book, entry))
        rows.append(cells)
    return table(capfirst(book.plural), columns, rows)


def label_of(book: Book, name: str) -> str:
    return _("Person") if name == "person" else capfirst(book.labels.get(name) or field_label(book.model, name))


def field_label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def said_of(entry: models.Model, name: str) -> str:
    """A value of an entry in words. Links to several things must have been gathered."""
    value = getattr(entry, name)
    if hasattr(value, "all"):
        return pgettext("between two names", ", ").join(map(str, value.all())) or "–"
    if hasattr(entry, f"get_{name}_display"):
        return str(getattr(entry, f"get_{name}_display")() or "–")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "isoformat"):
        return full(value)
    if isinstance(value, Decimal):
        return format_number(value)
    return "–" if value in (None, "") else str(value)


def entry_page(user: User, book: Book, entry: Any) -> dict[str, Any]:
    """The context of desk/book_entry.html. What is personal is told only to who keeps the entry."""
    keeps = registers.can_keep(user, entry)
    hidden = () if keeps else book.personal
    shown = [name for name in book.fields if name not in hidden]
    said = [(name, said_of(entry, name)) for name in shown]
    links = [
        Link(_("Change it"), book_url("edit", book, entry.pk)),
        Link(_("Remove it"), book_url("remove", book, entry.pk)),
    ]
    if issubclass(book.model, Lettered):
        links.append(Link(_("Merge with another entry"), book_url("merge", book, entry.pk)))
    to_confirm = entry.say("to_be_confirmed") if hasattr(entry, "to_be_confirmed") else ""
    return {
        "crumbs": crumbs(book_link(book), Link(str(entry))),
        "title": str(entry),
        "links": links if keeps else [],
        "notices": [
            *([Notice(to_confirm, _("To be confirmed"), "confirm")] if to_confirm else []),
            *notices_about(user, book, entry),
        ],
        "facts": [Fact(label_of(book, name), [Link(text)]) for name, text in said if text != "–"],
        "groups": groups_about(user, book, entry),
        "events": events_of(
            [_without(step, hidden) for step in _steps(entry)],
            book_url("undo", book, entry.pk) if keeps else "",
        ),
    }


def _steps(entry: Any) -> list[changes.Step]:
    """What happened to the entry, and to those that were merged into it, newest first."""
    told = changes.steps_of(entry)
    for versions in merging.merged_into(entry):
        told += changes.steps_in(versions, entry)
    return sorted(told, key=lambda step: (step.version.at, step.version.pk), reverse=True)


def _without(step: changes.Step, hidden: Iterable[str]) -> changes.Step:
    """The step without what it changed in these fields."""
    return replace(step, changes=[change for change in step.changes if change.field not in hidden])


def book_form_page(
    book: Book, form: Entry, *, hidden: dict[str, str], entry: Any, draft: Draft | None,
    notices: list[Notice] | None = None, tables: list[Table] | None = None, confirm: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The context of desk/book_form.html."""
    title = _("Change: %(title)s") % {"title": entry} if entry else _("Enter: %(kind)s") % {"kind": book.name}
    main = Button("another", _("It is another one: save it")) if confirm else Button("submit", _("Save"))
    autosave = book_url("autosave", book) + (f"?entry={entry.pk}" if entry else "")
    owner = entry or getattr(form.form, "owner", None)
    return {
        "crumbs": crumbs(*_trail(book, owner), Link(title)),
        "title": title,
        "notices": notices or [],
        "tables": tables or [],
        "errors": summarise(*form.parts),
        "form": form.form,
        "hidden": hidden,
        "buttons": [main, Button("save", _("Save the draft"))],
        "saved": said_saved(draft) if draft else "",
        "autosave_url": autosave,
        "token_url": reverse("desk:fresh-token"),
        "cancel_url": entry_url(book, entry) if entry else _way_back(book, owner),
        "remove_url": book_url("remove", book, entry.pk) if entry and book.part_of else "",
    }


def _trail(book: Book, owner: Any) -> list[Link]:
    """The way to a form: the list, and the thing that what is entered is a part of."""
    if not book.part_of:
        return [book_link(book)]
    top = _top(owner)
    if isinstance(top, Record):
        return [kind_link(kinds.of(top)), Link(str(top), record_url(top))]
    home = books.of(type(top))
    return [book_link(home), Link(str(top), book_url("detail", home, top.pk))] if home else []


def _way_back(book: Book, owner: Any) -> str:
    return _trail(book, owner)[-1].url if book.part_of and owner is not None else book_url("list", book)


def _top(owner: Any) -> Any:
    """The thing at the top: of a consent the child of its guardian."""
    book = books.of(type(owner))
    return book.owner_of(owner) if book else owner


def alike_notice(book: Book, alike: Iterable[Any]) -> Notice:
    """What may be the same thing, by name and committee."""
    links = [
        Link(
            _("%(name)s (%(committee)s)") % {"name": entry, "committee": entry.committee},
            entry_url(book, entry),
        )
        for entry in alike
    ]
    text = _("Look whether it is the same. If it is, use what is there; if it is another one, save it.")
    return Notice(text, _("There is already something like it"), "warning", links)


def conflict(form: Entry, stored: Any) -> tuple[Notice, Table]:
    """What to tell the second of two editors, and where what they typed differs from what is stored now."""
    last = history.of(stored).last()
    notice = Notice(
        _("%(who)s changed this entry while you were typing. Nothing was overwritten. Below is what is stored now; "
          "what you typed is still in the form. Save again if yours is to hold.")
        % {"who": changes.who(last) if last else ""},
        _("Somebody else was quicker"), "warning",
    )  # fmt: skip
    columns = [Column(_("Field")), Column(_("Stored now")), Column(_("What you typed"))]
    rows = []
    for name, typed in form.fields.items():
        now, mine = said_of(stored, name), _typed(stored, name, typed)
        if now != mine:
            if classes_of(type(stored)).get(name) == "protected":
                now = mine = _("(not shown: about a child)")
            rows.append([Cell(capfirst(stored._meta.get_field(name).verbose_name)), Cell(now), Cell(mine)])
    return notice, table(_("Where the two differ"), columns, rows)


def _typed(stored: Any, name: str, value: Any) -> str:
    field = stored._meta.get_field(name)
    if field.many_to_many:
        return pgettext("between two names", ", ").join(map(str, value)) or "–"
    return said_of(type(stored)(**{name: value}), name)


def removal_page(user: User, book: Book, entry: Any) -> dict[str, Any]:
    """The context of desk/book_remove.html: what still uses the entry, or the question whether to remove it."""
    uses = references.uses_of(entry)
    return {
        "crumbs": crumbs(*_trail(book, entry), Link(_("Remove it"))),
        "title": _("Remove: %(title)s") % {"title": entry},
        "name": str(entry),
        "notices": [_blocked(uses)] if uses else [],
        "groups": groups_about(user, book, entry) if uses else [],
        "can_remove": not uses,
        "cancel_url": entry_url(book, entry),
    }


def _blocked(uses: list[references.Use]) -> Notice:
    text = _("It cannot be removed, because it is still used by: %(uses)s.")
    said = pgettext("between two names", ", ").join(map(str, uses))
    return Notice(text % {"uses": said}, _("Still used"), "warning")
