"""The yearly audit of children's information: on the page, and as papers for Word and Excel."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assistance import audit
from assistance.audit import Section
from committees.models import Committee, User
from qinggang.children.forms import AuditForm
from qinggang.desk.pages.links import crumbs
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Link, Table, table
from qinggang.papers import docx, xlsx
from qinggang.presenting import dates


def audit_page(form: AuditForm, committee: Committee | None, year: int) -> dict[str, Any]:
    """The context of children/audit.html; without tables while it is not known what to audit."""
    return {
        "crumbs": crumbs(Link(_("Who may read files"), reverse("children:approvals")), Link(_("Yearly audit"))),
        "title": _("Yearly audit of children's information"),
        "lead": _("The law asks for it every year, by the end of January. Numbers alone: no name and no code."),
        "errors": summarise(form),
        "form": form,
        "tables": [_table(section) for section in audit.sections(committee, year)] if committee else [],
        "about": _about(committee, year) if committee else "",
        "committee": committee,
        "year": year,
    }


def _about(committee: Committee, year: int) -> str:
    return _("%(committee)s and all below it, %(year)s") % {"committee": committee, "year": year}


def _table(section: Section) -> Table:
    columns = [Column(name, is_number=place > 0) for place, name in enumerate(section.columns)]
    return table(section.title, columns, [[Cell(str(value)) for value in row] for row in section.rows])


def _made(by: User) -> str:
    return _("Made by %(who)s (%(account)s) on %(day)s") % {
        "who": by, "account": by.username, "day": dates.moment(timezone.now())
    }  # fmt: skip


def as_word(committee: Committee, year: int, by: User) -> bytes:
    parts = [
        docx.Part(section.title, section.columns, [[str(value) for value in row] for row in section.rows])
        for section in audit.sections(committee, year)
    ]
    title = _("Yearly audit of children's information")
    return docx.written(title, [_about(committee, year), _made(by)], parts, footer=_made(by))


def as_excel(committee: Committee, year: int, by: User) -> bytes:
    heading = [_("Yearly audit of children's information"), _about(committee, year), _made(by)]
    return xlsx.written(
        [
            xlsx.Sheet(f"{place} {section.title}", [*heading, section.title], section.columns, section.rows)
            for place, section in enumerate(audit.sections(committee, year), 1)
        ]
    )


WRITERS = {"docx": (as_word, docx.MEDIA_TYPE), "xlsx": (as_excel, xlsx.MEDIA_TYPE)}
