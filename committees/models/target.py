"""What a committee means to reach in a year."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.models.register import Entered
from committees.privacy import classify

LARGEST = Decimal("9999999999.99")


class Target(Entered):
    """A number that an indicator is to reach for a committee, and all below it, in one calendar year."""

    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="targets", verbose_name=_("committee")
    )
    indicator = models.CharField(_("figure"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    number = models.DecimalField(
        _("number to reach"),
        max_digits=12,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"), _("A target is more than 0.")), MaxValueValidator(LARGEST)],
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    privacy = classify(internal="committee indicator year number note")

    class Meta:
        verbose_name = _("target of a year")
        verbose_name_plural = _("targets of a year")
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "indicator", "year"],
                name="committees_target_once",
                violation_error_message=_("There already is a target for this figure and year. Change that one."),
            ),
            models.CheckConstraint(
                name="committees_target_above_zero",
                condition=models.Q(number__gt=0),
                violation_error_message=_("A target is more than 0."),
            ),
        ]

    def __str__(self):
        return f"{self.year} · {self.figure} · {self.committee.short}"

    @property
    def kept_by(self):
        """Who sets it: the committee above where that one has such a target to hand down, else the committee itself."""
        above = self.committee.parent
        handed_down = Target.objects.filter(committee=above, indicator=self.indicator, year=self.year)
        return above if above is not None and handed_down.exists() else self.committee

    @property
    def figure(self) -> str:
        """The indicator by its name."""
        found = indicators.find(self.indicator)
        return str(found.name) if found else self.indicator

    def clean(self):
        super().clean()
        found = indicators.find(self.indicator)
        if found is None or any(found.share_of):
            raise ValidationError({"indicator": _("No target is set for this figure.")})
