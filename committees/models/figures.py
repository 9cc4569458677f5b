"""What figures are made of: what each counted record adds, and the sums of it by committee and month."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.bilingual import Bilingual
from committees.models.register import Register
from committees.privacy import classify
from committees.quantities import Total


class Summed(models.Model):
    """A sum and how many parts of each sort went into it."""

    number = models.DecimalField(_("sum"), max_digits=18, decimal_places=2, default=0)
    exact = models.IntegerField(_("exact parts"), default=0)
    at_least = models.IntegerField(_("parts that are at least"), default=0)
    other = models.IntegerField(_("parts that are otherwise inexact"), default=0)
    uncounted = models.IntegerField(_("parts not counted"), default=0)

    privacy = classify(internal="id number exact at_least other uncounted")
    columns = ("number", "exact", "at_least", "other", "uncounted")

    class Meta:
        abstract = True

    @property
    def total(self) -> Total:
        return Total(self.number, self.exact, self.at_least, self.other, self.uncounted)


class Contribution(Summed):
    """What one counted record adds to one indicator, and when. Every number is a link to its contributions."""

    class Part(models.TextChoices):
        STATED = "stated", _("in its stated time")
        END = "end", _("where it ends, for what stands at a date")
        ASSUMED = "assumed", _("on its assumed day, for trends only")

    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, related_name="contributions", verbose_name=_("record")
    )
    indicator = models.CharField(_("indicator"), max_length=60)
    part = models.CharField(_("part"), max_length=8, choices=Part.choices, default=Part.STATED)
    since = models.DateField(_("first day"), null=True)
    until = models.DateField(_("day after the last"), null=True)

    privacy = classify(internal="record indicator part since until")

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(fields=["record", "indicator", "part"], name="committees_contribution_once")
        ]
        indexes = [models.Index(fields=["indicator", "part", "until"], name="contribution_edge")]

    def __str__(self):
        return f"{self.indicator}: {self.record_id}"


class Tally(Summed):
    """The sum over all records that a committee reaches, by indicator and by the months their intervals cover."""

    indicator = models.CharField(_("indicator"), max_length=60)
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="+", verbose_name=_("committee")
    )
    first_month = models.IntegerField(_("first month"))
    last_month = models.IntegerField(_("last month"))
    is_assumed = models.BooleanField(_("by assumed days"), default=False)

    privacy = classify(internal="indicator committee first_month last_month is_assumed")
    group = ("indicator", "committee_id", "first_month", "last_month", "is_assumed")

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "indicator", "first_month", "last_month", "is_assumed"],
                name="committees_tally_once",
            )
        ]

    def __str__(self):
        return f"{self.indicator}: {self.committee_id} {self.first_month}-{self.last_month}"


class ReportedIndicator(Register, Bilingual):
    """An indicator that an administrator adds without code: it is only ever reported as a figure."""

    key = models.SlugField(_("key"), max_length=60, primary_key=True)
    area = models.ForeignKey("committees.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area"))
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    unit = models.ForeignKey("committees.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    definition = models.TextField(_("definition"))
    definition_en = models.TextField(_("definition, in English"), blank=True)

    bilingual = ("name", "definition")
    privacy = classify(public="key area name name_en unit definition definition_en")

    class Meta:
        verbose_name = _("reported indicator")
        verbose_name_plural = _("reported indicators")

    def __str__(self):
        return self.say("name")
