"""The form of a record in the admin: asks for the last day itself, where the table keeps the day after it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from committees.admin.saving import ActionForm
from committees.choices import DatePrecision

DAY = timedelta(days=1)


class RecordForm(ActionForm):
    """All that is typed of a record but its rows."""

    stands_for = {"until": "last_day"}
    preset: ClassVar[dict[str, Any]] = {}  # attributes that are the same for all records of this admin

    last_day = forms.DateField(
        label=_("last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty for a single day, and where the end is not known."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.preset.items():
            setattr(self.instance, name, value)
        if not self.instance._state.adding and self.instance.date_precision != DatePrecision.DAY:
            self.initial["last_day"] = self.instance.window.last_day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("since"), cleaned.get("last_day")
        if cleaned.get("date_precision") == DatePrecision.DAY and not first and not self.has_error("since"):
            self.add_error("since", _("Give the day, or say that it is not known exactly."))
        if first and last and last < first:
            self.add_error("last_day", _("The last day cannot be before the first."))
        return cleaned

    def _post_clean(self) -> None:
        if not (self.has_error("since") or self.has_error("last_day") or self.has_error("date_precision")):
            self.instance.until = self.day_after_last
        super()._post_clean()

    @property
    def day_after_last(self):
        first, last = self.cleaned_data.get("since"), self.cleaned_data.get("last_day")
        if self.cleaned_data.get("date_precision") == DatePrecision.DAY:
            last = last or first
        return last + DAY if last else None

    def action_fields(self) -> dict[str, Any]:
        values = super().action_fields()
        values.pop("last_day", None)
        return {**values, **self.preset_fields, "until": self.day_after_last}

    @property
    def preset_fields(self) -> dict[str, Any]:
        """The presets by the names of the fields, with the things they point to."""
        fields = {field.attname: field for field in self.instance._meta.concrete_fields}
        return {fields[name].name: getattr(self.instance, fields[name].name) for name in self.preset}


class RowForm(forms.ModelForm):
    """A row of a record. All rows are written anew together, so none is compared with those that stand."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # In a table the heads of the columns are no labels.
            field.widget.attrs["aria-label"] = field.label
            getattr(field.widget, "widget", field.widget).attrs["aria-label"] = field.label

    def validate_unique(self) -> None:
        """Doubles are looked for among the rows as typed, by the table of rows."""

    def validate_constraints(self) -> None:
        exclude = self._get_validation_exclusions() | {self.record_field}
        try:
            self.instance.validate_constraints(exclude=exclude)
        except forms.ValidationError as error:
            self._update_errors(error)

    def add_error(self, field, error):
        """What concerns a column that is not shown is said of the whole row."""
        if field is None and hasattr(error, "error_dict"):
            for name, found in error.error_dict.items():
                self.add_error(None if name == NON_FIELD_ERRORS else name, list(found))
            return
        super().add_error(field if field in self.fields else None, error)
