"""How far the targets of a year are reached, against how much of the year is over. Computed anew, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import indicators, registers, suppression
from committees.choices import Nature
from committees.figures import Answer
from committees.indicators import Indicator
from committees.models import Committee, Target, User
from committees.periods import Window

NEAR = Decimal("0.8")  # of what should be there by today


class Verdict(models.TextChoices):
    """Where a target stands, in words that stand beside every colour."""

    REACHED = "reached", _("reached")
    ON_THE_WAY = "on_the_way", _("on the way")
    NEAR = "near", _("a little behind")
    BEHIND = "behind", _("behind")
    UNKNOWN = "unknown", _("not known")


@dataclass(frozen=True)
class Progress:
    """One target, what was reached of it, and what should have been by today."""

    target: Target
    indicator: Indicator
    answer: Answer
    due: Decimal

    @property
    def reached(self) -> Decimal | None:
        """None where the number is withheld or nothing of it was counted."""
        if self.answer.is_withheld or not self.answer.total.is_counted:
            return None
        return self.answer.total.number

    @property
    def verdict(self) -> Verdict:
        reached = self.reached
        if reached is None:
            return Verdict.UNKNOWN
        if reached >= self.target.number:
            return Verdict.REACHED
        if reached >= self.due:
            return Verdict.ON_THE_WAY
        return Verdict.NEAR if reached >= self.due * NEAR else Verdict.BEHIND


def progress(user: User, committees: Iterable[Committee], year: int) -> list[Progress]:
    """Every target of these committees in that year, in the order of the register of indicators.

    Costs one query where there is none, and as many as the figures of a window where there are.
    """
    committees = list(committees)
    found = Target.objects.filter(committee__in=committees, year=year).select_related("committee")
    by_indicator: dict[str, list[Target]] = defaultdict(list)
    for target in found.order_by("committee__path"):
        by_indicator[target.indicator].append(target)
    asked = [one for one in indicators.every() if one.key in by_indicator]
    if not asked:
        return []
    answers = suppression.answers(asked, committees, Window.year(year), user=user)
    return [
        Progress(target, one, answers[target.committee_id, one.key], due(target, one))
        for one in asked for target in by_indicator[one.key]
    ]  # fmt: skip


def due(target: Target, indicator: Indicator) -> Decimal:
    """What should be reached by today: of what happens in a year, as much as of the year is over.

    What stands at a date (studios, open pairings) has to stand at the end of the year only.
    """
    if indicator.nature == Nature.STOCK and target.year >= timezone.localdate().year:
        return Decimal(0)
    return (target.number * share_of_year(target.year, timezone.localdate())).quantize(Decimal("0.01"))


def share_of_year(year: int, today: date) -> Decimal:
    """How much of the year is over, today included: 0 before it, 1 after it."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    days = min(max((today - first).days + 1, 0), (after - first).days)
    return Decimal(days) / (after - first).days


def below(target: Target) -> dict[Committee, Target | None]:
    """The committees right below, each with its own target for the same figure and year. Costs two queries."""
    committees = Committee.objects.filter(parent=target.committee_id).open().in_tree_order()
    own = Target.objects.filter(indicator=target.indicator, year=target.year, committee__in=committees)
    found = {one.committee_id: one for one in own.order_by("pk")}
    return {committee: found.get(committee.pk) for committee in committees}


@transaction.atomic
def hand_down(*, by: User, target: Target, numbers: Mapping[int, Decimal | None]) -> int:
    """Set the targets of the committees right below, by their keys; how many were new or changed.

    None leaves what is there as it is.
    """
    changed = 0
    for committee, own in below(target).items():
        number = numbers.get(committee.pk)
        if number is None or (own is not None and own.number == number):
            continue
        fields = {"committee": committee, "indicator": target.indicator, "year": target.year, "number": number}
        registers.save(by=by, model=Target, fields=fields, entry=own)
        changed += 1
    return changed
