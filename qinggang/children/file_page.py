"""The page of one child: under its code for all who may know of the file, with the name for who gave a purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import approvals, reading
from assistance.access import RevealedChild
from assistance.models import Child, Consent, Milestone, Pairing, Visit
from assistance.volumes import CHILDREN
from committees import access as rights
from committees import books, changes, kinds, registers
from committees.models import Record, User
from qinggang.children.approval_pages import looks_table
from qinggang.children.consent_pages import consents_table, photos_table
from qinggang.desk.pages.books import field_label
from qinggang.desk.pages.chain import state_tag
from qinggang.desk.pages.events import events_of
from qinggang.desk.pages.links import book_link, book_url, crumbs, new_url, record_url
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Empty, Fact, Link, Notice, RecordLine, Table, Tag, table
from qinggang.presenting.dates import day, full, when

SHOWN = 20
IDENTITY = ("name", "id_number", "birth_year", "sex", "school_class", "phone", "address", "health", "notes")


def file_page(user: User, child: Child, form: Form, revealed: RevealedChild | None) -> dict[str, Any]:
    """The context of children/file.html. Costs a fixed number of queries."""
    keeps = registers.can_keep(user, child)
    may_add = keeps and child.erased_on is None
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(child.code)),
        "title": child.code,
        "tags": _tags(child),
        "links": _links(child) if may_add else [],
        "report_first": _report_first(),
        "errors": summarise(form),
        "facts": _facts(child),
        "revealed": _revealed_facts(revealed) if revealed else [],
        "form": form if may_add and revealed is None else None,
        "reveal_url": reverse("children:reveal", args=[child.pk]),
        "approval": _approval(user, child) if keeps else None,
        "parts": _parts(child, may_add),
        "timeline": _timeline(user, child),
        "looks": looks_table(reading.told(reading.looks_at(child)[:SHOWN]), with_code=False) if keeps else None,
        "events": events_of(changes.steps_of(child), book_url("undo", CHILDREN, child.pk) if keeps else ""),
    }


def _tags(child: Child) -> list[Tag]:
    if child.erased_on:
        tags = [Tag(_("erased on %(day)s") % {"day": full(child.erased_on)}, "plain")]
    elif child.closed_on:
        tags = [Tag(pgettext("of a file", "closed"), "plain")]
    else:
        tags = [Tag(pgettext("of a file", "open"), "ok", "check")]
    return [*tags, Tag(_("invented, for the demo"), "plain")] if child.is_invented else tags


def _links(child: Child) -> list[Link]:
    return [
        Link(_("Change the file"), book_url("edit", CHILDREN, child.pk)),
        Link(
            _("Enter: %(kind)s") % {"kind": kinds.get("visit").name}, f"{new_url(kinds.get('visit'))}?child={child.pk}"
        ),
        Link(_("Suggest a helper"), reverse("care:helpers", args=[child.pk])),
        Link(_("Note that a report was made"), _new_url("harm_report", f"child={child.pk}")),
        Link(_("Erase the file"), reverse("children:erase", args=[child.pk])),
    ]


def _new_url(key: str, query: str) -> str:
    return f"{book_url('new', _book(key))}?{query}"


def _book(key: str) -> Any:
    return books.get(key)


def _report_first() -> Notice:
    return Notice(
        _("Violence, neglect, abuse, a missing child: call the police at 110 or civil affairs at 12345 first. Whoever"
          " works with children has to report it by law. Do not describe it here; only note that it was reported."),
        _("Signs of harm? Report first"), "warning",
    )  # fmt: skip


def _facts(child: Child) -> list[Fact]:
    closed = f"{full(child.closed_on)} · {child.close_reason}" if child.closed_on else ""
    said = [
        (pgettext("of a person", "name"), child.masked_name),
        (_("committee"), str(child.committee)),
        (_("school"), str(child.school or "")),
        (_("circumstances"), child.care_needed),
        (pgettext("of a file", "closed on"), closed),
    ]
    return [Fact(capfirst(name), [Link(text)]) for name, text in said if text]


def _revealed_facts(revealed: RevealedChild) -> list[Fact]:
    """The file in the clear: what is not known is left out."""
    said = [(field_label(Child, name), getattr(revealed, name)) for name in IDENTITY]
    said += [(str(_("guardian")), f"{one.name} ({one.relation}) {one.phone}".strip()) for one in revealed.guardians]
    said += [*revealed.shown_by, *revealed.needs, *revealed.told]
    return [Fact(capfirst(name), [Link(str(text))]) for name, text in said if text]


def _approval(user: User, child: Child) -> Notice:
    """By which approval the officer reads; without one, whom to ask."""
    held = approvals.in_force(user, child.committee)
    if held is not None:
        words = {"what": held.purpose, "day": full(held.until)}
        return Notice(_("You may read this file for: %(what)s. The approval ends on %(day)s.") % words)
    people = pgettext("between two names", ", ").join(map(str, approvals.responsible_for(child.committee)))
    asked = _("Ask %(who)s for one.") % {"who": people} if people else _("Nobody is named yet who could give one.")
    return Notice(_("You have no approval in force to read the files of that committee.") + " " + asked, "", "warning")


def _parts(child: Child, keeps: bool) -> list[tuple[str, Table | None, Link | None]]:
    """What belongs to the file, in tables: a heading, the table if there is anything, and the way to add something."""
    return [
        (_("Circumstances"), _circumstances(child, keeps), _add("circumstance", child, keeps)),
        (_("Needs"), _needs(child, keeps), _add("need", child, keeps)),
        (_("Problems handed on"), _referrals(child, keeps), _add("referral", child, keeps)),
        (_("Guardians and their consent"), _guardians(child, keeps), _add("guardian", child, keeps)),
        (_("Consents and their papers"), consents_table(child, keeps), None),
        (_("Photos that show the child"), photos_table(child), None),
        (_("Reports of signs of harm"), _reports(child, keeps), _add("harm_report", child, keeps)),
    ]


def _add(key: str, child: Child, keeps: bool) -> Link | None:
    name = _("Enter: %(kind)s") % {"kind": _book(key).name}
    return Link(name, _new_url(key, f"child={child.pk}")) if keeps else None


def _days(since: Any, until: Any) -> str:
    first = full(since) if since else ""
    return f"{first} – {full(until)}" if until else first or "–"


def _rows(entries: Iterable[Any], key: str, keeps: bool, *said: Any) -> list[list[Cell]]:
    """A row for each entry: its first cell leads to the form that changes it."""
    book = _book(key)
    rows = []
    for entry in entries:
        cells = [Cell(str(say(entry))) for say in said]
        rows.append([Cell(cells[0].text, book_url("edit", book, entry.pk) if keeps else ""), *cells[1:]])
    return rows


def _table(caption: str, names: list[str], rows: list[list[Cell]]) -> Table | None:
    return table(caption, [Column(name) for name in names], rows) if rows else None


def _circumstances(child: Child, keeps: bool) -> Table | None:
    found = child.circumstances.select_related("kind").order_by("-since", "pk")
    rows = _rows(found, "circumstance", keeps, lambda one: one.kind, lambda one: _days(one.since, one.until))
    return _table(_("Circumstances"), [_("Circumstance"), _("From – until")], rows)


def _needs(child: Child, keeps: bool) -> Table | None:
    found = child.needs.select_related("aspect").order_by("met_on", "-seen_on", "pk")
    rows = _rows(found, "need", keeps, lambda one: one.aspect, lambda one: _days(one.seen_on, one.met_on))
    return _table(_("Needs"), [_("Aspect"), _("Seen on – met on")], rows)


def _referrals(child: Child, keeps: bool) -> Table | None:
    found = child.referrals.select_related("aspect").order_by("solved_on", "due_on", "pk")
    rows = _rows(
        found, "referral", keeps, lambda one: one.aspect, lambda one: full(one.due_on),
        lambda one: full(one.solved_on) if one.solved_on else _("open"),
    )  # fmt: skip
    return _table(_("Problems handed on"), [_("Aspect"), _("To be solved by"), _("Solved on")], rows)


def _reports(child: Child, keeps: bool) -> Table | None:
    found = child.harm_reports.order_by("-reported_on", "pk")
    rows = _rows(
        found, "harm_report", keeps, lambda one: one.get_reported_to_display(), lambda one: full(one.reported_on)
    )
    return _table(_("Reports of signs of harm"), [_("Reported to"), _("Reported on")], rows)


def _guardians(child: Child, keeps: bool) -> Table | None:
    found = child.guardians.prefetch_related("consents").order_by("pk")
    rows = _rows(found, "guardian", keeps, lambda one: one.masked_name, lambda one: one.get_relation_display())
    for row, guardian in zip(rows, found, strict=True):
        row.append(Cell("\n".join(map(_consent, guardian.consents.all())) or _("none yet")))
        url = _new_url("consent", f"guardian={guardian.pk}") if keeps else ""
        row.append(Cell(_("Enter: %(kind)s") % {"kind": _("consent")} if keeps else "", url))
    names = [_("Name"), _("Relation to the child"), _("Consent"), _("To do")]
    return _table(_("Guardians and their consent"), names, rows)


def _consent(consent: Consent) -> str:
    given = f"{consent.get_scope_display()}: {full(consent.given_on)}"
    if consent.withdrawn_on is None:
        return given
    return _("%(given)s, withdrawn on %(day)s") % {"given": given, "day": full(consent.withdrawn_on)}


def _timeline(user: User, child: Child) -> list[RecordLine]:
    """All that was done for the child and that this person may see, the newest first. Costs three queries."""
    found = [
        *_seen(user, Pairing.objects.filter(child=child)),
        *_seen(user, Visit.objects.filter(children=child)),
        *_seen(user, Milestone.objects.filter(child=child)),
    ]
    newest = sorted(found, key=lambda record: (record.since or timezone.localdate(), record.pk), reverse=True)
    return [
        RecordLine(
            str(record), record_url(record), when(record), day(record), record.committee.short,
            tag=state_tag(record.state),
        )
        for record in newest[:SHOWN]
    ]  # fmt: skip


def _seen(user: User, records: QuerySet) -> list[Record]:
    return list(rights.visible_records(user, records).for_list().newest_first()[:SHOWN])


def find_page(form: Form, found: list[Child] | None = None) -> dict[str, Any]:
    """The context of children/find.html."""
    rows = [[Cell(one.code, reverse("children:file", args=[one.pk])), Cell(one.masked_name), Cell(one.committee.short)]
            for one in found or ()]  # fmt: skip
    columns = [Column(pgettext("of a child", "Code")), Column(_("Name")), Column(_("Committee"))]
    return {
        "crumbs": crumbs(book_link(CHILDREN), Link(_("Find by name"))),
        "title": _("Find by name"),
        "form": form,
        "errors": summarise(form),
        "table": table(_("Children found"), columns, rows) if rows else None,
        "empty": None if found is None or rows else Empty(
            _("Nobody of that name"),
            _("The name must be whole and written exactly so. Perhaps the file is another committee's."),
        ),
    }  # fmt: skip
