"""What a leader should look after: what waits too long, is behind or missing, and committees that are silent."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from committees import reporting
from committees.choices import State
from committees.models import Committee, Reach, Record
from committees.models.record import COUNTED
from committees.targets import Verdict
from qinggang.dashboard.standing import Standing
from qinggang.look.parts import Notice

NAMED = 8  # committees that the sentence names


def attention(stand: Standing) -> Notice | None:
    """None where all is well. Costs five queries."""
    said = [*_late(stand.committee), *_silent(stand), *_behind(stand), *_missing(stand)]
    if not said:
        return None
    return Notice(pgettext("between two notes", "; ").join(said), _("What needs attention"), "warning")


def _behind(stand: Standing) -> Iterator[str]:
    """Whose targets are behind, each with the figure."""
    behind = [one.target for one in stand.progress if one.verdict == Verdict.BEHIND]
    if behind:
        said = [f"{one.committee.short} ({one.figure})" for one in behind[:NAMED]]
        yield _("behind their targets: %(names)s") % {"names": pgettext("between two names", ", ").join(said)}


def _missing(stand: Standing) -> Iterator[str]:
    """How many reports of the year are overdue."""
    count = sum(sheet.missing for sheet in reporting.sheets(stand.committee, stand.year))
    if count:
        yield ngettext("%(count)d report is missing", "%(count)d reports are missing", count) % {"count": count}


def _late(committee: Committee) -> Iterator[str]:
    late = Record.objects.reaching([committee]).filter(state=State.SUBMITTED, due_on__lt=timezone.localdate())
    count = late.count()
    if count:
        yield ngettext(
            "%(count)d record waits for review longer than it should",
            "%(count)d records wait for review longer than they should", count,
        ) % {"count": count}  # fmt: skip


def _silent(stand: Standing) -> Iterator[str]:
    """Which of the committees below have no approved record that lies in the period, even in part."""
    inside = Q(record__state__in=COUNTED, record__is_plan=False)
    if stand.window.since:
        inside &= Q(record__until=None) | Q(record__until__gt=stand.window.since)
    if stand.window.until:
        inside &= Q(record__since=None) | Q(record__since__lt=stand.window.until)
    heard = set(
        Reach.objects.filter(inside, committee__in=stand.below)
        .order_by()
        .values_list("committee", flat=True)
        .distinct()
    )
    silent = [committee.short for committee in stand.below if committee.pk not in heard]
    if silent:
        names = pgettext("between two names", ", ").join(silent[:NAMED])
        if len(silent) > NAMED:
            names = _("%(names)s and %(count)s more") % {"names": names, "count": len(silent) - NAMED}
        yield _("nothing approved in this period from: %(names)s") % {"names": names}
