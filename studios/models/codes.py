"""Code lists of studios: types, the standards they are held to, and what their work is measured in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models import Code
from committees.privacy import classify


class StudioType(Code):
    """One that speaks to young people, one that serves, or one with a trade of its own."""

    class Meta:
        verbose_name = _("type of studio")
        verbose_name_plural = _("types of studios")


class CriteriaSet(Code):
    """A standard that studios are held to: the Six Haves in Qinggang, another one elsewhere."""

    class Meta:
        verbose_name = _("set of criteria")
        verbose_name_plural = _("sets of criteria")


class Criterion(Code):
    """One thing that a standard asks of a studio: premises, a core team, funding ..."""

    criteria_set = models.ForeignKey(
        CriteriaSet, on_delete=models.PROTECT, related_name="criteria", verbose_name=_("set of criteria")
    )

    privacy = classify(public="criteria_set")

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")


class ResultKind(Code):
    """What came of a studio's work, and what it is counted in. Each entry is an indicator of its own."""

    unit = models.ForeignKey(
        "committees.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("counted in")
    )

    privacy = classify(public="unit")

    class Meta:
        verbose_name = _("kind of result")
        verbose_name_plural = _("kinds of results")
