"""Papers for Word: a title, lines, paragraphs, and tables whose first row is repeated on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT, SIZE = "宋体", 12


@dataclass(frozen=True)
class Part:
    """A heading with paragraphs below it, or a table, or both."""

    title: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    paragraphs: Sequence[str] = ()


def written(title: str, lines: Sequence[str], parts: Sequence[Part], *, footer: str) -> bytes:
    """The paper as a file of Word."""
    paper = Document()
    for style in ("Normal", "Title", "Heading 1"):
        _set_font(paper.styles[style])
    paper.styles["Normal"].font.size = Pt(SIZE)
    paper.add_heading(title, level=0)
    for line in lines:
        paper.add_paragraph(line)
    for part in parts:
        paper.add_heading(part.title, level=1)
        for text in part.paragraphs:
            paper.add_paragraph(text)
        if part.columns:
            _add_table(paper, part)
    paper.sections[0].footer.paragraphs[0].text = footer
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def _set_font(style) -> None:
    """Latin letters and Chinese characters are told their font apart."""
    style.font.name = FONT
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)


def _add_table(paper, part: Part) -> None:
    table = paper.add_table(rows=1, cols=len(part.columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, part.columns, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in part.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
