"""Quantities in a web form: a number and how exact it is, in the form itself or in the rows of a table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from committees.choices import Bound, UnitKind
from committees.entry import Table
from committees.forms.arranging import decimal_input, whole_number_input
from committees.models import Quantified, Unit
from committees.models.quantified import LARGEST as LARGEST_STORED

LARGEST = 9_999_999
SMALLEST_PART = Decimal("0.01")
MEASURES = ("kilogram",)  # units of things that are weighed, not counted


class BoundForm(forms.Form):
    """How exact a number is. 'Between' is offered only where a record has it: nobody else is asked a second number."""

    upper = forms.DecimalField(
        label=_("up to"), required=False, max_value=LARGEST_STORED, decimal_places=2,
        widget=forms.HiddenInput(),
    )  # fmt: skip
    bound = forms.ChoiceField(
        label=_("How exact"), initial=Bound.EXACT,
        choices=[(bound.value, bound.label) for bound in Bound if bound != Bound.BETWEEN],
    )  # fmt: skip

    def offer_what_stands_here(self) -> None:
        """A form calls it once its fields and initial values are made."""
        self.initial["upper"] = plain(self.initial.get("upper"))
        if self.initial.get("bound") == Bound.BETWEEN or self.data.get(self.add_prefix("upper")):
            self.fields["bound"].choices = [(Bound.BETWEEN.value, Bound.BETWEEN.label), *self.fields["bound"].choices]
            self.fields["upper"].widget = decimal_input()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("bound") != Bound.BETWEEN:
            cleaned["upper"] = None
        elif not self.has_error("upper") and not _is_above(cleaned.get("upper"), cleaned.get("number")):
            self.add_error("upper", _("'Between' needs a second number, larger than the first."))
        return cleaned


class OneQuantityForm(BoundForm):
    """The one number that a record is about. What it is counted in follows from what was chosen: `unit_of`."""

    number = forms.DecimalField(
        label=_("Number"), min_value=SMALLEST_PART, max_value=LARGEST_STORED, decimal_places=2,
        widget=decimal_input(),
    )  # fmt: skip

    def offer_what_stands_here(self) -> None:
        super().offer_what_stands_here()
        self.initial["number"] = plain(self.initial.get("number"))

    def unit_of(self, cleaned: dict[str, Any]) -> Unit | None:
        """The unit that goes with what was chosen, if anything was."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["unit"] = self.unit_of(cleaned)
        check_is_whole(self, cleaned)
        return cleaned


class QuantityForm(BoundForm):
    """A row with one quantity: a number, or a tick at 'not counted'.

    A subclass puts the field that says of what before them and names it in `names`; where there is only one unit, it
    names that in `unit_key` and is not asked.
    """

    names: tuple[str, ...] = ()
    unit_key: ClassVar[str] = ""

    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=LARGEST, widget=whole_number_input())
    is_uncounted = forms.BooleanField(label=_("not counted"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Counted as"), empty_label=None)
    words = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput())  # what stands there is kept

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.unit_key:
            del self.fields["unit"]
        said = gettext("Give a number, or tick '%(not_known)s'.")
        self.fields["number"].error_messages["required"] = said % {"not_known": self.fields["is_uncounted"].label}
        self.offer_what_stands_here()

    @property
    def changed_data(self) -> list[str]:
        """What was typed; what only came along makes no row of an empty one."""
        return [name for name in super().changed_data if name != "words"]

    @classmethod
    def values_of(cls, row: Quantified) -> dict[str, Any]:
        """What the form shows of a row that stands."""
        own = {name: getattr(row, f"{name}_id", None) or getattr(row, name) for name in cls.names}
        return own | {
            "number": plain(row.number), "is_uncounted": row.number is None, "unit": row.unit_id,
            "bound": row.bound, "upper": plain(row.upper), "words": row.words,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_uncounted"):
            if self.has_error("number", "required"):
                del self.errors["number"]
                cleaned["number"] = None
            elif cleaned.get("number") is not None:
                said = gettext("Either a number, or '%(not_known)s'; not both.")
                self.add_error("number", said % {"not_known": self.fields["is_uncounted"].label})
        if not self.unit_key:
            check_is_whole(self, cleaned)
        return cleaned

    @property
    def row(self) -> dict[str, Any]:
        """The row as the action takes it."""
        values = {name: self.cleaned_data[name] for name in (*self.names, "number", "upper", "bound", "words")}
        return values | {"unit": Unit.objects.get(pk=self.unit_key) if self.unit_key else self.cleaned_data["unit"]}


class MoneyForm(QuantityForm):
    """A row with an amount of money, in yuan with up to two decimals."""

    unit_key = "yuan"

    number = forms.DecimalField(
        label=_("Yuan"), min_value=SMALLEST_PART, max_value=LARGEST_STORED,
        decimal_places=2, widget=decimal_input(),
    )  # fmt: skip
    is_uncounted = forms.BooleanField(label=_("amount not known"), required=False)


class QuantityTable(Table):
    """A table in which the same thing stands once: the fields in `once` together tell two rows apart."""

    once: ClassVar[tuple[str, ...]] = ()
    entered_twice: ClassVar[Any] = _("This is entered twice; add the numbers up in one row.")

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            if not form.has_changed() or form in self.deleted_forms or form.errors:
                continue
            key = tuple(form.cleaned_data.get(name) for name in self.once)
            if key in seen:
                form.add_error(next(iter(self.once), "number"), self.entered_twice)
            seen.add(key)


def plain(number: Any) -> Any:
    """A whole number without its two decimals; what is no number stays as it was typed."""
    return int(number) if isinstance(number, Decimal) and number == int(number) else number


def check_is_whole(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Money, shares and weights have decimals; people and things do not."""
    number, unit = cleaned.get("number"), cleaned.get("unit")
    if number is None or unit is None or number == int(number):
        return
    if unit.kind not in (UnitKind.YUAN, UnitKind.PERCENT) and unit.pk not in MEASURES:
        form.add_error("number", _("Give a whole number."))


def _is_above(upper: Decimal | None, number: Decimal | int | None) -> bool:
    return upper is not None and (number is None or upper > number)
