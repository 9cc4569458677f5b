"""The page of exports of children's data, and the file that is taken: masked, unless whole names were allowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import exporting
from assistance.models import Child, ChildExport
from committees.models import User
from qinggang.desk.pages.books import field_label
from qinggang.desk.pages.links import crumbs
from qinggang.look.desk_parts import Decision, DecisionBar
from qinggang.look.errors import summarise
from qinggang.look.parts import Link, RecordLine, Tag
from qinggang.papers.xlsx import Sheet
from qinggang.presenting import dates

SHOWN = 50


def exports_page(user: User, form: Form | None, refused: dict[int, tuple[str, str]] | None = None) -> dict[str, Any]:
    """The context of children/exports.html. `refused` gives, by export, what was wrong, and the reason as typed."""
    return {
        "crumbs": crumbs(Link(_("Who may read files"), reverse("children:approvals")), Link(_("Exports"))),
        "title": _("Exports of children's data"),
        "lead": _("Asked for with a purpose, allowed by a second person, taken once. Every export is written down."),
        "errors": summarise(form) if form else None,
        "exports": [_entry(user, one, refused or {}) for one in exporting.visible_exports(user)[:SHOWN]],
        "form": form,
    }


def _entry(user: User, export: ChildExport, refused: dict[int, tuple[str, str]]) -> tuple[RecordLine, Any, str]:
    """What is asked for, the decision that the reader can take, and the address where the reader takes the file."""
    kind = _("with whole names and numbers") if export.is_in_clear else _("masked")
    line = RecordLine(
        _("%(number)s: files of %(committee)s, %(kind)s")
        % {"number": export, "committee": export.committee.short, "kind": kind},
        "",
        dates.full(export.asked_on),
        by=_("asked by %(who)s") % {"who": export.asked_by},
        summary=" · ".join(filter(None, (export.purpose, export.why))),
        tag=_tag(export),
    )
    is_open = export.decided_by_id is None
    bar = _bar(export, refused) if is_open and exporting.can_decide(user, export) else None
    return line, bar, reverse("children:export-file", args=[export.pk]) if exporting.can_take(user, export) else ""


def _bar(export: ChildExport, refused: dict[int, tuple[str, str]]) -> DecisionBar:
    url = reverse("children:export-decide", args=[export.pk])
    error, reason = refused.get(export.pk, ("", ""))
    return DecisionBar(
        export.version,
        [
            Decision(_("Allow %(number)s") % {"number": export}, f"{url}?answer=yes", key=f"allow-{export.pk}"),
            Decision(
                _("Refuse %(number)s") % {"number": export}, f"{url}?answer=no", tone="plain",
                ask=_("Why? The reason is sent along."), key=f"refuse-{export.pk}", error=error, reason=reason,
            ),
        ],
        [],
        "",
    )  # fmt: skip


def _tag(export: ChildExport) -> Tag:
    if export.taken_on:
        return Tag(_("taken on %(day)s") % {"day": dates.full(export.taken_on)}, "plain")
    if export.decided_by_id is None:
        return Tag(_("waits for a decision"), "wait")
    if not export.is_granted:
        return Tag(_("refused by %(who)s") % {"who": export.decided_by}, "bad")
    until = exporting.last_day(export)
    if until is None or until < timezone.localdate():
        return Tag(_("allowed, but not taken in time"), "plain")
    return Tag(
        _("allowed by %(who)s, until %(day)s") % {"who": export.decided_by, "day": dates.full(until)}, "ok", "check"
    )


def sheet_of(export: ChildExport, files: Sequence[Child], by: User) -> Sheet:
    """What the file holds. Above the table: who took it, when, what for, and who allowed it."""
    names = exporting.WHOLE if export.is_in_clear else ("masked_name",)
    heading = [
        _("Exports of children's data"),
        _("Taken by %(who)s (%(account)s) on %(day)s") % {
            "who": by, "account": by.username, "day": dates.moment(timezone.now())
        },
        _("%(number)s, allowed by %(who)s, for: %(what)s") % {
            "number": export, "who": export.decided_by, "what": export.purpose
        },
        _("Children's personal information: keep it locked away, pass it to nobody, destroy it after use."),
    ]  # fmt: skip
    said = [pgettext("of a person", "name") if name == "masked_name" else field_label(Child, name) for name in names]
    columns = [pgettext("of a child", "Code"), *map(capfirst, said), capfirst(_("committee")), capfirst(_("school"))]
    rows = [
        [child.code, *[_value(child, name) for name in names], child.committee.short, str(child.school or "")]
        for child in files
    ]
    return Sheet(_("Exports"), heading, columns, rows)


def _value(child: Child, name: str) -> str:
    if name == "sex":
        return str(child.get_sex_display())
    value = getattr(child, name)
    return "" if value is None else str(value)
