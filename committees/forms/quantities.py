"""A row of a table that carries one quantity: a number, or a tick at 'not counted'."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.choices import Bound
from committees.forms.arranging import whole_number_input
from committees.models import Quantified, Unit

LARGEST = 9_999_999


class QuantityForm(forms.Form):
    """Number, unit and bound. A subclass puts the field that says of what before them and names it in `names`."""

    names: tuple[str, ...] = ()

    number = forms.IntegerField(
        label=_("How many"), required=False, min_value=1, max_value=LARGEST, widget=whole_number_input()
    )
    is_uncounted = forms.BooleanField(label=_("not counted"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Counted as"), empty_label=None)
    upper = forms.DecimalField(label=_("up to"), required=False, max_value=LARGEST, widget=forms.HiddenInput())
    bound = forms.ChoiceField(
        label=_("How exact"), initial=Bound.EXACT,
        choices=[(bound.value, bound.label) for bound in Bound if bound != Bound.BETWEEN],
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_what_stands_here()

    def _offer_what_stands_here(self) -> None:
        """'Between' is offered only where a record already has it: it needs a second number that nobody else asks."""
        if self.initial.get("bound") == Bound.BETWEEN or self.data.get(self.add_prefix("upper")):
            self.fields["bound"].choices = [(Bound.BETWEEN.value, Bound.BETWEEN.label), *self.fields["bound"].choices]
            self.fields["upper"].widget = whole_number_input()

    @classmethod
    def values_of(cls, row: Quantified) -> dict[str, Any]:
        """What the form shows of a row that stands."""
        own = {name: getattr(row, f"{name}_id", None) or getattr(row, name) for name in cls.names}
        return own | {
            "number": _plain(row.number), "is_uncounted": row.number is None, "unit": row.unit_id,
            "bound": row.bound, "upper": _plain(row.upper),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        counted = cleaned.get("number") is not None
        if counted and cleaned.get("is_uncounted"):
            self.add_error("number", _("Either a number, or 'not counted'; not both."))
        if not counted and not cleaned.get("is_uncounted") and "number" not in self.errors:
            self.add_error("number", _("Give a number, or tick 'not counted'."))
        if cleaned.get("bound") != Bound.BETWEEN:
            cleaned["upper"] = None
        return cleaned

    @property
    def row(self) -> dict[str, Any]:
        """The row as the action takes it."""
        return {name: self.cleaned_data[name] for name in (*self.names, "number", "upper", "bound", "unit")}


def _plain(number: Decimal | None) -> Decimal | int | None:
    """A whole number without its two decimals."""
    return int(number) if number is not None and number == int(number) else number
