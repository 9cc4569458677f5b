"""Taking the demo out again: its accounts, all that they entered, and the committees that they founded.

The demo is what demo accounts made. Whatever else stands on it (a record that a real clerk entered for one of its
committees, a real person's appointment) is in the way: then nothing is removed, and the obstacles are named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Length

from committees import filestore, kinds
from committees.models import Attachment, Code, Committee, Draft, Event, Reach, Record, Register, Tally, User, Version

Things = models.QuerySet
Made = dict[str, list[Any]]  # ids of register entries, by the name of their model
KEPT_BY_THE_PORTAL = (Code, User)  # code lists stay; accounts go last


class InTheWay(Exception):
    """Things that are not the demo's but stand on it; `names` counts them by what they are."""

    def __init__(self, names: dict[str, int]) -> None:
        self.names = names
        super().__init__(", ".join(f"{name} ({count})" for name, count in names.items()))


@transaction.atomic
def clear() -> int:
    """Remove the demo, all or nothing; return how many records it had."""
    accounts = User.objects.filter(is_demo=True)
    made, records = _made_by(accounts), Record.objects.filter(author__in=accounts)
    number = records.count()
    _forget_history(accounts, made, records)
    _remove_files(records)
    Event.objects.filter(by__in=accounts.values("username")).delete()
    Draft.objects.filter(author__in=accounts).delete()
    Tally.objects.filter(committee__in=made.get("committee", ())).delete()
    _remove(_in_any_order(accounts, made))
    return number


def _made_by(accounts: Things) -> Made:
    """The register entries that these accounts made, as the history tells."""
    found: Made = defaultdict(list)
    created = Version.objects.filter(verb="create", by__in=accounts).order_by("pk")
    for subject, subject_id in created.values_list("subject", "subject_id"):
        found[subject].append(subject_id)
    return found


def _forget_history(accounts: Things, made: Made, records: Things) -> None:
    """The history of what goes, whoever wrote it, and of what demo accounts changed on code lists, which stay."""
    lists = [model._meta.model_name for model in apps.get_models() if issubclass(model, Code)]
    Version.objects.filter(by__in=accounts, subject__in=lists).delete()
    for subject, ids in made.items():
        Version.objects.filter(subject=subject, subject_id__in=ids).delete()
    ids = [str(pk) for pk in records.values_list("pk", flat=True)]
    Version.objects.filter(subject__in=[kind.key for kind in kinds.every()], subject_id__in=ids).delete()


def _remove_files(records: Things) -> None:
    """Files leave the disk when all else has left the database for good."""
    for names in Attachment.objects.filter(record__in=records).values_list("file", "thumbnail"):
        filestore.remove_later(*names)


def _in_any_order(accounts: Things, made: Made) -> list[Things]:
    """Everything that goes; committees level by level, since none goes before those below it."""
    found = [kind.model.objects.filter(author__in=accounts) for kind in kinds.every()]
    for model in apps.get_models():
        if issubclass(model, Register) and not issubclass(model, (*KEPT_BY_THE_PORTAL, Committee)):
            found.append(model._base_manager.filter(pk__in=made.get(str(model._meta.model_name), ())))
    places = Committee.objects.filter(pk__in=made.get("committee", ())).annotate(depth=Length("path"))
    found += [places.filter(depth=depth) for depth in sorted(set(places.values_list("depth", flat=True)), reverse=True)]
    return [*found, accounts]


def _remove(pending: list[Things]) -> None:
    """Remove all of it, each sort of thing as soon as nothing points at it any more."""
    while pending:
        blocked: list[Things] = []
        blocking: set[models.Model] = set()
        for things in pending:
            try:
                with transaction.atomic():
                    things.delete()
            except ProtectedError as error:
                blocked.append(things)
                blocking |= error.protected_objects
        if len(blocked) == len(pending):
            raise InTheWay(_named(blocking, blocked))
        pending = blocked


def _named(blocking: Iterable[models.Model], blocked: list[Things]) -> dict[str, int]:
    """What is in the way and would not go itself."""
    going = {(things.model, pk) for things in blocked for pk in things.values_list("pk", flat=True)}
    own = [thing for thing in blocking if (type(thing), thing.pk) not in going and not isinstance(thing, Reach)]
    return dict(sorted(Counter(_what_it_is(thing) for thing in own).items()))


def _what_it_is(thing: models.Model) -> str:
    return str(kinds.of(thing).plural if isinstance(thing, Record) else thing._meta.verbose_name_plural)
