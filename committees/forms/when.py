"""When something was: one day, several days, a month, a year, or as the source says it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.forms.arranging import day_field
from committees.models import Record
from committees.periods import Window, first_day, month_number

DAYS = (DatePrecision.DAY, DatePrecision.DAYS)
NEEDS_A_DAY = (*DAYS, DatePrecision.MONTH, DatePrecision.YEAR)


class WhenForm(forms.Form):
    """Asks for days where days are all that a kind knows; else also how exactly the time is known."""

    precisions: ClassVar[tuple[DatePrecision, ...]] = DAYS
    starts_today: ClassVar[bool] = True
    may_be_planned: ClassVar[bool] = False  # a day to come makes a plan of it; else it is refused
    day_label: ClassVar[Any] = _("Date")

    held_on = day_field(_("Date"))
    last_day = day_field(_("Last day"), required=False, help_text=_("Only if it went on for more than one day."))
    known_to = forms.ChoiceField(label=_("How exactly the time is known"))

    def set_up_when(self, record: Record | None) -> None:
        """Fill in the days as the record has them; a form calls it once its fields are made."""
        offered = list(self.precisions)
        self._is_new = record is None
        self.fields["held_on"].label = self.day_label
        if record is None:
            self.initial.setdefault("held_on", timezone.localdate() if self.starts_today else None)
            self.initial.setdefault("known_to", offered[0])
        else:
            self._show_days_of(record)
            if record.date_precision not in offered:
                offered.append(DatePrecision(record.date_precision))  # as the source has it: kept unless changed
        self.fields["known_to"].choices = [(precision.value, precision.label) for precision in offered]
        if tuple(offered) == DAYS:
            del self.fields["known_to"]
        else:
            self._ask_for_a_day()
        if not self._asks_last_day(offered, record):
            del self.fields["last_day"]

    def _ask_for_a_day(self) -> None:
        """A day is needed unless what was chosen says that none is known."""
        self.fields["held_on"].required = self["known_to"].value() in NEEDS_A_DAY
        self.fields["held_on"].error_messages["required"] = _("Give a day. Of a month or a year any day will do.")

    @staticmethod
    def _asks_last_day(offered: list[DatePrecision], record: Record | None) -> bool:
        """A kind that is of one day, month or year asks for no second day, unless a record already has one."""
        if DatePrecision.DAYS in offered or DatePrecision.WINDOW in offered:
            return True
        return record is not None and record.until is not None and record.date_precision != DatePrecision.DAY

    def _show_days_of(self, record: Record) -> None:
        self.initial["held_on"] = record.since
        self.initial["last_day"] = record.window.last_day if record.date_precision != DatePrecision.DAY else None
        known_to_the_day = record.date_precision in DAYS and self.precisions == DAYS
        self.initial["known_to"] = DatePrecision.DAY if known_to_the_day else record.date_precision

    @property
    def when_parts(self) -> tuple[str, ...]:
        """The names of the fields that are asked, in order, for the layout."""
        return tuple(name for name in ("known_to", "held_on", "last_day") if name in self.fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("held_on"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day cannot be before the first."))
        if not (first or last) and cleaned.get("known_to") == DatePrecision.WINDOW and not self.errors:
            self.add_error("held_on", _("Give the first day of the period, its last day, or both."))
        if first and first > timezone.localdate() and not self.may_be_planned:
            self.add_error("held_on", _("This day is still to come. Enter what has happened."))
        return cleaned

    def when_values(self) -> dict[str, Any]:
        """The interval and how exactly it is known, as a record keeps them; a plan only where the kind knows plans."""
        window, precision = self._window()
        values = {"since": window.since, "until": window.until, "date_precision": precision}
        if self.may_be_planned:
            first = self.cleaned_data["held_on"]  # of a month that has begun, the very day may still be to come
            values["is_plan"] = bool(window.since and first and first > timezone.localdate())
        return values

    def _window(self) -> tuple[Window, DatePrecision]:
        first, last = self.cleaned_data["held_on"], self.cleaned_data.get("last_day")
        precision = DatePrecision(self.cleaned_data.get("known_to") or DatePrecision.DAY)
        if precision in DAYS:
            has_last = DatePrecision.DAYS in (precision, *self.precisions)
            last = last if last and has_last else first
            return Window.through(first, last), DatePrecision.DAY if first == last else DatePrecision.DAYS
        if precision == DatePrecision.MONTH:
            return Window(first.replace(day=1), _next_month(last or first)), precision
        if precision == DatePrecision.YEAR:
            return Window(date(first.year, 1, 1), date((last or first).year + 1, 1, 1)), precision
        if precision == DatePrecision.UNKNOWN and self._is_new:
            first = None  # the day that stood there at first; only the last possible day says anything
        return Window(first, last + timedelta(days=1) if last else None), precision


def _next_month(day: date) -> date:
    return first_day(month_number(day) + 1)
