"""Making one entry of two that turned out to be the same person or place. Both histories are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from committees import access, history, references, registers
from committees.errors import WrongState
from committees.models import User, Version

MERGED = "merge"


def candidates(by: User, entry: Any, words: str):
    """The other entries of the same register that this person keeps, whose name or pinyin has these words in it."""
    kept = access.committees_within_reach(by, access.KEEPS_REGISTERS)
    same_register = type(entry)._base_manager.filter(committee__in=kept).exclude(pk=entry.pk)
    named = models.Q(name__icontains=words) | models.Q(letters__contains=words.lower())
    return same_register.filter(named).select_related("committee").order_by("name", "pk")


@transaction.atomic
def merge(*, by: User, entry: Any, into: Any, version: int | None = None, why: str = "") -> Any:
    """Let everything that points at `entry` point at `into`, and take `entry` away; `into` says what it said before.

    Raises WrongState where both stand in one and the same record, so that nothing is counted or named twice.
    """
    registers.check_can_keep(by, entry)
    registers.check_can_keep(by, into)
    if type(entry) is not type(into) or entry.pk == into.pk:
        raise WrongState(_("Choose another entry of the same register."))
    batch, content = uuid4(), history.content_of(entry)
    registers.take_next_version(entry, version)
    registers.take_next_version(into, None)
    for relation in references.relations_to(entry):
        _lead_over(relation, entry, into)
    history.write(by=by, thing=entry, verb=MERGED, why=why, batch=batch, content=content)
    history.write(by=by, thing=into, verb=MERGED, why=why, batch=batch, content=history.content_of(into))
    entry.delete()
    return into


def merged_into(entry: Any) -> list[list[Version]]:
    """The histories of the entries that were merged into this one, each oldest first. Costs two queries."""
    own = history.of(entry).filter(verb=MERGED).values("batch")
    others = Version.objects.filter(batch__in=own, verb=MERGED).exclude(subject_id=str(entry.pk))
    ids = [step.subject_id for step in others.order_by("pk")]
    steps = Version.objects.filter(subject=history.subject_of(entry), subject_id__in=ids).select_related("by")
    found: dict[str, list[Version]] = {pk: [] for pk in ids}
    for step in steps.order_by("number"):
        found[step.subject_id].append(step)
    return list(found.values())


def _lead_over(relation: Any, entry: Any, into: Any) -> None:
    rows = relation.related_model._base_manager
    if relation.field.many_to_many:
        _lead_links_over(relation.field, rows.filter(**{relation.field.name: entry.pk}), entry, into)
        return
    try:
        with transaction.atomic():
            rows.filter(**{relation.field.name: entry.pk}).update(**{relation.field.name: into.pk})
    except IntegrityError as error:
        name = relation.related_model._meta.verbose_name_plural
        said = _("Both stand in the same place (%(name)s). Take one of them out there first.") % {"name": name}
        raise WrongState(said) from error


def _lead_links_over(field: Any, holders: Iterable[Any], entry: Any, into: Any) -> None:
    for holder in list(holders):
        links = getattr(holder, field.name)
        links.add(into)
        links.remove(entry)
