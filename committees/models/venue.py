"""Places where things happen, and honours: who was granted what."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.models.bilingual import Bilingual
from committees.models.lettered import Lettered
from committees.models.register import Entered, Register
from committees.privacy import classify


class Venue(Entered, Lettered, Bilingual):
    """A memorial hall, an education base, a school, a community: a place that activities name."""

    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="venues", verbose_name=_("kept by")
    )
    kind = models.ForeignKey("committees.VenueKind", on_delete=models.PROTECT, related_name="+", verbose_name=_("kind"))
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    address_en = models.CharField(_("address, in English"), max_length=200, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=300, blank=True)

    bilingual = ("name", "address", "to_be_confirmed")
    privacy = classify(
        public="committee kind name name_en address address_en is_active to_be_confirmed to_be_confirmed_en"
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        constraints = [
            models.UniqueConstraint(
                "committee",
                "name",
                name="committees_venue_name_unique_in_committee",
                violation_error_message=_("There is already a venue of this name."),
            )
        ]

    def __str__(self):
        return self.say("name")


class Honour(Register, Bilingual):
    """An honour or designation, granted to exactly one record, committee, volunteer or venue."""

    name = models.CharField(_("honour or designation"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    level = models.ForeignKey(
        "committees.HonourLevel", on_delete=models.PROTECT, related_name="+", verbose_name=_("level")
    )
    granted_by = models.CharField(_("granted by"), max_length=160, blank=True)
    granted_on = models.DateField(_("granted on"), null=True, blank=True)
    document_number = models.CharField(_("document number"), max_length=80, blank=True)
    record = models.ForeignKey(
        "committees.Record",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="honours",
        verbose_name=_("record"),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="honours",
        verbose_name=_("committee"),
    )
    elder = models.ForeignKey(
        "committees.Elder",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="honours",
        verbose_name=_("five-old volunteer"),
    )
    venue = models.ForeignKey(
        Venue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="honours",
        verbose_name=_("venue"),
    )

    bilingual = ("name",)
    holders = ("record", "committee", "elder", "venue")
    privacy = classify(public="name name_en level granted_by granted_on document_number record committee elder venue")

    class Meta:
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        constraints = [
            models.CheckConstraint(
                name="committees_honour_exactly_one_holder",
                condition=Q(record__isnull=False, committee__isnull=True, elder__isnull=True, venue__isnull=True)
                | Q(record__isnull=True, committee__isnull=False, elder__isnull=True, venue__isnull=True)
                | Q(record__isnull=True, committee__isnull=True, elder__isnull=False, venue__isnull=True)
                | Q(record__isnull=True, committee__isnull=True, elder__isnull=True, venue__isnull=False),
                violation_error_message=_("Say who holds the honour: one record, committee, volunteer or venue."),
            )
        ]

    def __str__(self):
        return self.say("name")
