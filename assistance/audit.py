"""The yearly audit of children's information: what is held, who read it, what left the portal, what was erased.

Numbers alone, exact, for those who answer for them; no name and no code stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assistance import reading
from assistance.models import Child, ChildExport, Consent, FamilyRequest, HarmReport, ReadingApproval
from committees import access
from committees.choices import Role
from committees.models import Committee, Event, User

READERS = (Role.RESPONSIBLE_PERSON, Role.CHILD_DATA_OFFICER, Role.AUDITOR)
FIRST_YEAR = 2020
OWN_CONSENT, GROWN_UP = 14, 18  # ages at which the law changes


@dataclass(frozen=True)
class Section:
    """One table of the audit: its rows begin with words, and go on with numbers."""

    title: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, *tuple[int, ...]]]


def committees_for(user: User) -> QuerySet[Committee]:
    """Those that the person may audit."""
    return access.committees_within_reach(user, READERS)


def sections(committee: Committee, year: int) -> list[Section]:
    """The audit of a committee and of all below it. Costs a fixed number of queries."""
    files = Child.objects.filter(committee__path__startswith=committee.path)
    events = Event.objects.filter(subject="child", subject_id__in=files.values("code"), at__range=_moments(year))
    return [
        _held(files, year),
        _consents(files),
        _readings(events),
        _approvals(committee, year),
        _exports(committee, year),
        _erasures(events),
        _incidents(files, year),
        _requests(committee, year),
    ]


def _moments(year: int) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return (
        datetime.combine(date(year, 1, 1), time.min, zone),
        datetime.combine(date(year, 12, 31), time.max, zone),
    )


def _held(files: QuerySet[Child], year: int) -> Section:
    """Of the birth only the year is known: an age is the one reached in that year, read in the child's favour."""
    year = min(year, timezone.localdate().year)
    bands = (
        (_("under 14"), Q(birth_year__gt=year - OWN_CONSENT)),
        (_("14 to 17"), Q(birth_year__lte=year - OWN_CONSENT, birth_year__gt=year - GROWN_UP)),
        (_("18 and older"), Q(birth_year__lte=year - GROWN_UP)),
        (_("year of birth not held"), Q(birth_year=None)),
    )
    held = files.filter(erased_on=None)
    is_open = Q(closed_on=None)
    counts = held.aggregate(
        **{f"open{place}": Count("pk", filter=band & is_open) for place, (_name, band) in enumerate(bands)},
        **{f"closed{place}": Count("pk", filter=band & ~is_open) for place, (_name, band) in enumerate(bands)},
    )
    rows = [(name, counts[f"open{place}"], counts[f"closed{place}"]) for place, (name, _band) in enumerate(bands)]
    columns = [_("Age"), pgettext("of several files", "Open"), pgettext("of several files", "Closed")]
    return Section(_("Files held today, by age"), columns, rows)


def _consents(files: QuerySet[Child]) -> Section:
    given = Consent.objects.filter(guardian__child=OuterRef("pk"), scope=Consent.Scope.FILE, withdrawn_on=None)
    held = files.filter(closed_on=None, erased_on=None).aggregate(
        all=Count("pk"), without=Count("pk", filter=~Exists(given))
    )
    rows = [(_("open files"), held["all"]), (_("of them without a guardian's consent in force"), held["without"])]
    return Section(
        _("Consent of guardians, today"), [pgettext("in a table", "What"), pgettext("of children", "Files")], rows
    )


def _readings(events: QuerySet[Event]) -> Section:
    found = events.filter(verb__in=reading.VERBS).order_by().values("verb")
    found = found.annotate(
        times=Count("pk"), files=Count("subject_id", distinct=True), people=Count("by", distinct=True)
    )
    told = {row["verb"]: (row["times"], row["files"], row["people"]) for row in found}
    rows = [(capfirst(str(reading.SAID[verb])), *told.get(verb, (0, 0, 0))) for verb in reading.VERBS]
    return Section(
        _("Who read files"),
        [pgettext("in a table", "What"), _("Times"), pgettext("of children", "Files"), _("People")],
        rows,
    )


def _approvals(committee: Committee, year: int) -> Section:
    below = ReadingApproval.objects.filter(committee__path__startswith=committee.path)
    counts = below.aggregate(
        given=Count("pk", filter=Q(since__year=year)),
        exporting=Count("pk", filter=Q(since__year=year, may_export=True)),
        ended=Count("pk", filter=Q(ended_on__year=year)),
    )
    rows = [
        (_("begun in the year"), counts["given"]),
        (_("of them with the right to ask for exports"), counts["exporting"]),
        (_("taken back before their time"), counts["ended"]),
    ]
    return Section(_("Approvals to read files"), [pgettext("in a table", "What"), _("Approvals")], rows)


def _exports(committee: Committee, year: int) -> Section:
    asked = ChildExport.objects.filter(committee__path__startswith=committee.path, asked_on__year=year)
    counts = asked.aggregate(
        asked=Count("pk"),
        refused=Count("pk", filter=Q(decided_by__isnull=False, is_granted=False)),
        taken=Count("pk", filter=Q(taken_on__isnull=False)),
        whole=Count("pk", filter=Q(taken_on__isnull=False, is_in_clear=True)),
    )
    rows = [
        (_("asked for"), counts["asked"]),
        (_("refused"), counts["refused"]),
        (_("taken"), counts["taken"]),
        (_("of them with whole names"), counts["whole"]),
    ]
    return Section(_("Exports"), [pgettext("in a table", "What"), _("Exports")], rows)


def _erasures(events: QuerySet[Event]) -> Section:
    counts = events.filter(verb="erase").aggregate(
        due=Count("pk", filter=Q(by="")), asked=Count("pk", filter=~Q(by=""))
    )
    rows = [(_("because their time was over"), counts["due"]), (_("because a family asked for it"), counts["asked"])]
    return Section(_("Files erased"), [pgettext("in a table", "What"), pgettext("of children", "Files")], rows)


def _incidents(files: QuerySet[Child], year: int) -> Section:
    found = HarmReport.objects.filter(child__in=files.values("pk"), reported_on__year=year).order_by()
    told = dict(found.values_list("reported_to").annotate(times=Count("pk")))
    rows = [(str(to.label), told.get(to.value, 0)) for to in HarmReport.To]
    return Section(_("Reports of signs of harm"), [_("Reported to"), _("Reports")], rows)


def _requests(committee: Committee, year: int) -> Section:
    """By what was asked: how many came in, and how many of them were answered in time, late, or not yet."""
    found = FamilyRequest.objects.filter(committee__path__startswith=committee.path, received_on__year=year).order_by()
    told: dict[str, list[int]] = {}
    for request in found.only("kind", "received_on", "answered_on"):
        counts = told.setdefault(request.kind, [0, 0, 0, 0])
        counts[0] += 1
        is_late = request.answered_on is not None and request.answered_on > request.due_on
        counts[3 if request.answered_on is None else 2 if is_late else 1] += 1
    rows = [(str(kind.label), *told.get(kind.value, (0, 0, 0, 0))) for kind in FamilyRequest.Kind]
    columns = [_("What was asked"), _("Received"), _("Answered in time"), _("Answered late"), _("Still open")]
    return Section(_("Requests of families"), columns, rows)
