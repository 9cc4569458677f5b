"""One thing out of a short list, where the list is rows of the database."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

NUMBER = re.compile(r"[0-9]{1,15}")  # more than any key has, less than any database minds


class OneOf(forms.ModelChoiceField):
    """A choice that is no key at all is refused before a database is asked, which would not take it."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value and self._has_numbers and not NUMBER.fullmatch(value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return super().to_python(value)

    @property
    def _has_numbers(self) -> bool:
        key = self.queryset.model._meta.pk
        while key.remote_field:
            key = key.target_field
        return isinstance(key, models.IntegerField)


def form_field(field: models.Field, **options: Any) -> forms.Field | None:
    """The form's field for a model's field; for a link to one thing, a list of this kind."""
    if isinstance(field, models.ForeignKey):
        options["form_class"] = OneOf
    return field.formfield(**options)
