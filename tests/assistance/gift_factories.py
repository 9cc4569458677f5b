"""Donors, what they gave, and what of it was handed out. All of them are invented."""

from datetime import date

import factory

from assistance.models import Distribution, DonatedCash, DonatedGoods, Donation, Donor
from tests.assistance.factories import AssistanceRecordFactory
from tests.factories import CommitteeFactory


class DonorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Donor

    committee = factory.SubFactory(CommitteeFactory)
    kind_id = "charity"
    name = factory.Sequence(lambda n: f"示例慈善组织{n}")


class DonationFactory(AssistanceRecordFactory):
    """A donation; `cash=500` and `goods=[("rice", 20, "bag")]` add what was given."""

    class Meta:
        model = Donation
        skip_postgeneration_save = True

    kind = "donation"
    donor = factory.SubFactory(DonorFactory, committee=factory.SelfAttribute("..committee"))
    for_whom = "children"

    @factory.post_generation
    def cash(self, create, extracted, **kwargs):
        if extracted:
            DonatedCash.objects.create(donation=self, number=extracted, unit_id="yuan")

    @factory.post_generation
    def goods(self, create, extracted, **kwargs):
        for goods, number, unit in extracted or ():
            DonatedGoods.objects.create(donation=self, goods_id=goods, number=number, unit_id=unit)


class DistributionFactory(factory.django.DjangoModelFactory):
    """Rice of a donation, handed to children in general."""

    class Meta:
        model = Distribution

    donation = factory.SubFactory(DonationFactory)
    goods_id = "rice"
    unit_id = "bag"
    number = 1
    on = date(2024, 3, 1)
    for_whom = "children"
    handed_over_by = "示例人员"
