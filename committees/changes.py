"""What a step in the history changed, in words that a person can read.

History keeps values as they are stored: keys of codes and committees, lists of keys, rows. Here they become names. What
is protected because it is about a child is named but never shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from committees import history, kinds
from committees.encryption import EncryptedTextField, decrypt
from committees.models import Record, Version
from committees.privacy import classes_of
from committees.quantities import format_number

DONE = {
    "create": gettext_lazy("Entered"),
    "change": gettext_lazy("Changed"),
    "remove": gettext_lazy("Removed"),
    "end": gettext_lazy("Ended"),
    "pause": gettext_lazy("Paused"),
    "resume": gettext_lazy("Resumed"),
    "change_helpers": gettext_lazy("Changed who helps"),
    "password": gettext_lazy("Given a new password"),
    "add_file": gettext_lazy("Added files"),
    "describe_file": gettext_lazy("Changed the words beside a file"),
    "order_files": gettext_lazy("Changed the order of the files"),
    "consent_file": gettext_lazy("Said whether a photo shows children, and what consent there is"),
    "show_file": gettext_lazy("Marked a file for the public"),
    "hide_file": gettext_lazy("Took a file back from the public"),
    "remove_file": gettext_lazy("Removed a file"),
    "own_password": gettext_lazy("Chose a new password"),
    "unlock": gettext_lazy("Let in again"),
    "two_step_on": gettext_lazy("Set up the code from the phone"),
    "two_step_off": gettext_lazy("Turned off the code from the phone"),
    "recovery_codes": gettext_lazy("Made new recovery codes"),
    "hand_over": gettext_lazy("Handed work over"),
    "submit": gettext_lazy("Submitted"),
    "recall": gettext_lazy("Taken back"),
    "approve": gettext_lazy("Approved"),
    "send_back": gettext_lazy("Returned"),
    "publish": gettext_lazy("Published"),
    "unpublish": gettext_lazy("Withdrawn from the public"),
    "reopen": gettext_lazy("Re-opened"),
    "cancel": gettext_lazy("Cancelled"),
    "trash": gettext_lazy("Put in the trash"),
    "restore": gettext_lazy("Taken out of the trash"),
    "call_off": gettext_lazy("Called off"),
    "escalate": gettext_lazy("Raised to a committee above"),
    "ask_back": gettext_lazy("Asked whether the plan happened"),
    "undo": gettext_lazy("Edit taken back"),
    "delete": gettext_lazy("Deleted for good"),
    "merge": gettext_lazy("Merged with another entry"),
    "erase": gettext_lazy("Erased: it says no more who the child is"),
}
# Steps with a record's files, which leave it where it stands in the chain.
ABOUT_FILES = ("add_file", "describe_file", "consent_file", "order_files", "show_file", "hide_file", "remove_file")
# The portal gives its reasons in the reader's language, so they are not stored.
REASONS = {
    "escalate": gettext_lazy("It waited for review longer than it should."),
    "ask_back": gettext_lazy(
        "The planned day is over. Did it take place, and how many came? Add what happened and submit it, or call it"
        " off."
    ),
}
RETURNS = ("send_back", "reopen", "ask_back")
THE_PORTAL = gettext_lazy("the portal itself")


def done(version: Version) -> str | Promise:
    """What a step did, in words."""
    return DONE.get(version.verb, version.verb)


def who(version: Version) -> str:
    """Who took a step."""
    return str(version.by or THE_PORTAL)


def why(version: Version) -> str:
    """The reason of a step: as it was given, or that of the portal itself."""
    return version.why or str(REASONS.get(version.verb, ""))


def last_return(versions: Iterable[Version]) -> Version | None:
    """The step that gave the record back to its author, of its versions from old to new."""
    returns = [version for version in versions if version.verb in RETURNS]
    return returns[-1] if returns else None


@dataclass(frozen=True)
class Change:
    """One field that a step changed."""

    label: str
    before: str
    after: str
    field: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a history with what it changed."""

    version: Version
    done: str | Promise
    who: str
    why: str
    changes: list[Change]


def steps_of(thing: models.Model) -> list[Step]:
    """The history of a thing, newest first. Costs one query for each sort of thing its versions name."""
    return steps_in(list(history.of(thing)), thing)


def steps_in(versions: list[Version], thing: models.Model) -> list[Step]:
    """These versions, oldest first, of this thing or of another of its model, as steps, newest first."""
    teller = Teller(type(thing), rows_of(thing), [version.content for version in versions])
    steps: list[Step] = []
    before: Mapping | None = None
    for version in versions:
        changes = teller.changes(before, version.content) if version.content is not None else []
        steps.append(Step(version, done(version), who(version), why(version), changes))
        before = version.content if version.content is not None else before
    return steps[::-1]


def since(thing: models.Model, number: int) -> list[Change]:
    """What others changed since somebody read this version of the thing."""
    versions = list(history.of(thing).filter(content__isnull=False).order_by("number"))
    read = [version.content for version in versions if version.number <= number]
    now = [version.content for version in versions if version.number > number]
    if not read or not now:
        return []
    return Teller(type(thing), rows_of(thing), [read[-1], now[-1]]).changes(read[-1], now[-1])


def rows_of(thing: models.Model) -> tuple[kinds.Rows, ...]:
    return kinds.of(thing).rows if isinstance(thing, Record) else ()


class Teller:
    """Tells the values of one model's contents in words; looks up the names of all things they point at beforehand."""

    def __init__(self, model: type[models.Model], tables: Iterable[kinds.Rows], contents: Iterable[Mapping | None]):
        self.model = model
        self.tables: dict[str, Any] = {table.name: model._meta.get_field(table.name).related_model for table in tables}
        self.names: dict[Any, dict[str, str]] = {}
        self._look_up([content for content in contents if content])

    def changes(self, before: Mapping | None, after: Mapping) -> list[Change]:
        before = before or {}
        return [
            Change(self.label(name), self.words(name, before.get(name)), self.words(name, value), name)
            for name, value in after.items()
            if not (self._is_same(name, value, before.get(name)) or self._says_nothing(name, value, before.get(name)))
        ]

    def _is_same(self, name: str, value: Any, before: Any) -> bool:
        """Whether nothing changed. The same text is encrypted differently each time."""
        if value == before:
            return True
        is_encrypted = isinstance(_field(self.model, name), EncryptedTextField)
        return bool(is_encrypted and value and before and decrypt(value) == decrypt(before))

    def _says_nothing(self, name: str, value: Any, before: Any) -> bool:
        """Whether it is empty as before, or the key that a thing shares with its record."""
        field = _field(self.model, name)
        return (_is_nothing(value) and _is_nothing(before)) or (field is not None and field.primary_key)

    def label(self, name: str) -> str:
        field = _field(self.model, name)
        if name in self.tables:
            return capfirst(str(self.tables[name]._meta.verbose_name_plural))
        if field is not None and _is_end_of_record(field):
            return capfirst(_("last day"))
        return capfirst(str(field.verbose_name)) if field is not None else name

    def words(self, name: str, value: Any) -> str:
        if name in self.tables:
            return "\n".join(self._row(self.tables[name], row) for row in value or ())
        return self._value(self.model, name, value)

    def _row(self, model: type[models.Model], row: Mapping) -> str:
        parts = [self._value(model, name, value) for name, value in row.items() if not _is_nothing(value)]
        return " · ".join(parts)

    def _value(self, model: type[models.Model], name: str, value: Any) -> str:
        if _is_nothing(value):
            return ""
        if classes_of(model).get(name) == "protected":
            return _("(not shown: about a child)")
        field = _field(model, name)
        if field is not None and field.is_relation:
            known = self.names.get(field.related_model, {})
            return pgettext("between two names", ", ").join(known.get(str(key), str(key)) for key in _keys(value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(field, models.DateField):
            return _day(field, field.to_python(value))
        if isinstance(field, models.DecimalField):
            return format_number(field.to_python(value))
        choices = dict(field.flatchoices) if field is not None and field.choices else {}
        return str(choices.get(value, value))

    def _look_up(self, contents: list[Mapping]) -> None:
        wanted: dict[Any, set] = defaultdict(set)
        for content in contents:
            self._collect(self.model, content, wanted)
            for name, model in self.tables.items():
                for row in content.get(name) or ():
                    self._collect(model, row, wanted)
        for model, keys in wanted.items():
            found = model._base_manager.filter(pk__in=keys).order_by("pk")
            self.names[model] = {str(thing.pk): str(thing) for thing in found}

    @staticmethod
    def _collect(model: type[models.Model], content: Mapping, wanted: dict[Any, set]) -> None:
        for name, value in content.items():
            field = _field(model, name)
            if field is not None and field.is_relation and field.concrete:
                wanted[field.related_model].update(_keys(value))


def _field(model: type[models.Model], name: str) -> Any:
    return next((field for field in model._meta.get_fields() if field.name == name and field.concrete), None)


def _is_end_of_record(field: models.Field) -> bool:
    """Whether it is the day after a record's last, which people know as its last day."""
    return field.model is Record and field.name == "until"


def _day(field: models.Field, day: date) -> str:
    return date_format(day - timedelta(days=1) if _is_end_of_record(field) else day, "DATE_FORMAT")


def _keys(value: Any) -> list:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _is_nothing(value: Any) -> bool:
    return value in (None, "", [])
