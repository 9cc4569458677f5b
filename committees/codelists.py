"""Loading the code lists that come with the portal. What a county has changed or added is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

from committees.models import Code


def code_models() -> list[type[Code]]:
    """All code lists, those first that others point to."""
    found = [model for model in apps.get_models() if issubclass(model, Code)]
    return sorted(found, key=lambda model: (len(_code_links(model)), model._meta.label))


def _code_links(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.fields if field.is_relation and field.related_model is not model]


def file_of(model: type[Code]) -> Path:
    app = apps.get_app_config(model._meta.app_label)
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return Path(app.path) / "codes" / f"{words.lstrip('_')}.toml"


def entries_of(model: type[Code]) -> list[dict]:
    path = file_of(model)
    return tomllib.loads(path.read_text(encoding="utf-8"))["code"] if path.exists() else []


@transaction.atomic
def load() -> int:
    """Add the entries that are missing; return how many were added."""
    added = 0
    for model in code_models():
        present = set(model.objects.values_list("pk", flat=True))
        for position, entry in enumerate(entries_of(model), start=1):
            if entry["key"] not in present:
                model.objects.create(position=position, **_values(model, entry))
                added += 1
    return added


def _values(model: type[Code], entry: dict) -> dict:
    """The entry with its links by key: `parent = "x"` becomes `parent_id`."""
    fields: dict[str, Any] = {name: model._meta.get_field(name) for name in entry}
    return {fields[name].attname: value for name, value in entry.items()}
