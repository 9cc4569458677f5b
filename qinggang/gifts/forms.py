"""What the store of gifts is narrowed by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from assistance.models import DonatedGoods, Donation, Donor, GoodsKind
from committees import access
from committees.forms.choosing import OneOf
from committees.models import Campaign, User

ALL = _("all")


class StoreFilter(forms.Form):
    """A donor, a campaign, a kind of goods. What cannot be read filters nothing."""

    donor = OneOf(Donor.objects.none(), label=_("Donor"), required=False, empty_label=ALL)
    campaign = OneOf(Campaign.objects.none(), label=_("Campaign"), required=False, empty_label=ALL)
    goods = forms.ModelChoiceField(GoodsKind.objects.none(), label=_("Goods"), required=False, empty_label=ALL)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        donors = access.visible_entries(user, Donor.objects.all()).order_by("name", "pk")
        self.fields["donor"].queryset = donors
        campaigns = access.visible_records(user, Campaign.objects.filter(donations__isnull=False)).distinct()
        self.fields["campaign"].queryset = campaigns.newest_first()
        self.fields["goods"].queryset = GoodsKind.objects.in_order()

    @property
    def is_used(self) -> bool:
        self.is_valid()
        return any(self.cleaned_data.values())

    def applied_to(self, donations: QuerySet[Donation]) -> QuerySet[Donation]:
        self.is_valid()
        chosen = self.cleaned_data
        for name in ("donor", "campaign"):
            if chosen.get(name):
                donations = donations.filter(**{name: chosen[name]})
        if chosen.get("goods"):
            held = DonatedGoods.objects.filter(donation=OuterRef("pk"), goods=chosen["goods"])
            donations = donations.filter(Exists(held))
        return donations
