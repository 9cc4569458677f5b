"""What families are told of a child's file: what is held and why, in the words of the forms. Nothing of any child."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from assistance.models import Child, Circumstance, Consent, FamilyRequest, Guardian, HarmReport, Need, RosterLine

HELD: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Child, ("code", "name", "birth_year", "sex", "school", "school_class", "id_number", "phone", "address", "health",
             "notes", "closed_on", "close_reason")),
    (Circumstance, ("kind", "since", "shown_by")),
    (Need, ("aspect", "need", "seen_on")),
    (Guardian, ("name", "relation", "phone")),
    (Consent, ("scope", "given_on", "withdrawn_on")),
    (HarmReport, ("reported_to", "reported_on", "receipt")),
    (RosterLine, ("batch", "code", "name", "id_number", "school_class", "amount")),
    (FamilyRequest, ("kind", "asked_by", "child_code", "received_on", "answered_on", "outcome")),
)  # fmt: skip


def what_is_held() -> list[tuple[str, list[tuple[str, str]]]]:
    """For each part of a file its fields, each with why it is held."""
    return [(capfirst(str(model._meta.verbose_name)), _fields(model, names)) for model, names in HELD]


def _fields(model: type[Model], names: tuple[str, ...]) -> list[tuple[str, str]]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return [(capfirst(str(field.verbose_name)), str(field.help_text)) for field in fields]
