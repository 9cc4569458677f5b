"""The trash: what was thrown away within the last days can be taken out again; after that it is emptied."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, filestore, history, kinds, references, registers, undo
from committees.choices import State
from committees.errors import InUse, WrongState
from committees.models import Record, Register, User, Version

DAYS = 30
AT_ONCE = 200


def check_nothing_needs(record: Record) -> None:
    """Raise InUse, which names what still points at the record: sessions of a studio, activities of a campaign."""
    uses = references.uses_that_hold(kinds.as_kind(record))
    if uses:
        raise InUse(uses)


def thrown_away(by: User):
    """The records in the trash that this person may take out again, the newest first."""
    kept_by = access.committees_within_reach(by, (*access.ENTERS, *access.ENTERS_PROTECTED))
    seen = access.visible_records(by, Record.objects.filter(state=State.TRASHED))
    return seen.filter(committee__in=kept_by).order_by("-changed_at", "-pk")


def last_day(record: Record) -> date:
    """The day after which the record is gone for good."""
    return timezone.localdate(record.changed_at) + timedelta(days=DAYS)


def removed_entries(by: User, model: type[Register]) -> list[Version]:
    """The entries of a register that were removed lately, are still gone, and may be put back by this person.

    The register's entries belong to committees. Costs three queries.
    """
    steps = Version.objects.filter(
        subject=model._meta.model_name, verb="remove", at__gte=timezone.now() - timedelta(days=DAYS)
    )
    places = dict(steps.order_by("pk").values_list("pk", "content__committee"))
    theirs = access.committees_within_reach(by, _keepers(model)).filter(pk__in=set(places.values()))
    kept = set(theirs.values_list("pk", flat=True))
    own = steps.filter(pk__in=[pk for pk, place in places.items() if place in kept])
    newest = list(own.select_related("by").order_by("-at", "-pk")[:AT_ONCE])
    there = set(model._base_manager.filter(pk__in=[step.subject_id for step in newest]).values_list("pk", flat=True))
    found: dict[str, Version] = {}
    for step in newest:
        if int(step.subject_id) not in there:
            found.setdefault(step.subject_id, step)
    return list(found.values())


def check_may_know(by: User, model: type[Register], pk: int) -> None:
    """Raise 404 unless the entry, removed or not, belongs to a committee whose registers this person reads."""
    entry: Any = model._base_manager.filter(pk=pk).first()
    if entry is None:
        told = Version.objects.filter(subject=model._meta.model_name, subject_id=str(pk), content__isnull=False)
        last = told.order_by("number").last()
        committee = _committee_id(last) if last else None
    else:
        committee = entry.committee_id
    roles = access.ENTERS_PROTECTED if model.is_protected else access.READS_REGISTERS
    if not access.committees_within_reach(by, roles).filter(pk=committee).exists():
        raise Http404


@transaction.atomic
def put_back(*, by: User, model: type[Register], pk: int) -> Any:
    """Make a removed entry again as it was, under its old number."""
    check_may_know(by, model, pk)
    if model._base_manager.filter(pk=pk).exists():
        raise WrongState(_("It has already been put back."))
    step = Version.objects.filter(subject=model._meta.model_name, subject_id=str(pk)).order_by("number").last()
    if step is None or step.verb != "remove" or step.at < timezone.now() - timedelta(days=DAYS):
        raise WrongState(_("It is not in the trash any more."))
    entry = _entry_of(model, step)
    registers.check_can_keep(by, entry)
    entry.version = step.number + 1
    entry.full_clean(exclude={"id"})
    entry.save(force_insert=True)
    for name, things in _links_of(model, step).items():
        getattr(entry, name).set(things)
    history.write(by=by, thing=entry, verb="restore", content=history.content_of(entry))
    return entry


def empty(now: datetime | None = None) -> int:
    """Delete for good the records that have lain in the trash too long and that nothing needs; how many they were."""
    until = (now or timezone.now()) - timedelta(days=DAYS)
    old = Record.objects.filter(state=State.TRASHED, changed_at__lt=until).order_by("pk")[:AT_ONCE]
    return sum(_delete(record.pk) for record in old)


@transaction.atomic
def _delete(pk: int) -> bool:
    record = Record.objects.select_for_update().filter(pk=pk, state=State.TRASHED).first()
    if record is None or references.uses_that_hold(kinds.as_kind(record)):
        return False
    record.version += 1
    history.write(by=None, thing=record, verb="delete")
    for attachment in record.attachments.all():
        filestore.remove_later(attachment.file.name, attachment.thumbnail.name)
    kinds.as_kind(record).delete()
    return True


def _content(step: Version) -> dict[str, Any]:
    return step.content or {}


def _committee_id(step: Version) -> int:
    return _content(step)["committee"]


def _keepers(model: type[Register]) -> tuple[str, ...]:
    return access.ENTERS_PROTECTED if model.is_protected else access.KEEPS_REGISTERS


def _entry_of(model: Any, step: Version) -> Any:
    links = {field.name for field in model._meta.many_to_many}
    fields = undo.fields_from({k: v for k, v in _content(step).items() if k not in links}, model)
    return model(pk=int(step.subject_id), **fields)


def _links_of(model: type[Register], step: Version) -> dict[str, Any]:
    links = {field.name for field in model._meta.many_to_many}
    return undo.fields_from({k: v for k, v in _content(step).items() if k in links}, model)
