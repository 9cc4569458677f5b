"""What of a donation was handed out: to whom, by whom, when, and against which receipt."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import stock
from assistance.child_codes import PATTERN
from assistance.models.aid import MONEY
from assistance.models.donation import Donation
from committees.choices import GONE
from committees.models.register import Entered
from committees.privacy import classify


class Distribution(Entered):
    """Money, or one kind of goods, that left the store. What is left is never stored: `stock` adds it up."""

    holders = ("donation",)

    donation = models.ForeignKey(
        Donation, on_delete=models.PROTECT, related_name="distributions", verbose_name=_("donation")
    )
    goods = models.ForeignKey(
        "assistance.GoodsKind",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kind of goods"),
        help_text=_("Empty for money."),
    )
    unit = models.ForeignKey("committees.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    number = models.DecimalField(
        _("number"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"), _("What was handed out is more than 0."))],
        help_text=_("Leave empty if it was not counted."),
    )
    on = models.DateField(_("handed out on"))
    for_whom = models.CharField(_("to whom"), max_length=10, choices=Donation.ForWhom.choices)
    family_code = models.CharField(
        _("code of the family's child"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(PATTERN, _("This is not the code of a child."))],
        help_text=_("Never a name. Leave empty if the family has no file."),
    )
    recipient = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("which school or village"),
    )
    handed_over_by = models.CharField(
        _("handed over by"), max_length=60, help_text=_("Who answers for the receipt; of the committee or the donor.")
    )
    receipt = models.CharField(
        _("receipt"), max_length=120, blank=True, help_text=_("Its number, or where it is kept. No names.")
    )

    privacy = classify(
        internal="donation goods unit number on for_whom family_code recipient receipt", personal="handed_over_by"
    )

    class Meta:
        verbose_name = _("distribution of gifts")
        verbose_name_plural = _("distributions of gifts")
        constraints = [
            models.CheckConstraint(
                name="assistance_distribution_money_or_goods",
                condition=Q(goods__isnull=True, unit=MONEY) | (Q(goods__isnull=False) & ~Q(unit=MONEY)),
                violation_error_message=_("Money is in yuan, goods in pieces, bags or the like."),
            ),
            models.CheckConstraint(
                name="assistance_distribution_number_above_zero",
                condition=Q(number__isnull=True) | Q(number__gt=0),
                violation_error_message=_("What was handed out is more than 0."),
            ),
            models.CheckConstraint(
                name="assistance_distribution_code_only_for_a_family",
                condition=Q(family_code="") | Q(for_whom="family"),
                violation_error_message=_("A code goes with one family only."),
            ),
            models.CheckConstraint(
                name="assistance_distribution_place_only_for_a_school_or_village",
                condition=Q(recipient__isnull=True) | Q(for_whom__in=["school", "village"]),
                violation_error_message=_("Name a place only if a school or a village received it."),
            ),
        ]

    def __str__(self):
        return f"{self.donation} · {self.on}"

    def clean(self):
        super().clean()
        if self.on and self.on > timezone.localdate():
            raise ValidationError({"on": _("This day is still to come.")})
        if self.donation_id and self.unit_id:
            self._check_is_in_store()

    def _check_is_in_store(self) -> None:
        """Two people who hand out the last of it at once wait for each other here."""
        donation = Donation.objects.select_for_update(of=("self",)).get(pk=self.donation_id)
        if donation.state in GONE:
            raise ValidationError(_("This donation has been called off or thrown away."))
        line = stock.line_of(donation, self.goods_id, self.unit_id, without=self.pk)
        if line is None:
            raise ValidationError(_("The donation has no such goods."))
        left = line.left
        if self.number is not None and left is not None and not left.is_open and self.number > left.most:
            raise ValidationError({"number": _("Only %(left)s are left.") % {"left": left}})
