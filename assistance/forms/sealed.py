"""Forms over encrypted fields: what is stored is never shown; what is typed replaces it; an empty field keeps it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from committees.encryption import EncryptedTextField

KEPT = _("Something is stored, and not shown. Leave this empty to keep it; a dash (-) removes it.")
DASHES = ("-", "－", "—", "–")


class Sealed:
    """For a model form: call `seal` once its fields stand, and `without_kept` on what it says."""

    def seal(self) -> None:
        for name in self.sealed:
            field = self.fields[name]
            field.widget.attrs["autocomplete"] = "off"
            stored = self.initial.pop(name, "")
            if not self.instance._state.adding:
                field.required = False
            if stored:
                field.help_text = KEPT

    @property
    def sealed(self) -> list[str]:
        fields = self._meta.model._meta.concrete_fields
        return [field.name for field in fields if isinstance(field, EncryptedTextField) and field.name in self.fields]

    def without_kept(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields that replace what is stored."""
        if self.instance._state.adding:
            return fields
        kept = {name for name in self.sealed if not fields[name]}
        typed = {name: value for name, value in fields.items() if name not in kept}
        return {name: "" if name in self.sealed and value in DASHES else value for name, value in typed.items()}
