"""The tree of aid schemes and what each pays, from when to when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committees.models import Code, Register
from committees.models.bilingual import Bilingual
from committees.privacy import classify


class AidScheme(Code):
    """A policy under which aid is given, or a part of one: 'five helps, two waivers, one subsidy', meal subsidy ..."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )

    privacy = classify(public="parent")

    class Meta:
        verbose_name = _("aid scheme")
        verbose_name_plural = _("aid schemes")

    def clean(self):
        """A scheme is no part of itself. Costs a query for each level above it."""
        super().clean()
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A scheme cannot be a part of itself.")})
            above = above.parent


class AidStandard(Register, Bilingual):
    """What a scheme pays to one beneficiary in a period, from a day until it changes."""

    class Period(models.TextChoices):
        ONCE = "once", _("once")
        MONTH = "month", _("a month")
        TERM = "term", _("a school term")
        YEAR = "year", _("a year")

    scheme = models.ForeignKey(
        AidScheme, on_delete=models.PROTECT, related_name="standards", verbose_name=_("aid scheme")
    )
    group = models.CharField(_("for whom"), max_length=80, blank=True, help_text=_("For example: primary school."))
    group_en = models.CharField(_("for whom, in English"), max_length=120, blank=True)
    amount = models.DecimalField(
        _("amount in yuan"),
        max_digits=10,
        decimal_places=2,
    )
    period = models.CharField(_("paid for"), max_length=10, choices=Period.choices)
    since = models.DateField(_("from"))
    until = models.DateField(_("until, not including"), null=True, blank=True)
    basis = models.CharField(_("set by"), max_length=200, blank=True, help_text=_("The document that says so."))

    bilingual = ("group",)
    privacy = classify(public="scheme group group_en amount period since until basis")

    class Meta:
        verbose_name = _("standard of a scheme")
        verbose_name_plural = _("standards of schemes")
        constraints = [
            models.CheckConstraint(
                name="assistance_aidstandard_until_after_since",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("A standard ends after it begins."),
            ),
            models.CheckConstraint(
                name="assistance_aidstandard_amount_above_zero",
                condition=Q(amount__gt=0),
                violation_error_message=_("A standard is more than 0 yuan."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "group", "period", "since"],
                name="assistance_aidstandard_once",
                violation_error_message=_("There already is a standard for them from that day."),
            ),
        ]

    def __str__(self):
        return f"{self.scheme} · {self.say('group')} · {self.amount}"
