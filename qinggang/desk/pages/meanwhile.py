"""What to tell a person who was not the first: what was done to a record meanwhile, by whom and when."""

from __future__ import annotations

from django.utils.translation import gettext as _

from committees import changes, history
from committees.models import Record
from qinggang.desk.pages.chain import moment


def what_happened(record: Record) -> str:
    """The last step of a record: who took it, and when. Costs one query."""
    last = history.of(record).last()
    if last is None:
        return _("Somebody else has changed it meanwhile.")
    return _("%(done)s by %(who)s, %(when)s.") % {
        "done": changes.done(last),
        "who": changes.who(last),
        "when": moment(last.at),
    }
