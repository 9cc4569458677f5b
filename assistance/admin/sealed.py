"""Forms over encrypted fields: what is stored is never shown; what is typed replaces it; an empty field keeps it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.admin.saving import ActionForm
from committees.encryption import EncryptedTextField

KEPT = _("Something is stored, and not shown. Leave this empty to keep it; what you type replaces it.")
LONG = ("address", "health", "notes")


class SealedForm(ActionForm):
    """A form of a model with encrypted fields."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in self.sealed:
            self.fields[name].widget.attrs["autocomplete"] = "off"
            stored = self.initial.pop(name, "")
            if not self.instance._state.adding:
                self.fields[name].required = False
            if stored:
                self.fields[name].help_text = KEPT

    @property
    def sealed(self) -> list[str]:
        fields = self._meta.model._meta.concrete_fields
        return [field.name for field in fields if isinstance(field, EncryptedTextField) and field.name in self.fields]

    def action_fields(self) -> dict[str, Any]:
        fields = super().action_fields()
        kept = [] if self.instance._state.adding else [name for name in self.sealed if not fields[name]]
        return {name: value for name, value in fields.items() if name not in kept}


class SealedFields:
    """For admins: short fields for short secrets."""

    form = SealedForm

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, EncryptedTextField) and not db_field.choices and db_field.name not in LONG:
            kwargs["widget"] = forms.TextInput(attrs={"class": "vTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
