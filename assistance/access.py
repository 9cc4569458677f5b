"""Who may see a child: the door of the locked room.

A child's name, and all else that says who the child is, is read through `reveal` alone: by a child-data officer in
whose scope the child is, with an approval in force, for one child at a time, for a stated purpose, and never without
a trace. An emergency opens the file without an approval, and the responsible person is told at once. Whoever may know
the case gets it redacted: a class of its own that has no name to leak. Everybody else gets counts, if at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from assistance import approvals
from assistance.models import Child
from committees import access, notices
from committees.choices import Role, State
from committees.encryption import keyed_hash
from committees.errors import NotAllowed, NotReady
from committees.models import Event, Notice, User

OPENS_FILES = (Role.CHILD_DATA_OFFICER,)  # may read who the child is
READS_CASES = (Role.CHILD_DATA_OFFICER, Role.REVIEWER)  # may read what is done for a child, under its code
LISTS_FILES = (*READS_CASES, Role.ADMINISTRATOR)  # may see that there is a file, with a masked name
SHORTEST_PURPOSE = 4  # characters: enough for 家访核对, too short for a mere "ok"
VISITS_TOLD = 10
LONGEST_PURPOSE = 300  # what the note of an event holds


@dataclass(frozen=True)
class RedactedChild:
    """A child as everybody sees it who may know of the file at all."""

    pk: int
    code: str
    masked_name: str
    committee_id: int
    is_invented: bool

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class RevealedGuardian:
    """A guardian, after a reveal."""

    relation: str
    name: str = field(repr=False)
    phone: str = field(repr=False)


@dataclass(frozen=True)
class RevealedChild:
    """Who a child is, after a reveal. What it holds is kept out of its repr, and so out of logs and error pages."""

    code: str
    name: str = field(repr=False)
    id_number: str = field(repr=False)
    birth_year: int | None = field(repr=False)
    sex: str = field(repr=False)
    school_class: str = field(repr=False)
    phone: str = field(repr=False)
    address: str = field(repr=False)
    health: str = field(repr=False)
    notes: str = field(repr=False)
    guardians: tuple[RevealedGuardian, ...] = field(repr=False)
    needs: tuple[tuple[str, str], ...] = field(repr=False)  # the aspect, and what is needed
    shown_by: tuple[tuple[str, str], ...] = field(repr=False)  # the circumstance, and what shows it
    told: tuple[tuple[str, str], ...] = field(repr=False)  # what helpers aim at, found, solved and handed on

    def __str__(self) -> str:
        return self.code


def visible_children(user, children: QuerySet[Child] | None = None) -> QuerySet[Child]:
    """The children of whose files this person may know."""
    return _within_reach(user, LISTS_FILES, children)


def visible_cases(user, children: QuerySet[Child] | None = None) -> QuerySet[Child]:
    """The children of whom this person may read what is done for them, under their codes."""
    return _within_reach(user, READS_CASES, children)


def _within_reach(user, roles, children: QuerySet[Child] | None) -> QuerySet[Child]:
    children = Child.objects.all() if children is None else children
    if any(grant.role in roles and grant.is_whole for grant in access.grants_of(user)):
        return children
    return children.filter(committee__in=access.committees_within_reach(user, roles))


def visible_parts(user, parts: QuerySet) -> QuerySet:
    """Entries of children's files that this person may know of: guardians, circumstances, needs ..."""
    model = parts.model
    road = "guardian__child" if "guardian" in getattr(model, "holders", ()) else "child"
    return parts.filter(**{f"{road}__committee__in": access.committees_within_reach(user, READS_CASES)})


def called(typed: str) -> Q:
    """The child of exactly this code, whole name or ID number: names are compared by their keyed hash, never read."""
    typed = typed.strip()
    hashed = keyed_hash(typed)
    return Q(code__iexact=typed) | Q(name_hash=hashed) | Q(id_number_hash=hashed)


def redacted(child: Child) -> RedactedChild:
    return RedactedChild(child.pk, child.code, child.masked_name, child.committee_id, child.is_invented)


def get_child_for(user, code: str) -> RedactedChild:
    """The child with this code, redacted, if this person may know of it; else 404."""
    child = visible_children(user).filter(code=code).first()
    if child is None:
        raise Http404
    return redacted(child)


def can_keep_files(user, committee=None) -> bool:
    """Whether the person may open and change files: in this committee, or anywhere."""
    return access.has_role(user, access.ENTERS_PROTECTED, committee)


def can_reveal(user, child: Child) -> bool:
    """Whether the person may be let read this child's file at all; the approval is another question."""
    return access.has_role(user, OPENS_FILES, child.committee)


def rights_hold(user, committee) -> bool:
    """Whether the person still is an officer of that committee whose approval allows taking files out."""
    return access.has_role(user, OPENS_FILES, committee) and approvals.for_export(user, committee).exists()


def has_approval(user, child: Child) -> bool:
    return approvals.in_force(user, child.committee) is not None


def reveal(
    *, by: User, child: Child | RedactedChild, purpose: str, address: str | None = None, is_emergency: bool = False
) -> RevealedChild:
    """Who the child is. Leaves an event under the child's code, refused attempts too; `address` is the reader's.

    Without an approval in force only an emergency opens the file, and the responsible persons are told of it. Not in a
    transaction of its own: where a caller's transaction is rolled back, the event goes with it, so a view reveals
    outside of any.
    """
    file = Child.objects.select_related("committee").get(pk=child.pk)
    if not can_reveal(by, file):
        _log(by, "reveal_refused", file, "", address)
        raise NotAllowed(_("Only a child-data officer of that committee may read who this child is."))
    if not (is_emergency or has_approval(by, file)):
        _log(by, "reveal_refused", file, "", address)
        raise NotAllowed(_("You have no approval in force to read the files of that committee."))
    purpose = " ".join(purpose.split())
    _check_purpose(purpose, file)
    _log(by, "reveal_emergency" if is_emergency else "reveal", file, purpose, address)
    if is_emergency:
        responsible = approvals.responsible_for(file.committee)
        notices.tell(by=by, to=responsible, what=Notice.What.EMERGENCY, why=f"{file.code}: {purpose}")
    return _revealed(file)


def _check_purpose(purpose: str, file: Child) -> None:
    if len(purpose) < SHORTEST_PURPOSE:
        raise NotReady([("purpose", _("Say in a few words why you need to read this file."))])
    if len(purpose) > LONGEST_PURPOSE:
        raise NotReady([("purpose", _("Please say it in fewer words."))])
    if any(secret and secret in purpose for secret in (file.name, file.id_number, file.phone)):
        raise NotReady([("purpose", _("Do not write who the child is: the purpose stands in the log in plain words."))])


def _log(by: User, verb: str, file: Child, note: str, address: str | None) -> None:
    Event.objects.create(by=by.username, verb=verb, subject="child", subject_id=file.code, note=note, address=address)


def _revealed(file: Child) -> RevealedChild:
    guardians = file.guardians.order_by("pk")
    needs = file.needs.filter(met_on__isnull=True).select_related("aspect").order_by("pk")
    shown = file.circumstances.select_related("kind").order_by("pk")
    return RevealedChild(
        code=file.code,
        name=file.name,
        id_number=file.id_number,
        birth_year=file.birth_year,
        sex=file.get_sex_display(),
        school_class=file.school_class,
        phone=file.phone,
        address=file.address,
        health=file.health,
        notes=file.notes,
        guardians=tuple(RevealedGuardian(one.get_relation_display(), one.name, one.phone) for one in guardians),
        needs=tuple((str(one.aspect), one.need) for one in needs),
        shown_by=tuple((str(one.kind), one.shown_by) for one in shown if one.shown_by),
        told=tuple(_told(file)),
    )


def _told(file: Child) -> Iterator[tuple[str, str]]:
    """What helpers aim at, found, solved and handed on; of visits the newest. Costs four queries."""
    for pairing in file.pairings.going_on().prefetch_related("aims__aspect").order_by("-pk"):
        yield from ((" · ".join((str(_("Aim")), str(aim.aspect))), aim.aim) for aim in pairing.aims.all())
    for visit in file.visits.exclude(state=State.TRASHED).order_by("-sort_on", "-pk")[:VISITS_TOLD]:
        day = date_format(visit.sort_on, "DATE_FORMAT")
        yield " · ".join((str(_("What was found")), day)), visit.found
        yield " · ".join((str(_("What was solved on the spot")), day)), visit.solved
    for referral in file.referrals.filter(solved_on__isnull=True).select_related("aspect").order_by("due_on", "pk"):
        yield " · ".join((str(_("Problem")), str(referral.aspect))), f"{referral.problem} → {referral.referred_to}"
