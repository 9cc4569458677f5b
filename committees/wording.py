"""What is missing or wrong in a field, said as a person would say it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CHOSEN = (forms.ChoiceField, forms.ModelChoiceField)
# By the sort of field; of several that fit, the later words hold.
WORDS: tuple[tuple[type[forms.Field], dict], ...] = (
    (
        forms.CharField,
        {
            "null_characters_not_allowed": gettext_lazy("There is a sign in it that cannot be kept. Type it anew."),
            "max_length": gettext_lazy("Too long: at most %(limit_value)d characters. There are %(show_value)d now."),
        },
    ),
    (forms.DateField, {"invalid": gettext_lazy("There is no such day. Write it like 2024-03-05.")}),
    (forms.IntegerField, {"invalid": gettext_lazy("Write a whole number in digits, like 120.")}),
    (forms.DecimalField, {"invalid": gettext_lazy("Write a number in digits, like 120 or 35.5.")}),
)
LIMITS = {
    "min_value": gettext_lazy("This must be %(limit_value)s or more."),
    "max_value": gettext_lazy("This must be %(limit_value)s or less."),
}


def say_what_to_do(form: forms.BaseForm) -> None:
    """Name each field in what is said where it is left empty, and say what is wrong; a form's own words stay."""
    for field in form.fields.values():
        if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
            said = _("Please choose: %(field)s.") if isinstance(field, CHOSEN) else _("Please fill in: %(field)s.")
            field.error_messages["required"] = said % {"field": field.label}
        for sort, words in WORDS:
            if isinstance(field, sort):
                field.error_messages |= words
        if isinstance(field, forms.IntegerField) and not _limits_speak(field):
            field.error_messages |= LIMITS


def _limits_speak(field: forms.Field) -> bool:
    """Whether one of the limits of the field brings words of its own."""
    return any(getattr(limit, "code", "") in LIMITS and "message" in vars(limit) for limit in field.validators)
