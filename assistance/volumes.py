"""The registers of this room as books of the desk: children's files and what stands in each, donors, rooms, gifts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance import access
from assistance.models import (
    Child,
    Circumstance,
    Consent,
    CounsellingRoom,
    Distribution,
    Donation,
    Donor,
    FamilyRequest,
    Guardian,
    HarmReport,
    Need,
    Pairing,
    Referral,
)
from committees import access as rights
from committees import books, likeness
from committees.books import Book
from committees.choices import Role
from committees.encryption import keyed_hash
from committees.models import User

MOST = 5
# A list shows the first character of the name alone; opening the other seals of every row would double its cost.
SEALED = ("id_number", "sex", "school_class", "phone", "address", "health", "notes")


def listed(user: User, children: QuerySet[Child]) -> QuerySet[Child]:
    """The children whom this person may know of, each with whether somebody stands by it."""
    going_on = Pairing.objects.going_on().filter(child=OuterRef("pk"))
    return access.visible_cases(user, children).annotate(is_paired=Exists(going_on)).defer(*SEALED)


def children_alike(by: User, fields: Mapping[str, Any], entry: Child | None) -> Iterable[Child]:
    """Of the same whole name, and of the same year of birth or none; or of the same ID number."""
    same = Q(pk__in=[])
    if fields.get("name"):
        born = Q(birth_year=fields["birth_year"]) | Q(birth_year=None) if fields.get("birth_year") else Q()
        same |= Q(name_hash=keyed_hash(fields["name"])) & born
    if fields.get("id_number"):
        same |= Q(id_number_hash=keyed_hash(fields["id_number"]))
    found = access.visible_children(by).filter(same)
    if entry is not None:
        found = found.exclude(pk=entry.pk)
    return found.select_related("committee").order_by("pk")[:MOST]


def register_all() -> None:
    books.register(CHILDREN)
    books.register(REQUESTS)
    books.register(DONORS)
    books.register(ROOMS)
    books.register(DISTRIBUTIONS)
    for book in PARTS:
        books.register(book)


CHILDREN = Book(
    "child", Child, "children", "assistance.forms.child.ChildEntry",
    columns=("code", "masked_name", "committee", "care_needed", "school", "is_paired", "closed_on"),
    fields=("code", "committee", "closed_on"),
    labels={
        "masked_name": pgettext_lazy("of a person", "name"),
        "care_needed": _("circumstances"),
        "is_paired": _("somebody stands by it"),
    },
    narrowing=("circumstances__kind", "close_reason"),
    order=("pk",),
    joined=("committee", "school"),
    gathered=("circumstances__kind",),
    readers=access.READS_CASES,
    visible=listed,
    find=lambda typed: Q(code__icontains=typed),
    find_label=_("Code of the child"),
    is_removable=False,
    alike=children_alike,
)  # fmt: skip


ANSWERS_FAMILIES = (*access.READS_CASES, Role.RESPONSIBLE_PERSON)


def asked(user: User, requests: QuerySet[FamilyRequest]) -> QuerySet[FamilyRequest]:
    """The requests that this person answers, or answers for."""
    return requests.filter(committee__in=rights.committees_within_reach(user, ANSWERS_FAMILIES))


REQUESTS = Book(
    "family_request", FamilyRequest, "family-requests", "assistance.forms.family_request.FamilyRequestEntry",
    columns=("kind", "committee", "received_on", "time_left", "outcome"),
    fields=("kind", "asked_by", "child_code", "paper", "received_on", "due_on", "time_left", "answered_on", "outcome"),
    labels={"time_left": _("time left"), "due_on": _("to be answered by")},
    narrowing=("kind",),
    order=("outcome", "received_on", "pk"),  # what has no outcome yet comes first
    readers=ANSWERS_FAMILIES,
    visible=asked,
    find=lambda typed: Q(child_code__icontains=typed) | Q(paper__icontains=typed),
    find_label=_("Code of the child, or number of the paper"),
)  # fmt: skip


DONORS = Book(
    "donor", Donor, "donors", "assistance.forms.donor.DonorEntry",
    columns=("name", "committee", "kind", "named_in_public"),
    fields=("committee", "name_en", "kind", "phone", "named_in_public", "naming_basis"),
    personal=("phone",),
    narrowing=("kind",),
    joined=("committee", "kind"),
    alike=likeness.namesakes_elsewhere(Donor),
)  # fmt: skip

ROOMS = Book(
    "counselling_room", CounsellingRoom, "counselling-rooms", "assistance.forms.counselling_room.CounsellingRoomEntry",
    columns=("committee", "name", "opened_on", "closed_on", "full_time_staff", "part_time_staff"),
    fields=(
        "committee", "name_en", "opened_on", "closed_on", "full_time_staff", "part_time_staff", "source_note",
        "source_note_en",
    ),
    words=("name", "name_en", "committee__name", "committee__name_en"),
    letters="committee__letters",
    order=("committee__path", "name", "pk"),
)  # fmt: skip


def given_out(user: User, distributions: QuerySet[Distribution]) -> QuerySet[Distribution]:
    """What was handed out of the donations that this person may read."""
    return distributions.filter(donation__in=rights.visible_records(user, Donation.objects.all()))


DISTRIBUTIONS = Book(
    "distribution", Distribution, "distributions", "assistance.forms.distribution.DistributionEntry",
    columns=(), fields=(), order=("pk",), joined=("donation__committee",), visible=given_out, part_of="donation",
)  # fmt: skip


def _part(key: str, model: Any, path: str, form: str, part_of: str = "child") -> Book:
    """Something on the page of a child: it has no list and no page of its own."""
    joined = ("guardian__child__committee",) if part_of == "guardian.child" else ("child__committee",)
    return Book(
        key, model, path, f"assistance.forms.child.{form}", columns=(), fields=(), order=("pk",), joined=joined,
        readers=access.READS_CASES, visible=access.visible_parts, part_of=part_of,
    )  # fmt: skip


REFERRALS = _part("referral", Referral, "referrals", "ReferralEntry")
PARTS = (
    _part("circumstance", Circumstance, "circumstances", "CircumstanceEntry"),
    _part("guardian", Guardian, "guardians", "GuardianEntry"),
    _part("consent", Consent, "consents", "ConsentEntry", "guardian.child"),
    _part("need", Need, "needs", "NeedEntry"),
    _part("harm_report", HarmReport, "harm-reports", "HarmReportEntry"),
    REFERRALS,
)
