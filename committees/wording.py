"""What is missing, said as a person would say it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)


def say_what_to_do(form: forms.BaseForm) -> None:
    """Name each field in what is said where it is left empty, unless the form has words of its own for it."""
    for field in form.fields.values():
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            said = _("Please choose: %(field)s.") if isinstance(field, CHOSEN) else _("Please fill in: %(field)s.")
            field.error_messages["required"] = said % {"field": field.label}
