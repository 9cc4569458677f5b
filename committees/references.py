"""What points at a thing, so that nothing is removed that others still need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

MANY = 100  # nobody needs to know by how many more


@dataclass(frozen=True)
class Use:
    """One sort of thing that points at another, and how many of them, up to MANY."""

    name: str | Promise
    count: int

    def __str__(self) -> str:
        return f"{self.name} ({self.count}{'+' if self.count == MANY else ''})"


def uses_of(thing: models.Model) -> list[Use]:
    """Everything that points at it by a key or a list of keys. Costs one query for each relation to its model."""
    uses = []
    relations: list[Any] = thing._meta.get_fields(include_hidden=True)
    for relation in relations:
        count = _count(relation, thing) if _points_here(relation) else 0
        if count:
            uses.append(Use(relation.related_model._meta.verbose_name_plural, count))
    return uses


def uses_that_hold(thing: models.Model) -> list[Use]:
    """What forbids to delete the thing: as `uses_of`, without the rows that would go with it."""
    uses = []
    relations: list[Any] = thing._meta.get_fields(include_hidden=True)
    for relation in relations:
        if _points_here(relation) and getattr(relation, "on_delete", None) is models.PROTECT:
            count = _count(relation, thing)
            if count:
                uses.append(Use(relation.related_model._meta.verbose_name_plural, count))
    return uses


def relations_to(thing: models.Model) -> list[Any]:
    """The relations by which rows of any model point at it."""
    relations: list[Any] = thing._meta.get_fields(include_hidden=True)
    return [relation for relation in relations if _points_here(relation)]


def _points_here(relation: Any) -> bool:
    """Whether it is the far side of a relation; the tables behind many-to-many links are counted by the links."""
    if not relation.is_relation or not relation.auto_created or relation.concrete:
        return False
    return not relation.related_model._meta.auto_created


def _count(relation: Any, thing: models.Model) -> int:
    rows = relation.related_model._base_manager.filter(**{relation.field.name: thing.pk})
    return rows.order_by("pk")[:MANY].count()
