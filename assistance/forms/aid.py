"""The web form for a batch of aid: under which scheme, when, who received it and what it was worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.forms import NO_NAMES
from assistance.forms.schools import schools
from assistance.models import AidAmount, AidBatch, AidScheme, AidSource, BeneficiaryKind, GoodsKind
from assistance.models.aid import COUNTS_OF_PEOPLE
from assistance.models.record import AREA
from assistance.readiness import WHO_WAS_HELPED
from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import (
    CHOOSE,
    ROW,
    WITHOUT_AREA,
    MoneyForm,
    QuantityForm,
    QuantityTable,
    RecordForm,
    arranged,
    whole_number_input,
)
from committees.forms.quantities import LARGEST
from committees.kinds import Problem
from committees.models import Unit

OWN_FIELDS = ("scheme", "school", "term", "source", "givers", "givers_en", "goods_kinds")
# Children are counted at one committee alone, so no partners are asked; see readiness.
ASKED = tuple(name for name in WITHOUT_AREA if name not in ("partners", "places"))


class AidForm(RecordForm):
    area_key = AREA
    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WINDOW)
    makes_title = True

    class Meta(RecordForm.Meta):
        model = AidBatch
        fields = (*ASKED, *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "scheme": _("Aid scheme"), "school": _("School"), "term": _("School term"),
            "source": _("Where it came from"),
            "givers": _("Given by"), "givers_en": _("Given by, in English"), "goods_kinds": _("Kinds of goods"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "school": _("Leave empty if the aid went to several schools or to none."), "summary": NO_NAMES,
            "goods_kinds": _("What was given in goods; leave open what was not given."),
        }  # fmt: skip
        widgets = {**RecordForm.Meta.widgets, "goods_kinds": forms.CheckboxSelectMultiple}

    def offer_choices(self) -> None:
        self._offer("scheme", AidScheme.objects.active().in_order())
        self._offer("school", schools(), what="school")
        self._offer("source", AidSource.objects.active().in_order())
        self._offer("goods_kinds", GoodsKind.objects.active().in_order())

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("Which aid, and when"), "scheme", Div(*self.when_parts, template=ROW), "term", "school"),
        )
        self.more_helper = arranged(
            Fieldset(_("In words"), "summary"),
            self.folded_more("title", "source", "givers", "goods_kinds"),
            self.folded_english("givers_en"),
        )

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return (values["school"] or values["committee"]).short, values["scheme"]


class BeneficiaryForm(QuantityForm):
    """One group of people who received aid."""

    names = ("beneficiary",)

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=LARGEST, widget=whole_number_input())
    beneficiary = forms.ModelChoiceField(BeneficiaryKind.objects.none(), label=_("Who received it"), empty_label=CHOOSE)

    field_order = ("beneficiary", "number", "is_uncounted", "unit", "upper", "bound")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["beneficiary"].queryset = BeneficiaryKind.objects.active().in_order()
        self.fields["unit"].queryset = Unit.objects.active().filter(kind__in=COUNTS_OF_PEOPLE).in_order()
        self.fields["unit"].initial = "person"


class AmountForm(MoneyForm):
    """Cash, or the value of goods."""

    names = ("kind",)

    kind = forms.ChoiceField(label=_("Cash or goods"), choices=AidAmount.Kind.choices, initial=AidAmount.Kind.CASH)

    field_order = ("kind", "number", "is_uncounted", "upper", "bound")


class BeneficiaryTable(
    forms.formset_factory(BeneficiaryForm, formset=QuantityTable, extra=1, max_num=30, can_delete=True)
):
    title = _("Who received it")
    add_label = _("Add another group")
    once = ("beneficiary", "unit")
    entered_twice = _("The same people are entered twice; add their numbers up in one row.")


class AmountTable(forms.formset_factory(AmountForm, formset=QuantityTable, extra=1, max_num=2, can_delete=True)):
    title = _("What it was worth")
    add_label = _("Add the value of goods, or cash")
    once = ("kind",)
    entered_twice = _("Enter cash once and goods once; add the amounts up in one row each.")


class AidEntry(Entry):
    """A batch of aid with those who received it and what it was worth."""

    kind_key = "aid_batch"
    form_class = AidForm
    table_classes = {"beneficiaries": BeneficiaryTable, "amounts": AmountTable}

    def still_missing(self) -> Iterator[Problem]:
        named = self.form.cleaned_data.get("goods_kinds")
        if not named and all(table.is_empty for table in self.tables.values()):
            yield WHO_WAS_HELPED
