"""A record as a sheet for Word, to be signed and filed: what its page says, and who entered and approved it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import history, kinds
from committees.models import Record, User
from qinggang.desk.pages.content import facts_of, paragraphs_of, tables_of
from qinggang.desk.pages.files import files_in_order
from qinggang.papers import docx
from qinggang.presenting import files
from qinggang.presenting.dates import full


def sheet(user: User, kind: kinds.Kind, record: Record) -> bytes:
    """Of a record about a child it says no more than its page: a code, and no name."""
    facts = [[str(fact.name), "; ".join(str(link.name) for link in fact.values)] for fact in facts_of(record)]
    parts = [docx.Part(capfirst(kind.name), [_("Item"), _("Content")], facts, paragraphs_of(record))]
    for table in tables_of(record, kind):
        rows = [[str(cell.text) for cell in row] for row in table.rows]
        parts.append(docx.Part(str(table.caption), [str(column.name) for column in table.columns], rows))
    named = [] if kind.is_protected else [files.title(stored) for stored in files_in_order(record)]
    if named:
        parts.append(docx.Part(_("Photos and papers"), paragraphs=named))
    parts.append(docx.Part(_("Signed"), paragraphs=[_("Signature: ____________ Day: ____________")]))
    made = _("Printed on %(day)s by %(who)s.") % {"day": full(timezone.localdate()), "who": user}
    return docx.written(str(record), list(_standing(record)), parts, footer=made)


def _standing(record: Record) -> Iterator[str]:
    """Where it stands, who entered it, and who approved it."""
    yield _("State: %(state)s") % {"state": record.get_state_display()}
    yield _("Entered by %(who)s") % {"who": record.author}
    approved = history.of(record).filter(verb="approve").last()
    if approved is not None and record.is_counted:
        words = {"who": approved.by, "day": full(timezone.localdate(approved.at))}
        yield _("Approved by %(who)s on %(day)s") % words
