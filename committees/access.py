"""Who may see and do what: asked by every view, list, search, count, export, file and admin page.

A person's rights come from appointments alone: a role in a committee reaches that committee and everything below it.
Outside their scope a thing does not exist for them (404); inside it without the right they are refused (403).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import kinds
from committees.choices import Role, State
from committees.errors import NotAllowed
from committees.models import Appointment, Attachment, Committee, Draft, Reach, Record
from committees.models.committee import STEP, ids_in

# Who stands in for a reviewer decides as one does, but reads nothing about children: that is never handed on.
DEPUTY = "deputy"

READS_ALL_STATES = (Role.CLERK, Role.REVIEWER, DEPUTY, Role.ADMINISTRATOR, Role.AUDITOR)
READS_COUNTED = (Role.LEADER, Role.CHILD_DATA_OFFICER)
READS_PROTECTED = (Role.CHILD_DATA_OFFICER, Role.REVIEWER)
ENTERS = (Role.CLERK, Role.ADMINISTRATOR)
ENTERS_PROTECTED = (Role.CHILD_DATA_OFFICER,)
REVIEWS = (Role.REVIEWER, DEPUTY)
KEEPS_REGISTERS = (Role.CLERK, Role.ADMINISTRATOR)
READS_REGISTERS = (*READS_ALL_STATES, *READS_COUNTED)
READS_DASHBOARD = (
    Role.LEADER,
    Role.REVIEWER,
    DEPUTY,
    Role.CLERK,
    Role.ADMINISTRATOR,
    Role.CHILD_DATA_OFFICER,
    Role.AUDITOR,
)
# Whoever decides over records, accounts or children proves twice that it is them.
NEEDS_TWO_STEP = (
    Role.REVIEWER,
    DEPUTY,
    Role.CHILD_DATA_OFFICER,
    Role.RESPONSIBLE_PERSON,
    Role.ADMINISTRATOR,
    Role.ACCOUNT_MANAGER,
)
USES_ADMIN = (Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER, Role.AUDITOR)

TOTALS_ONLY = ("assistance",)  # areas of which the public sees totals, and of their records ...
PUBLIC_ANYWHERE = ("campaign",)  # ... these kinds alone


@dataclass(frozen=True)
class Grant:
    """One appointment in force, reduced to what decides."""

    role: str
    committee_id: int
    path: str
    in_place_of: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it reaches the whole tree."""
        return len(self.path) == STEP


def grants_of(user) -> tuple[Grant, ...]:
    """The appointments in force today. Costs one query per request; kept on the user object."""
    if not getattr(user, "is_authenticated", False):
        return ()
    if not hasattr(user, "_grants"):
        rows = Appointment.objects.in_force(timezone.localdate()).filter(user=user).order_by("pk")
        rows = rows.values_list("role", "committee_id", "committee__path", "in_place_of")
        user._grants = tuple(Grant(DEPUTY if row[3] else row[0], *row[1:]) for row in rows)
    return user._grants


def suspend(user) -> None:
    """For this request the person has no right at all: somebody has signed in, but is not yet known to be them."""
    user._grants = ()


def has_role(user, roles, committee: Committee | None = None) -> bool:
    """Whether the person has one of the roles: anywhere, or in this committee or one above it."""
    return any(
        grant.role in roles and (committee is None or committee.path.startswith(grant.path))
        for grant in grants_of(user)
    )


def committees_for(user, roles) -> list[int]:
    """The committees in which the person was given one of the roles (not those below them)."""
    return sorted({grant.committee_id for grant in grants_of(user) if grant.role in roles})


def committees_within_reach(user, roles):
    """All committees in which the person's appointments give one of the roles."""
    reach = Q(pk__in=[])
    for grant in grants_of(user):
        if grant.role in roles:
            reach |= Q(path__startswith=grant.path)
    return Committee.objects.filter(reach)


def visible_records(user, records=None):
    """The records this person may see, of one kind or of all."""
    records = Record.objects.all() if records is None else records
    if not grants_of(user):
        return records.none()
    protected = Q(kind__in=kinds.protected_keys())
    seen = _reached(user, READS_ALL_STATES) & ~protected
    seen |= _reached(user, READS_COUNTED) & ~protected & Q(state__in=(State.APPROVED, State.PUBLISHED))
    seen |= _reached(user, READS_PROTECTED) & protected
    return records.filter(seen)


def public_records(records=None):
    """What anybody may read: published, and of a kind and area whose records are ever published."""
    return of_public_sort(Record.objects.all() if records is None else records).published()


def of_public_sort(records):
    """Those among these records that may be published at all, whatever their state."""
    return records.exclude(
        Q(kind__in=kinds.protected_keys()) | (Q(area__in=TOTALS_ONLY) & ~Q(kind__in=PUBLIC_ANYWHERE))
    )


def is_ever_public(record: Record) -> bool:
    """Whether a record of this kind and area may be published at all: the same rule as that of `of_public_sort`."""
    if kinds.of(record).is_protected:
        return False
    return record.area_id not in TOTALS_ONLY or record.kind in PUBLIC_ANYWHERE


def _reached(user, roles) -> Q:
    """The records that the person's committees are organisers or partners of, or are above of.

    Who reaches the root reaches all, and is asked nothing more: the condition would cost a look-up for every row.
    """
    if any(grant.role in roles and grant.is_whole for grant in grants_of(user)):
        return Q(pk__isnull=False)
    committees = committees_for(user, roles)
    return Q(pk__in=Reach.objects.filter(committee__in=committees).values("record") if committees else [])


def can_enter(user, kind: kinds.Kind, committee: Committee | None = None) -> bool:
    return has_role(user, ENTERS_PROTECTED if kind.is_protected else ENTERS, committee)


def check_can_enter(user, kind: kinds.Kind, committee: Committee) -> None:
    if not can_enter(user, kind, committee):
        raise NotAllowed(_("You may not enter this for that committee."))
    if committee.closed_on and committee.closed_on <= timezone.localdate():
        raise NotAllowed(_("That committee is closed."))


def can_review(user, record: Record) -> bool:
    """Whether the person reviews for the record's committee, and it is neither their own nor that of an absent one."""
    return user.pk not in record.owner_ids and any(
        grant.role in REVIEWS
        and record.committee.path.startswith(grant.path)
        and (grant.in_place_of is None or grant.in_place_of not in record.owner_ids)
        for grant in grants_of(user)
    )


def reviewable(user, records):
    """Those among these records that this person reviews: the same rule as that of `can_review`."""
    reviewed = Q(pk__in=[])
    for grant in grants_of(user):
        if grant.role in REVIEWS:
            within = Q(committee__path__startswith=grant.path)
            reviewed |= within & ~_own(grant.in_place_of) if grant.in_place_of else within
    return records.filter(reviewed).exclude(_own(user.pk))


def _own(user_id: int) -> Q:
    """The same rule as that of `Record.owner_ids`."""
    return Q(author=user_id) | Q(submitted_by=user_id)


def visible_entries(user, entries):
    """The entries of a register, each of which belongs to a committee, that this person may read."""
    if any(grant.role in READS_REGISTERS and grant.is_whole for grant in grants_of(user)):
        return entries
    return entries.filter(committee__in=committees_within_reach(user, READS_REGISTERS))


def usable_elders(user, elders):
    """The volunteers whom this person may name in a record.

    Those of their own committees, of the ones below and of the ones above; of others only who may be named in public.
    """
    line = {pk for grant in grants_of(user) for pk in ids_in(grant.path)}
    below = committees_within_reach(user, READS_REGISTERS)
    return elders.filter(Q(committee__in=below) | Q(committee__in=line) | Q(named_in_public=True))


def can_keep_registers(user) -> bool:
    """Whether the person keeps the open registers of any committee."""
    return has_role(user, KEEPS_REGISTERS)


def check_can_keep_register(user, committee: Committee, *, is_protected: bool = False) -> None:
    if not has_role(user, ENTERS_PROTECTED if is_protected else KEEPS_REGISTERS, committee):
        raise NotAllowed(_("You may not change the registers of that committee."))


def get_record_for(user, pk: int, kind: kinds.Kind | None = None):
    """The record, as its own kind, if this person may see it; else 404."""
    records = kind.model.objects.all() if kind else Record.objects.all()
    record = visible_records(user, records).select_related("committee", "area", "author").filter(pk=pk).first()
    if record is None:
        raise Http404
    return record if kind else kinds.as_kind(record)


def own_draft_files(user):
    """The files of this person's drafts; before the draft is first saved, those they added."""
    drafts = Draft.objects.filter(key=OuterRef("draft_key"))
    of_nobody = Q(added_by=user.pk) & ~Exists(drafts)
    return Attachment.objects.filter(Exists(drafts.filter(author=user.pk)) | of_nobody, record__isnull=True)


def visible_files(user):
    """The files of the records and drafts that this person may see."""
    of_records = Q(record__in=visible_records(user).values("pk"))
    return Attachment.objects.filter(of_records | Q(pk__in=own_draft_files(user).values("pk")))


def get_file_for(user, pk: int) -> Attachment:
    """The file, if this person may see it; else 404."""
    found = visible_files(user).select_related("record__committee").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
