"""The web form for what came of a studio's work; what it is counted in follows from the kind of result."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import ROW, OneQuantityForm, arranged
from committees.models import Unit
from studios.forms.work import WORK_FIELDS, StudioWorkForm
from studios.models import Result, ResultKind


class ResultForm(OneQuantityForm, StudioWorkForm):
    precisions = (DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WINDOW)
    starts_today = False
    day_label = _("First day")
    makes_title = True

    class Meta(StudioWorkForm.Meta):
        model = Result
        fields = (*WORK_FIELDS, "result_kind", "number", "upper", "bound")
        labels = {
            **StudioWorkForm.Meta.labels,
            "result_kind": _("Kind of result"), "summary": _("How it came about"),
            "summary_en": _("How it came about, in English"),
        }  # fmt: skip
        help_texts = {
            **StudioWorkForm.Meta.help_texts,
            "result_kind": _("What it is counted in stands in brackets."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }

    def offer_choices(self) -> None:
        super().offer_choices()
        self._offer("result_kind", ResultKind.objects.active().select_related("unit").in_order())
        self.fields["result_kind"].label_from_instance = lambda kind: f"{kind} ({kind.unit})"
        self.offer_what_stands_here()

    def arrange(self) -> None:
        self.helper = arranged(
            Fieldset(_("The result"), "studio", "result_kind", Div("number", "upper", "bound", template=ROW)),
            Fieldset(_("In what period"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more("title", "summary"), self.folded_english())

    def unit_of(self, cleaned: dict[str, Any]) -> Unit | None:
        kind = cleaned.get("result_kind")
        return kind.unit if kind else None

    def record_fields(self) -> dict[str, Any]:
        return super().record_fields() | {"unit": self.cleaned_data["unit"]}

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return values["studio"], values["result_kind"]


class ResultEntry(Entry):
    kind_key = "result"
    form_class = ResultForm
