"""How long a child's file says who the child is, and erasing that: by itself when it is due, or when a family asks.

What is erased is who the child is and what was written of it: in the file, in what belongs to it, in the records'
notes, in their history, in drafts and in files. What is left has no name: pairings, visits and circumstances stay
counted, so that no figure changes. The log stays whole; the code that it names leads to an empty file.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assistance import access, photos
from assistance.models import Aim, Child, Consent, ConsentScan, EndReason, Pairing, RosterLine, Visit
from committees import events, filestore, history
from committees.encryption import EncryptedTextField
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Attachment, Draft, Record, User, Version
from committees.registers import take_next_version

GROWN_UP = 18
AT_ONCE = 100  # files in one night's run of the job; the next night goes on
COME_OF_AGE, ASKED_FOR = "came_of_age", "consent_withdrawn"
SHORTEST_REASON = 2
# What of the file itself is emptied besides what is encrypted.
EMPTIED = {"birth_year": None, "school": None}


def files_due(day: date | None = None) -> QuerySet[Child]:
    """The files whose time is over on a day: the child is of age, or the file was closed long enough ago.

    Of the birth only the year is known, so a child counts as of age from the year after its eighteenth birthday on. A
    file that is still needed, since somebody stands by the child, waits until that has ended.
    """
    day = day or timezone.localdate()
    of_age = Q(birth_year__lt=day.year - GROWN_UP)
    closed = Q(closed_on__lte=_years_before(day, settings.RETENTION_YEARS))
    due = Child.objects.filter(of_age | closed, erased_on__isnull=True)
    return due.exclude(pk__in=Pairing.objects.going_on().values("child")).order_by("pk")


def _years_before(day: date, years: int) -> date:
    """The same day years ago; of 29 February the day before it."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def why_due(child: Child, day: date) -> str | Promise:
    if child.birth_year is not None and child.birth_year < day.year - GROWN_UP:
        return _("the child is of age")
    return _("closed long enough ago")


def erase_due() -> int:
    """The portal's own work: erase the files whose time is over; how many. Each is erased by itself, all or nothing."""
    keys = list(files_due().values_list("pk", flat=True)[:AT_ONCE])
    for pk in keys:
        erase(by=None, child=Child.objects.get(pk=pk), why="")
    return len(keys) + erase_lines_due()


@transaction.atomic
def erase_lines_due() -> int:
    """Empty the lines of rosters whose time is over; how many."""
    return _empty_lines(lines_due()[:AT_ONCE])


@transaction.atomic
def erase(*, by: User | None, child: Child, why: str) -> None:
    """Empty a file and all that was written of its child. Nobody (None) is the portal itself, when the time is over."""
    file = Child.objects.select_for_update(of=("self",)).select_related("committee").get(pk=child.pk)
    if by is not None and not access.can_keep_files(by, file.committee):
        raise NotAllowed(_("Only a child-data officer of that committee may erase this file."))
    why = " ".join(why.split())
    if by is not None and len(why) < SHORTEST_REASON:
        raise NotReady([("why", _("Say in a few words who asked for it and when."))])
    if file.erased_on:
        raise WrongState(_("This file has already been erased."))
    if file.pairings.going_on().exists():
        raise WrongState(_("Somebody still stands by this child: end the pairing first."))
    photos.forget(by=by, child=file)
    _empty_parts(file)
    _empty_records(file)
    _empty_file(file, COME_OF_AGE if by is None else ASKED_FOR)
    history.write(by=by, thing=file, verb="erase", content=None)
    events.note(verb="erase", by=by.username if by else "", subject="child", subject_id=file.code, note=why)


def _empty_file(file: Child, reason: str) -> None:
    today = timezone.localdate()
    emptied = dict.fromkeys(_sealed(Child), "")
    hashes = {field.name: "" for field in Child._meta.concrete_fields if field.name.endswith(("_hash", "_mark"))}
    closing = {} if file.closed_on else {"closed_on": today, "close_reason": EndReason.objects.get(pk=reason)}
    values = {**emptied, **hashes, **EMPTIED, **closing, "erased_on": today}
    take_next_version(file, None)
    Child.objects.filter(pk=file.pk).update(**values)
    file.refresh_from_db()
    forget_contents("child", [file.pk])
    Draft.objects.filter(kind="child", entry_id=file.pk).delete()


def _empty_parts(file: Child) -> None:
    """Guardians, circumstances, needs, problems and reports: what kind they were stays, what was written goes."""
    for relation in _parts():
        _empty(relation.related_model, relation.related_model._base_manager.filter(child=file))
    ConsentScan.objects.filter(consent__guardian__child=file).delete()
    _empty(Consent, Consent.objects.filter(guardian__child=file))
    _empty_lines(RosterLine.objects.filter(child=file))


def lines_due(day: date | None = None) -> QuerySet[RosterLine]:
    """The lines of rosters whose aid was given long enough ago, whether or not the child has a file."""
    limit = _years_before(day or timezone.localdate(), settings.RETENTION_YEARS)
    return RosterLine.objects.filter(erased_on=None, batch__sort_on__lte=limit).order_by("pk")


def _empty_lines(lines: QuerySet[RosterLine]) -> int:
    """What a roster says of who was paid; the amount and the code stay, so that the sums do."""
    keys = list(lines.values_list("pk", flat=True))
    _empty(RosterLine, RosterLine.objects.filter(pk__in=keys))
    RosterLine.objects.filter(pk__in=keys).update(child=None, erased_on=timezone.localdate())
    return len(keys)


def _parts() -> list[models.ManyToOneRel]:
    """What belongs to a child and is no record."""
    relations = [field for field in Child._meta.get_fields() if isinstance(field, models.ManyToOneRel)]
    return [relation for relation in relations if getattr(relation.related_model, "holders", ()) == ("child",)]


def _empty(model, entries: QuerySet) -> None:
    keys = list(entries.order_by("pk").values_list("pk", flat=True))
    hashes = [field.name for field in model._meta.concrete_fields if field.name.endswith(("_hash", "_mark"))]
    emptied = dict.fromkeys((*_sealed(model), *hashes), "")
    if emptied:
        model._base_manager.filter(pk__in=keys).update(**emptied)
    forget_contents(str(model._meta.model_name), keys)
    Draft.objects.filter(kind=str(model._meta.model_name), entry_id__in=keys).delete()


def _empty_records(file: Child) -> None:
    """What was written in records about the child; of a visit to several all of it, since it may tell of any."""
    pairings = list(file.pairings.order_by("pk").values_list("pk", flat=True))
    visits = list(file.visits.order_by("pk").values_list("pk", flat=True))
    records = [*pairings, *visits, *file.milestones.order_by("pk").values_list("pk", flat=True)]
    Aim.objects.filter(pairing__in=pairings).update(**dict.fromkeys(_sealed(Aim), ""))
    Visit.objects.filter(pk__in=visits).update(**dict.fromkeys(_sealed(Visit), ""))
    for kind in ("pairing", "visit", "milestone"):
        keys = Record.objects.filter(pk__in=records, kind=kind).order_by("pk").values_list("pk", flat=True)
        forget_contents(kind, list(keys))
    Record.objects.filter(pk__in=records).update(summary="", summary_en="")
    Draft.objects.filter(record__in=records).delete()
    files = list(Attachment.objects.filter(record__in=records).order_by("pk"))
    Attachment.objects.filter(pk__in=[attachment.pk for attachment in files]).delete()
    for attachment in files:
        filestore.remove_later(attachment.file.name, attachment.thumbnail.name)


def _sealed(model) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def forget_contents(subject: str, keys: list[int]) -> None:
    """What the history of these things kept of their contents. Who did what and when stays."""
    of_them = Version.objects.filter(subject=subject, subject_id__in=[str(key) for key in keys])
    of_them.update(content=None, why="")
