"""The fields of a kind by the names that people read: for a return that points at one of them."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from committees import kinds


def of(kind: kinds.Kind) -> dict[str, str | Promise]:
    """Each field and table of the kind's form with its label; of its model, where there is no form."""
    if not kind.form:
        fields = [field for field in kind.model._meta.get_fields() if getattr(field, "editable", False)]
        return {
            field.name: capfirst(field.verbose_name) for field in fields if field.concrete and not field.primary_key
        }
    entry = import_string(kind.form)
    names = {name: field.label for name, field in entry.form_class.base_fields.items() if field.label}
    return names | {name: table.title for name, table in entry.table_classes.items()}
