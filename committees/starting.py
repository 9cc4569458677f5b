"""What an empty form begins with: the place used last, or what another record says, except what is its own."""

from __future__ import annotations

from typing import Any

from django import forms

from committees import kinds
from committees.models import User

# What belongs to one event: its days, what was found out about it, its own address.
ITS_OWN = {
    "held_on", "last_day", "source_note", "source_note_en", "to_be_confirmed", "to_be_confirmed_en", "slug",
    "number", "upper", "bound", "words", "is_uncounted",
}  # fmt: skip


def places_used_last(by: User, kind: kinds.Kind, committee: Any) -> list[int]:
    """Where this person's last record of the kind for this committee took place. Costs two queries."""
    own = kind.model.objects.filter(author=by, committee=committee, places__isnull=False)
    last = own.order_by("-pk").first()
    return list(last.places.order_by("pk").values_list("pk", flat=True)) if last else []


def copied(source: forms.BaseForm) -> dict[str, Any]:
    """The values that a form shows of a record, for a record of the same kind: no numbers, nothing of its own."""
    return {
        name: source.get_initial_for_field(field, name)
        for name, field in source.fields.items()
        if name not in ITS_OWN and not _is_number(field)
    }


def copied_row(form_class: type[forms.Form], values: dict[str, Any]) -> dict[str, Any]:
    """The same of one row."""
    fields = form_class.base_fields
    return {
        name: value
        for name, value in values.items()
        if name in fields and name not in ITS_OWN and not _is_number(fields[name])
    }


def _is_number(field: forms.Field) -> bool:
    return isinstance(field, forms.IntegerField | forms.DecimalField)
