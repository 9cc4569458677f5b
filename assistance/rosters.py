"""Rosters: the children whom a batch of aid reached. Kept by child-data officers, and read by nobody else.

The same child, scheme and term twice is noticed by keyed hashes, also where the other batch is another committee's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.http import Http404
from django.utils.translation import gettext as _

from assistance import retention, standards
from assistance.access import OPENS_FILES
from assistance.models import AidBatch, Child, RosterLine
from assistance.models.child import ID_PATTERN
from committees import access, registers
from committees.choices import GONE
from committees.encryption import keyed_hash
from committees.models import User

MOST = 500  # lines at once
AMOUNT = re.compile(r"\d{1,7}(\.\d{1,2})?\Z")
SERIAL = re.compile(r"\d{1,4}[.、]?\Z")


@dataclass(frozen=True)
class Double:
    """A line whose child may be paid twice: `other` is the second line, in whichever batch."""

    line: RosterLine
    other: RosterLine
    is_sure: bool


@dataclass(frozen=True)
class Check:
    """What the roster adds up to, beside what the batch says. None is what was not counted."""

    lines: int
    people: Decimal | None
    amount: Decimal | None  # of the lines; None where one has none
    paid: Decimal | None

    @property
    def people_differ(self) -> bool:
        return bool(self.lines) and self.people is not None and self.people != self.lines

    @property
    def amounts_differ(self) -> bool:
        return self.amount is not None and self.paid is not None and self.amount != self.paid


@dataclass(frozen=True)
class Typed:
    """One line as it was typed or pasted."""

    number: int
    name: str = field(repr=False)
    id_number: str = field(repr=False, default="")
    school_class: str = field(repr=False, default="")
    amount: Decimal | None = None


def batches_for(user: User) -> QuerySet[AidBatch]:
    """The batches whose rosters this person keeps, the newest first, each with how many lines it has."""
    reached = access.committees_within_reach(user, OPENS_FILES)
    batches = AidBatch.objects.filter(committee__in=reached).exclude(state__in=GONE)
    batches = batches.select_related("committee", "scheme").annotate(lines=Count("roster"))
    return batches.order_by("-sort_on", "-pk")


def batch_for(user: User, pk: int) -> AidBatch:
    """A batch whose roster this person keeps; 403 for who may know of the batch alone, 404 for everybody else."""
    batch = batches_for(user).filter(pk=pk).first()
    if batch is not None:
        return batch
    if access.visible_records(user, AidBatch.objects.all()).filter(pk=pk).exists():
        raise PermissionDenied
    raise Http404


def keeps(user: User, batch: AidBatch) -> bool:
    return access.has_role(user, OPENS_FILES, batch.committee)


def lines_of(batch: AidBatch) -> QuerySet[RosterLine]:
    return batch.roster.select_related("child").order_by("pk")


def check(batch: AidBatch) -> Check:
    """Costs three queries."""
    held = batch.roster.aggregate(lines=Count("pk"), told=Count("amount"), amount=Sum("amount"))
    amount = held["amount"] if held["lines"] and held["told"] == held["lines"] else None
    return Check(held["lines"], standards.people_of(batch, ("person",)), amount, standards.cash_of(batch))


def doubles_of(batch: AidBatch) -> list[Double]:
    """Whom this batch may pay what was paid, or is to be paid, already: same child, same scheme, same term.

    The same ID number is sure; the same name only where one of the two has no ID number. Costs two queries.
    """
    lines = list(batch.roster.filter(erased_on=None).order_by("pk"))
    same = Q(name_hash__in={line.name_hash for line in lines})
    same |= Q(id_number_hash__in={line.id_number_hash for line in lines if line.id_number_hash})
    others = RosterLine.objects.filter(same, batch__scheme=batch.scheme_id, erased_on=None)
    others = others.exclude(batch__state__in=GONE).select_related("batch__committee").order_by("pk")
    near = [other for other in others if _is_same_time(batch, other.batch)]
    found = []
    for line in lines:
        found += [Double(line, other, is_sure) for other in near if (is_sure := _is_same(line, other)) is not None]
    return found


def _is_same_time(batch: AidBatch, other: AidBatch) -> bool:
    if batch.pk == other.pk:
        return True
    if batch.term and other.term:
        return batch.term == other.term
    return batch.window.overlaps(other.window)


def _is_same(line: RosterLine, other: RosterLine) -> bool | None:
    """Whether two lines name the same child for sure (True), perhaps (False), or not at all (None)."""
    if line.pk == other.pk:
        return None
    if line.id_number_hash and other.id_number_hash:
        return True if line.id_number_hash == other.id_number_hash else None
    return False if line.name_hash == other.name_hash and line.batch_id != other.batch_id else None


def read(text: str) -> list[Typed]:
    """The lines of a table as pasted: name, ID number, class and amount in columns of any order after the name.

    Raises ValidationError, which says what is wrong in which line.
    """
    typed, wrong = [], []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in re.split(r"\t|,|，|;|；|\s{2,}", line) if cell.strip()]
        if len(cells) == 1:
            cells = cells[0].split()
        if not cells:
            continue
        if len(cells) > 1 and SERIAL.match(cells[0]):
            del cells[0]
        if cells[0][0].isdigit():
            wrong.append(_("Line %(number)d: it does not begin with a name.") % {"number": number})
            continue
        typed.append(_typed(number, cells))
    if len(typed) > MOST:
        wrong.append(_("At most %(most)d lines at once, please.") % {"most": MOST})
    if not typed and not wrong:
        wrong.append(_("Type or paste at least one line."))
    if wrong:
        raise ValidationError(wrong)
    return typed


def _typed(number: int, cells: list[str]) -> Typed:
    said = {"id_number": "", "school_class": ""}
    amount = None
    for cell in cells[1:]:
        plain = cell.removesuffix("元").replace("¥", "").replace("￥", "")
        if re.match(ID_PATTERN, cell):
            said["id_number"] = cell.upper()
        elif AMOUNT.match(plain):
            amount = Decimal(plain)
        else:
            said["school_class"] = " ".join(filter(None, (said["school_class"], cell)))
    return Typed(number, cells[0], amount=amount, **said)


@transaction.atomic
def add(*, by: User, batch: AidBatch, typed: Iterable[Typed]) -> int:
    """Enter these lines, all or none; how many. Raises ValidationError, which says what is wrong in which line."""
    typed, wrong = list(typed), []
    AidBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    files = _files(batch, typed)
    for one in typed:
        fields = {
            "batch": batch, "name": one.name, "id_number": one.id_number, "school_class": one.school_class,
            "amount": one.amount, "child": files.get(keyed_hash(one.id_number) if one.id_number else ""),
        }  # fmt: skip
        try:
            registers.save(by=by, model=RosterLine, fields=fields)
        except ValidationError as refusal:
            for sentence in refusal.messages:
                wrong.append(_("Line %(number)d: %(what)s") % {"number": one.number, "what": sentence})
    if wrong:
        raise ValidationError(wrong)
    return len(typed)


def _files(batch: AidBatch, typed: list[Typed]) -> dict[str, Child]:
    """By the key of the ID number, the files of these children on the batch's own line of the tree."""
    keys = {keyed_hash(one.id_number) for one in typed if one.id_number}
    found = Child.objects.filter(id_number_hash__in=keys, committee__path__startswith=batch.committee.path)
    return {child.id_number_hash: child for child in found.order_by("pk")}


@transaction.atomic
def remove(*, by: User, line: RosterLine) -> None:
    """Take a line out for good: erasing the child's file later would no longer find what its history says."""
    key = line.pk
    registers.remove(by=by, entry=line)
    retention.forget_contents("rosterline", [key])
