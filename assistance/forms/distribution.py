"""The web form of what was handed out of a donation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from assistance import stock
from assistance.forms.part import PartForm
from assistance.models import Distribution, Donation
from committees import access
from committees.choices import GONE
from committees.finding import PLACES
from committees.forms.arranging import CHOOSE, ROW, arranged, day_field, decimal_input
from committees.forms.book import BookEntry
from committees.forms.choosing import form_field
from committees.forms.quantities import plain
from committees.models import Committee

PLACED = (Donation.ForWhom.SCHOOL, Donation.ForWhom.VILLAGE)


class DistributionForm(PartForm):
    """What is chosen are the goods and their unit in one; how much of them is left stands beside it."""

    legend = _("What was handed out")
    first = ("what", "number", "on")
    owner_field: ClassVar[str] = "donation"

    what = forms.ChoiceField(label=_("Goods or money"))
    on = day_field(_("Handed out on"), initial=timezone.localdate)

    class Meta:
        model = Distribution
        fields = ("donation", "number", "on", "for_whom", "recipient", "family_code", "handed_over_by", "receipt")
        formfield_callback = form_field
        labels = {
            "number": _("How many, or how much"), "for_whom": _("To whom"),
            "recipient": _("Which school or village"), "family_code": _("Code of the family's child"),
            "handed_over_by": _("Handed over by"), "receipt": _("Receipt"),
        }  # fmt: skip
        help_texts = {"recipient": _("Only if a school or a village received it.")}
        widgets = {"number": decimal_input(), "for_whom": forms.RadioSelect}

    def __init__(self, data=None, **given: Any) -> None:
        super().__init__(data, **given)
        self._offer_what()
        self.helper = arranged(
            self.owner_field,
            Fieldset(self.legend, "what", Div("number", "on", template=ROW)),
            Fieldset(_("To whom"), "for_whom", "recipient", "family_code"),
            Fieldset(_("Who handed it over"), "handed_over_by", "receipt"),
        )

    def owners(self) -> QuerySet:
        kept = access.committees_within_reach(self.by, access.KEEPS_REGISTERS)
        found = access.visible_records(self.by, Donation.objects.filter(committee__in=kept).exclude(state__in=GONE))
        return found.select_related("committee").order_by("pk")

    def offer_choices(self) -> None:
        super().offer_choices()
        self.pick("recipient", Committee.objects.open().filter(level__in=PLACES))
        self.fields["for_whom"].choices = Donation.ForWhom.choices

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """For whom the donation was given is likely who received it."""
        super().begin_with(asked)
        self._offer_what()
        self.initial |= {"for_whom": self.owner.for_whom, "family_code": self.owner.family_code}
        self.fields["recipient"].initial = self.owner.recipient_id

    def _offer_what(self) -> None:
        owner = self.owner
        lines = stock.lines_of(owner, without=self.instance.pk) if owner else []
        choices = [(said_key(line.key), _said(line)) for line in lines]
        self.fields["what"].choices = choices if len(choices) == 1 else [("", CHOOSE), *choices]
        if not self.instance._state.adding:
            self.initial |= {
                "what": said_key((self.instance.goods_id, self.instance.unit_id)),
                "number": plain(self.instance.number),
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        whom = cleaned.get("for_whom")
        if cleaned.get("family_code") and whom != Donation.ForWhom.FAMILY:
            self.add_error("family_code", _("A code goes with one family only."))
        if cleaned.get("recipient") and whom not in PLACED:
            self.add_error("recipient", _("Name a place only if a school or a village received it."))
        return cleaned

    def record_fields(self) -> dict[str, Any]:
        chosen = next(
            line for line in stock.lines_of(self.cleaned_data["donation"])
            if said_key(line.key) == self.cleaned_data["what"]
        )  # fmt: skip
        return super().record_fields() | {"goods": chosen.goods, "unit": chosen.unit}


def said_key(key: stock.Key) -> str:
    return f"{key[0] or ''}.{key[1]}"


def _said(line: stock.Line) -> str:
    """The goods by name and unit, and how much of them is left."""
    left = gettext("not known") if line.left is None else line.left
    words = {"what": line.goods or gettext("money"), "left": left, "unit": line.unit}
    return pgettext("goods in store", "%(what)s (left: %(left)s %(unit)s)") % words


class DistributionEntry(BookEntry):
    form_class = DistributionForm
