"""A plan whose day is over comes back to its author: did it take place, and how many came?"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from committees.models import Record, User
from committees.review import policies
from committees.review.states import MOVES
from qinggang.desk.pages.links import move_url
from qinggang.look.desk_parts import Decision, DecisionBar, Question


def question(user: User, record: Record) -> Question | None:
    """What is asked above the form of such a plan: fill in who came and submit it, or call it off with a reason."""
    last = record.window.last_day or record.since
    if not record.is_plan or last is None or last >= timezone.localdate():
        return None
    decisions = []
    if policies.can_move(user, record, "call_off"):
        ask = _("Why did it not take place? The reason is kept with the plan.")
        move = MOVES["call_off"]
        decisions = [Decision(_("It did not take place"), move_url(record, move.verb), "plain", ask, key=move.verb)]
    return Question(
        _("Did it take place? How many came?"),
        _("This was a plan, and its day is over. If it took place, say below who came and submit it: then it counts."),
        DecisionBar(record.version, decisions, why_not=""),
    )
