"""The web form for evidence that a studio meets one criterion of its standard."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import ROW, arranged
from studios.forms.work import GONE, WORK_FIELDS, StudioWorkForm
from studios.models import Criterion, Evidence


class EvidenceForm(StudioWorkForm):
    """Only criteria of the studio's standard that have no evidence yet can be chosen."""

    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    day_label = _("Met since")
    makes_title = True

    class Meta(StudioWorkForm.Meta):
        model = Evidence
        fields = (*WORK_FIELDS, "criterion", "shown_by", "shown_by_en")
        labels = {
            **StudioWorkForm.Meta.labels,
            "criterion": _("Criterion"), "shown_by": _("What shows it"), "shown_by_en": _("What shows it, in English"),
            "summary": _("Remarks"), "summary_en": _("Remarks, in English"),
        }  # fmt: skip
        help_texts = {
            **StudioWorkForm.Meta.help_texts,
            "criterion": _("Criteria that already have evidence are not offered."),
            "shown_by": _("For example: an office of 40 square metres; the list of members; the rules on the wall."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }

    def offer_choices(self) -> None:
        super().offer_choices()
        studio = self.chosen_studio
        held_to = {one.criteria_set_id for one in ([studio] if studio else self.studios)}
        criteria = Criterion.objects.active().filter(criteria_set__in=held_to)
        if studio:
            taken = Evidence.objects.filter(studio=studio).exclude(state__in=GONE).exclude(pk=self._own_pk)
            criteria = criteria.exclude(pk__in=taken.values("criterion"))
        self._offer("criterion", criteria.in_order())

    @property
    def _own_pk(self) -> int | None:
        return self.record.pk if self.record else None

    def arrange(self) -> None:
        self.helper = arranged(
            Fieldset(_("What it is about"), "studio", "criterion", "shown_by"),
            Fieldset(_("Since when"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more("title", "summary"), self.folded_english("shown_by_en"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        studio, criterion = cleaned.get("studio"), cleaned.get("criterion")
        if studio and criterion:
            self._check(studio, criterion)
        return cleaned

    def _check(self, studio, criterion) -> None:
        if criterion.criteria_set_id != studio.criteria_set_id:
            self.add_error("criterion", _("This studio is held to another standard."))
        other = Evidence.objects.filter(studio=studio, criterion=criterion).exclude(pk=self._own_pk).first()
        if other and other.state in GONE:
            self.add_error("criterion", _("Evidence for it is in the trash or was cancelled. Go on with that one."))
        elif other:
            self.add_error("criterion", _("There already is evidence for this criterion: add to it."))

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return values["studio"], values["criterion"]


class EvidenceEntry(Entry):
    kind_key = "evidence"
    form_class = EvidenceForm
