"""How the parts of a form are laid out: named parts, rows, and what few people need folded away."""

from __future__ import annotations

from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FOLDED, ROW = "portal/layout/folded.html", "portal/layout/row.html"
CHOOSE = _("Choose")
WRONG_YEAR = _("This year cannot be right.")
POSSIBLE = [MinValueValidator(date(1900, 1, 1), WRONG_YEAR), MaxValueValidator(date(2100, 1, 1), WRONG_YEAR)]


def arranged(*parts: Any) -> FormHelper:
    """A crispy helper that only arranges: the page brings the form element, its token and its buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*parts)
    return helper


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, typed into the browser's own date field."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=POSSIBLE, **options)


def whole_number_input() -> forms.TextInput:
    """Digits on a phone's number pad; no arrows to turn a number by mistake."""
    return forms.TextInput(attrs={"inputmode": "numeric"})


def decimal_input() -> forms.TextInput:
    """Digits and a point on a phone's number pad."""
    return forms.TextInput(attrs={"inputmode": "decimal"})
