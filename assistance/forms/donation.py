"""The web form for a donation: who gave what, and for whom in general."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.donors import NewDonor
from assistance.forms import NO_NAMES
from assistance.models import AidSource, Donation, Donor, GoodsKind
from assistance.models.record import AREA
from assistance.readiness import WHAT_WAS_GIVEN
from committees.choices import DatePrecision, UnitKind
from committees.entry import Entry
from committees.finding import PLACES
from committees.forms import (
    CHOOSE,
    ROW,
    WITHOUT_AREA,
    MoneyForm,
    QuantityForm,
    QuantityTable,
    RecordForm,
    arranged,
)
from committees.forms.arranging import decimal_input
from committees.forms.quantities import LARGEST, SMALLEST_PART
from committees.kinds import Problem
from committees.models import Campaign, Committee, Unit

OWN_FIELDS = ("donor", "campaign", "for_whom", "family_code", "recipient")
# Units of items that nobody gives away.
NOT_GOODS = (
    "committee", "studio", "topic", "criterion", "venue", "room", "school", "item", "post", "matter", "sort",
    "document", "certificate", "newsletter_issue", "law",
)  # fmt: skip


class DonationForm(RecordForm):
    """The donor is chosen, or typed when it is the first time."""

    area_key = AREA
    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)

    donor = forms.ModelChoiceField(
        Donor.objects.none(), label=_("Donor"), empty_label=CHOOSE,
        error_messages={"required": _("Choose who gave, or type a new donor below.")},
    )  # fmt: skip
    new_donor = forms.CharField(
        label=_("Or a new donor"), required=False, max_length=120,
        help_text=_("The name of the person, team, enterprise or charity, if it is not in the list."),
    )  # fmt: skip
    new_donor_kind = forms.ModelChoiceField(
        AidSource.objects.none(), label=_("What the new donor is"), required=False, empty_label=CHOOSE
    )

    class Meta(RecordForm.Meta):
        model = Donation
        fields = (*WITHOUT_AREA, *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "campaign": _("Campaign"), "for_whom": _("For whom"), "family_code": _("Code of the family's child"),
            "recipient": _("Which school or village"),
        }  # fmt: skip
        help_texts = {
            **RecordForm.Meta.help_texts,
            "title": _("One line, as it would stand in a report. Never a child's name."),
            "summary": NO_NAMES,
            "family_code": _("Only for one family that has a file, and never a name. Otherwise leave it empty."),
            "recipient": _("Only if it was for a school or a village."),
        }
        widgets = {**RecordForm.Meta.widgets, "for_whom": forms.RadioSelect}

    def offer_choices(self) -> None:
        self._offer("donor", Donor.objects.filter(committee__in=self.committees).order_by("name", "pk"))
        self._offer("campaign", Campaign.objects.counted().newest_first())
        self._offer("recipient", Committee.objects.open().filter(level__in=PLACES).in_tree_order(), what="place")
        self.fields["donor"].required = not self["new_donor"].value()
        self.fields["new_donor_kind"].queryset = AidSource.objects.active().in_order()
        self.fields["for_whom"].choices = Donation.ForWhom.choices
        self.initial.setdefault("for_whom", Donation.ForWhom.CHILDREN)

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("Who gave"), "donor", Div("new_donor", "new_donor_kind", template=ROW)),
            Fieldset(_("What it was, and when"), "title", Div(*self.when_parts, template=ROW)),
            Fieldset(_("For whom"), "for_whom", "recipient", "family_code"),
        )
        self.more_helper = arranged(
            Fieldset(_("In words"), "summary"), self.folded_more("campaign", "places"), self.folded_english()
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._check_donor(cleaned)
        whom = cleaned.get("for_whom")
        if cleaned.get("family_code") and whom != Donation.ForWhom.FAMILY:
            self.add_error("family_code", _("A code goes with a donation for one family only."))
        if cleaned.get("recipient") and whom not in (Donation.ForWhom.SCHOOL, Donation.ForWhom.VILLAGE):
            self.add_error("recipient", _("Name a place only if the donation was for a school or a village."))
        return cleaned

    def _check_donor(self, cleaned: dict[str, Any]) -> None:
        new = cleaned.get("new_donor")
        if new and cleaned.get("donor"):
            self.add_error("new_donor", _("Either a donor of the list or a new one; not both."))
        elif new and not cleaned.get("new_donor_kind") and not self.has_error("new_donor_kind"):
            self.add_error("new_donor_kind", _("Say what the new donor is."))

    def record_fields(self) -> dict[str, Any]:
        new = self.cleaned_data["new_donor"]
        donor = NewDonor(new, self.cleaned_data["new_donor_kind"]) if new else self.cleaned_data["donor"]
        return super().record_fields() | {"donor": donor}


class CashForm(MoneyForm):
    """The money of a donation."""

    field_order = ("number", "is_uncounted", "upper", "bound")


class GoodsForm(QuantityForm):
    """One kind of goods."""

    names = ("goods",)

    goods = forms.ModelChoiceField(GoodsKind.objects.none(), label=_("Kind of goods"), empty_label=CHOOSE)
    number = forms.DecimalField(
        label=_("Number"), min_value=SMALLEST_PART, max_value=LARGEST, decimal_places=2,
        widget=decimal_input(),
    )  # fmt: skip

    field_order = ("goods", "number", "is_uncounted", "unit", "upper", "bound")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goods"].queryset = GoodsKind.objects.active().in_order()
        things = Unit.objects.active().filter(kind__in=(UnitKind.ITEMS, UnitKind.HEAD)).exclude(pk__in=NOT_GOODS)
        self.fields["unit"].queryset = things.in_order()
        self.fields["unit"].initial = "piece"


class CashTable(forms.formset_factory(CashForm, formset=QuantityTable, extra=1, max_num=1)):
    title = _("Money")
    entered_twice = _("Enter the money of a donation once; add the amounts up.")


class GoodsTable(forms.formset_factory(GoodsForm, formset=QuantityTable, extra=1, max_num=30, can_delete=True)):
    title = _("Goods")
    add_label = _("Add other goods")
    once = ("goods", "unit")
    entered_twice = _("The same goods are entered twice; add them up in one row.")


class DonationEntry(Entry):
    """A donation with its money and goods."""

    kind_key = "donation"
    form_class = DonationForm
    table_classes = {"cash": CashTable, "goods": GoodsTable}

    def still_missing(self) -> Iterator[Problem]:
        if all(table.is_empty for table in self.tables.values()):
            yield WHAT_WAS_GIVEN
