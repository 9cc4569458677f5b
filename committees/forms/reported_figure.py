"""The web form for a reported figure: which indicator, how many, in what period."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms.arranging import ROW, arranged
from committees.forms.folding import FoldedRadios
from committees.forms.quantities import OneQuantityForm
from committees.forms.record import WITHOUT_AREA, RecordForm
from committees.models import Area, ReportedFigure, Unit

OWN_FIELDS = ("indicator", "number", "upper", "bound", "is_beside_items")


class ReportedFigureForm(OneQuantityForm, RecordForm):
    """Area and unit are those of the indicator."""

    precisions = (DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WINDOW)
    starts_today = False
    day_label = _("First day")
    makes_title = True

    indicator = forms.ChoiceField(
        label=_("Which figure"), widget=FoldedRadios,
        help_text=_("Open the area, then choose the figure. What is counted stands beside each."),
    )  # fmt: skip

    class Meta(RecordForm.Meta):
        model = ReportedFigure
        fields = (*(name for name in WITHOUT_AREA if name != "places"), *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "summary": _("Remarks"), "summary_en": _("Remarks, in English"), "is_beside_items": _("Beside the items"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "summary": _("Where the number comes from, if it needs a word. Do not write children's names."),
            "is_beside_items": _("Tick if the number does not include what is recorded one by one in the portal."),
        }

    def offer_choices(self) -> None:
        self.known = {indicator.key: indicator for indicator in indicators.every()}
        self.units = {unit.pk: unit for unit in Unit.objects.in_order()}
        offered = [
            one for one in self.known.values() if can_be_reported(one) or one.key == self.initial.get("indicator")
        ]
        self.fields["indicator"].choices = [
            (str(area), [(one.key, self._described(one)) for one in offered if one.area == area.pk])
            for area in Area.objects.in_order()
            if any(one.area == area.pk for one in offered)
        ]
        self.offer_what_stands_here()

    def _described(self, indicator: indicators.Indicator) -> str:
        return format_html(
            '<span>{} ({}) <span class="hint">{}</span></span>',
            capfirst(str(indicator.name)), self.units.get(indicator.unit, indicator.unit), indicator.definition,
        )  # fmt: skip

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("The figure"), "indicator", Div("number", "upper", "bound", template=ROW)),
            Fieldset(_("In what period"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more("title", "is_beside_items", "summary"), self.folded_english())

    def unit_of(self, cleaned: dict[str, Any]) -> Unit | None:
        indicator = self.known.get(cleaned.get("indicator", ""))
        return self.units.get(indicator.unit) if indicator else None

    def record_fields(self) -> dict[str, Any]:
        indicator = self.known[self.cleaned_data["indicator"]]
        follows = {"unit": self.cleaned_data["unit"], "area": Area.objects.get(pk=indicator.area)}
        return super().record_fields() | follows

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        indicator = indicators.find(values["indicator"])  # once more: some are named in the reader's language
        return (values["committee"].short, capfirst(str(indicator.name)) if indicator else "")


def can_be_reported(indicator: indicators.Indicator) -> bool:
    """Neither a share nor what a register answers."""
    return not (any(indicator.share_of) or indicator.in_register)


class ReportedFigureEntry(Entry):
    kind_key = "reported_figure"
    form_class = ReportedFigureForm
