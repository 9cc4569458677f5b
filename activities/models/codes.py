"""Code lists of activities."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees import keydates
from committees.models import Code
from committees.privacy import classify


def check_rule(rule: str) -> None:
    """A key date whose rule cannot be understood would stop every entry form."""
    if not keydates.is_rule(rule):
        raise ValidationError(_("Write the rule as month and day (06-01), or name a festival the portal knows."))


class ActivityForm(Code):
    """What was done: red songs, a class meeting, a mock trial ... Some belong to an area, five are the Five Ones."""

    area = models.ForeignKey(
        "committees.Area",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("area"),
    )
    five_ones = models.BooleanField(_("one of the Five Ones"), default=False)

    privacy = classify(public="area five_ones")

    class Meta:
        verbose_name = _("form of activity")
        verbose_name_plural = _("forms of activity")


class AudienceKind(Code):
    """Who took part: primary pupils, parents, League members ..."""

    is_young = models.BooleanField(_("young people"), default=True)

    privacy = classify(public="is_young")

    class Meta:
        verbose_name = _("kind of audience")
        verbose_name_plural = _("kinds of audience")


class Law(Code):
    class Meta:
        verbose_name = _("law")
        verbose_name_plural = _("laws")


class KeyDate(Code):
    """A day of the year around which activities are held; `rule` says which day it is in any year."""

    rule = models.CharField(_("rule"), max_length=20, validators=[check_rule])
    days_before = models.PositiveSmallIntegerField(_("days before that still belong to it"), default=0)
    days_after = models.PositiveSmallIntegerField(_("days after that still belong to it"), default=0)

    privacy = classify(public="rule days_before days_after")

    class Meta:
        verbose_name = _("key date")
        verbose_name_plural = _("key dates")
