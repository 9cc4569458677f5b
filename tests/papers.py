"""Reading papers for Word back, as somebody who opens them would."""

from io import BytesIO

from docx import Document


def words(content: bytes) -> str:
    """All that stands in a paper: its paragraphs, its tables, and what is at the foot of each page."""
    paper = Document(BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    foot = [paragraph.text for paragraph in paper.sections[0].footer.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells, *foot])
