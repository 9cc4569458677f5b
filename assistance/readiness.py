"""What still bars a record of this room from being submitted: rules over several tables or records."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from assistance.models import AidBatch, CounsellingTalk, Donation, Milestone, Pairing, Visit
from assistance.models.record import is_on_the_line
from committees.choices import State
from committees.kinds import Problem
from committees.models import Record

WHAT_ABOUT = ("counts", _("Say what the talks were about. Where nobody counted them, say so in the row."))
WHO_WAS_HELPED = (
    "beneficiaries",
    _("Say who was helped, or with what. Where a number is not known, say so in the row."),
)
WHAT_WAS_GIVEN = ("goods", _("Say what was given: money or goods. Where an amount is not known, say so in the row."))


def pairing(record: Pairing) -> Iterator[Problem]:
    yield from _one_committee(record)
    if not record.helpers.exists():
        yield "helpers", _("Say who helps. If the name is not known, add a row without one.")


def visit(record: Visit) -> Iterator[Problem]:
    yield from _one_committee(record)
    children = list(record.children.select_related("committee").order_by("pk"))
    if not children:
        yield "children", _("Say which children were visited.")
    if not all(is_on_the_line(record.committee, child) for child in children):
        yield "children", _("One of these children is in the care of another committee.")


def milestone(record: Milestone) -> Iterator[Problem]:
    yield from _one_committee(record)
    others = Milestone.objects.filter(child=record.child_id, milestone_kind=record.milestone_kind_id)
    others = others.filter(state__in=(State.SUBMITTED, State.APPROVED)).exclude(pk=record.pk).order_by("pk")
    if any(other.window == record.window for other in others):
        yield "milestone_kind", _("This has already been reported for this child and this time.")


def counselling_talk(record: CounsellingTalk) -> Iterator[Problem]:
    if not record.counts.exists():
        yield WHAT_ABOUT


def aid_batch(record: AidBatch) -> Iterator[Problem]:
    yield from _one_committee(record)
    if not (record.beneficiaries.exists() or record.amounts.exists() or record.goods_kinds.exists()):
        yield WHO_WAS_HELPED


def donation(record: Donation) -> Iterator[Problem]:
    if not (record.cash.exists() or record.goods.exists()):
        yield WHAT_WAS_GIVEN


def _one_committee(record: Record) -> Iterator[Problem]:
    """Children counted at two committees at once would be told apart by subtracting one number from another."""
    if record.partners.exists():
        yield "partners", _("Children are counted at one committee only; name others in the summary.")
