"""Ways of reading a fact out of the portal, for a committee and a window. None of them knows what to expect."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from django.apps import apps
from django.db import models
from django.utils.translation import override

from committees import figures, indicators, kinds
from committees.choices import Bound
from committees.models import Committee, Elder, Record
from committees.periods import Window
from committees.quantities import Quantity, Total
from qinggang.county.reading import record_key

Conditions = dict[str, Any]


class Reader(Protocol):
    def read(self, committee: Committee, window: Window) -> Quantity | bool: ...


def things(name: str, committee: Committee, window: Window, only: Conditions) -> models.QuerySet:
    """The entries of a register; of records those that count, within the committee and the window."""
    model = apps.get_model(name)
    found = model.objects.filter(**only)
    if issubclass(model, Record):
        found = found.counted().in_window(window).reaching([committee])
    return found


@dataclass(frozen=True)
class Figure:
    """An indicator's answer; or the part of it that comes from some of its records."""

    key: str
    only: Conditions = field(default_factory=dict)

    def read(self, committee: Committee, window: Window) -> Quantity | bool:
        indicator = indicators.find(self.key)
        if indicator is None:
            return False
        if not self.only:
            return figures.answer(indicator, committee, window).quantity
        behind = figures.records_behind(indicator, committee, window).filter(**self.only)
        parts = [part for record in behind for part in indicator.quantities(kinds.as_kind(record))]
        total, units = Total.of(parts), {part.unit for part in parts}
        return Quantity(total.number, units.pop(), total.bound) if len(units) == 1 else False

    def __str__(self) -> str:
        return f"figure {self.key}"


@dataclass(frozen=True)
class Distinct:
    """How many different values a field has; `within` one record, or where a record it `needs` is there."""

    model: str
    of: str
    only: Conditions = field(default_factory=dict)
    within: str = ""
    needs: str = ""

    def read(self, committee: Committee, window: Window) -> Quantity | bool:
        if self.needs and not Kept(self.needs).read(committee, window):
            return False
        one = {"draft_key": record_key(self.within)} if self.within else {}
        found = things(self.model, committee, window, {**self.only, **one})
        values = {value for value in found.values_list(self.of, flat=True) if value not in (None, "")}
        return Quantity(Decimal(len(values)), self.counted, Bound.EXACT)

    @property
    def counted(self) -> str:
        """What the values are: the field's name in English."""
        with override("en"):
            return str(_last_field(apps.get_model(self.model), self.of).verbose_name)

    def __str__(self) -> str:
        return f"distinct {self.counted} of {self.model.partition('.')[2]}"


def _last_field(model: Any, path: str) -> Any:
    """The field that a path like goods__goods ends in."""
    name, _separator, rest = path.partition("__")
    field = model._meta.get_field(name)
    return _last_field(field.related_model, rest) if rest else field


@dataclass(frozen=True)
class Age:
    """How old a volunteer is at the end of the window."""

    name: str

    def read(self, committee: Committee, window: Window) -> Quantity | bool:
        elder = Elder.objects.filter(name_en=self.name).first()
        age = elder.age_at(window.last_day) if elder and window.last_day else None
        return Quantity(Decimal(age), "years", Bound.EXACT) if age else False

    def __str__(self) -> str:
        return f"age of {self.name}"


@dataclass(frozen=True)
class Kept:
    """Whether one record of the county's files counts there and then."""

    key: str

    def read(self, committee: Committee, window: Window) -> bool:
        return things("committees.Record", committee, window, {"draft_key": record_key(self.key)}).exists()

    def __str__(self) -> str:
        return f"record {self.key}"


@dataclass(frozen=True)
class Entry:
    """Whether there is any such thing."""

    model: str
    only: Conditions = field(default_factory=dict)

    def read(self, committee: Committee, window: Window) -> bool:
        return things(self.model, committee, window, self.only).exists()

    def __str__(self) -> str:
        return self.model.partition(".")[2]
