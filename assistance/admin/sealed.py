"""Forms over encrypted fields in the admin."""

from __future__ import annotations

from typing import Any

from django import forms

from assistance.forms.sealed import Sealed
from committees.admin.saving import ActionForm
from committees.encryption import EncryptedTextField

LONG = ("address", "health", "notes", "need")


class SealedForm(Sealed, ActionForm):
    """A form of a model with encrypted fields."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.seal()

    def action_fields(self) -> dict[str, Any]:
        return self.without_kept(super().action_fields())


class SealedFields:
    """For admins: short fields for short secrets."""

    form = SealedForm

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, EncryptedTextField) and not db_field.choices and db_field.name not in LONG:
            kwargs["widget"] = forms.TextInput(attrs={"class": "vTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
