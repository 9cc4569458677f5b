"""Aid that was given out: batches by scheme, with who received it and what."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance import terms
from assistance.models.record import AssistanceRecord
from assistance.models.schools import check_is_school
from committees.choices import UnitKind
from committees.models import Quantified, Record, RecordQuerySet, parent_link
from committees.privacy import classify

MONEY = "yuan"
COUNTS_OF_PEOPLE = (UnitKind.PERSONS, UnitKind.PERSON_TIMES, UnitKind.HOUSEHOLDS, UnitKind.CASES)


class AidStage(models.TextChoices):
    """The stations of aid, in their order. Not every scheme has all of them."""

    NOMINATED = "nominated", _("nominated")
    SCHOOL = "school", _("checked by the school")
    TOWN = "town", _("checked by the town")
    COUNTY = "county", _("approved by the county")
    NOTICED = "noticed", _("made known by code")
    PAID = "paid", _("paid out")
    RECEIPTED = "receipted", _("receipts are in")


class AidBatch(AssistanceRecord):
    """Aid given under one scheme in one period, told in totals; whatever is not known stays empty."""

    record_ptr = parent_link("aid_batch")
    scheme = models.ForeignKey(
        "assistance.AidScheme", on_delete=models.PROTECT, related_name="batches", verbose_name=_("aid scheme")
    )
    school = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school"),
        help_text=_("Leave empty if the aid went to several schools or to none."),
    )
    term = models.CharField(
        _("school term"), max_length=6, blank=True, choices=terms.all_terms, help_text=_("If it was for one.")
    )
    stage = models.CharField(
        _("how far it has come"), max_length=10, blank=True, editable=False, choices=AidStage.choices
    )
    source = models.ForeignKey(
        "assistance.AidSource",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("where it came from"),
    )
    givers = models.CharField(_("given by"), max_length=200, blank=True)
    givers_en = models.CharField(_("given by, in English"), max_length=300, blank=True)
    goods_kinds = models.ManyToManyField(
        "assistance.GoodsKind", blank=True, related_name="+", verbose_name=_("kinds of goods")
    )

    objects = RecordQuerySet.as_manager()
    bilingual = (*Record.bilingual, "givers")
    privacy = classify(internal="record_ptr scheme school term stage source givers givers_en goods_kinds")

    class Meta:
        verbose_name = _("batch of aid")
        verbose_name_plural = _("batches of aid")

    def clean(self):
        super().clean()
        check_is_school("school", self.school)


class AidBeneficiary(Quantified):
    """One group of people who received aid of a batch."""

    batch = models.ForeignKey(
        AidBatch, on_delete=models.CASCADE, related_name="beneficiaries", verbose_name=_("batch of aid")
    )
    beneficiary = models.ForeignKey(
        "assistance.BeneficiaryKind", on_delete=models.PROTECT, related_name="+", verbose_name=_("who received it")
    )

    privacy = classify(internal="id batch beneficiary")

    class Meta(Quantified.Meta):
        verbose_name = _("beneficiaries of aid")
        verbose_name_plural = _("beneficiaries of aid")
        constraints = [
            *Quantified.Meta.constraints,
            models.UniqueConstraint(
                fields=["batch", "beneficiary", "unit"],
                name="assistance_aidbeneficiary_once",
                violation_error_message=_("The same people are entered twice; add their numbers up in one row."),
            ),
        ]

    def __str__(self):
        return f"{self.beneficiary}: {self.quantity}"

    def clean(self):
        super().clean()
        if self.unit_id and self.unit.kind not in COUNTS_OF_PEOPLE:
            raise ValidationError({"unit": _("Count people, households, grants or cases here; money goes below.")})


class AidAmount(Quantified):
    """What a batch was worth: cash and goods apart, each in yuan."""

    class Kind(models.TextChoices):
        CASH = "cash", _("cash")
        GOODS = "goods", _("goods")

    batch = models.ForeignKey(
        AidBatch, on_delete=models.CASCADE, related_name="amounts", verbose_name=_("batch of aid")
    )
    kind = models.CharField(_("cash or goods"), max_length=10, choices=Kind.choices, default=Kind.CASH)

    privacy = classify(internal="id batch kind")

    class Meta(Quantified.Meta):
        verbose_name = _("amount of aid")
        verbose_name_plural = _("amounts of aid")
        constraints = [
            *Quantified.Meta.constraints,
            models.CheckConstraint(
                name="assistance_aidamount_in_yuan",
                condition=Q(unit=MONEY),
                violation_error_message=_("Amounts are in yuan, the value of goods too."),
            ),
            models.UniqueConstraint(
                fields=["batch", "kind"],
                name="assistance_aidamount_once",
                violation_error_message=_("Enter cash once and goods once; add the amounts up in one row each."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.quantity}"
