"""A row that carries one quantity."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committees.choices import Bound
from committees.privacy import classify
from committees.quantities import Quantity

LARGEST = Decimal("9999999999.99")


class Quantified(models.Model):
    """Number, unit and bound of one quantity; an empty number means 'took part, not counted'."""

    number = models.DecimalField(
        _("number"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(LARGEST)],
        help_text=_("Leave empty if it was not counted."),
    )
    upper = models.DecimalField(_("up to"), max_digits=12, decimal_places=2, null=True, blank=True)
    bound = models.CharField(_("how exact"), max_length=10, choices=Bound.choices, default=Bound.EXACT)
    unit = models.ForeignKey("committees.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    words = models.CharField(_("in the words of the source"), max_length=200, blank=True)

    privacy = classify(public="number upper bound unit words")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_number_not_negative",
                condition=Q(number__isnull=True) | Q(number__gte=0),
                violation_error_message=_("A number cannot be below zero."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_between_has_both_ends",
                condition=Q(bound=Bound.BETWEEN, number__isnull=False, upper__isnull=False, upper__gt=F("number"))
                | (~Q(bound=Bound.BETWEEN) & Q(upper__isnull=True)),
                violation_error_message=_("'Between' needs two numbers, the second larger; all else needs only one."),
            ),
        ]

    @property
    def quantity(self) -> Quantity:
        return Quantity(self.number, self.unit_id, Bound(self.bound), self.upper)
