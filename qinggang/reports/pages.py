"""The article as a page, and as a paper for Word."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees.models import User
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Link, Notice, Table, table
from qinggang.papers import docx
from qinggang.presenting.dates import full
from qinggang.reports.drafting import Article, Said, Section
from qinggang.reports.forms import OutlineForm


def article_page(form: OutlineForm, article: Article | None, query: str) -> dict[str, Any]:
    """The context of reports/article.html."""
    page: dict[str, Any] = {"title": _("The article of the year"), "filters": form, "errors": summarise(form)}
    if article is None:
        return page
    word = reverse("reports:word", args=[article.outline.year])
    return page | {
        "title": article.title,
        "notice": _internal() if article.outline.is_internal else None,
        "sections": article.sections,
        "sources": _sources(article),
        "papers": [Link(_("For Word"), f"{word}?{query}" if query else word)],
    }


def _internal() -> Notice:
    text = _("Numbers that may not be published stand in it. It is for the office alone.")
    return Notice(text, pgettext("of a paper", "Internal"), "warning")


def _names() -> list[str]:
    return [_("No."), _("Figure"), _("Number"), _("From single records"), _("From reported totals")]


def _row(said: Said) -> list[str]:
    answer = said.answer
    return [
        str(said.number), said.text, str(answer), str(answer.itemised) if answer.itemised else "–",
        str(answer.reported) if answer.reported else "–",
    ]  # fmt: skip


def _sources(article: Article) -> Table | None:
    """Where each number comes from."""
    rows = []
    for said in article.sources:
        number, text, *counts = _row(said)
        rows.append([Cell(number), Cell(text, said.url), *map(Cell, counts)])
    columns = [Column(text, is_number=place > 1) for place, text in enumerate(_names())]
    return table(_("Where the numbers come from"), columns, rows) if rows else None


def word(article: Article, by: User) -> bytes:
    """The article for Word and WPS, to be edited there."""
    lines = [pgettext("of a paper", "Internal")] if article.outline.is_internal else []
    made = _("Put together from approved records on %(day)s by %(who)s.")
    lines.append(made % {"day": full(timezone.localdate()), "who": by})
    parts = [docx.Part(section.title, paragraphs=_paragraphs(section)) for section in article.sections]
    missing = [text for section in article.sections for text in section.missing]
    if missing:
        parts.append(docx.Part(_("What is missing"), paragraphs=missing))
    if article.sources:
        parts.append(docx.Part(_("Where the numbers come from"), _names(), [_row(said) for said in article.sources]))
    return docx.written(article.title, lines, parts, footer=lines[-1])


def _paragraphs(section: Section) -> list[str]:
    """A sentence with all figures, each with the number of its source; then the examples."""
    told = pgettext("between two parts of a sentence", ", ").join(
        f"{said.text}[{said.number}]" for said in section.figures
    )
    sentence = pgettext("what was done in a time", "%(period)s: %(what)s.") % {"period": section.period, "what": told}
    found = [sentence] if told else [_("%(period)s: nothing has been approved.") % {"period": section.period}]
    return found + [example.text for example in section.examples]
