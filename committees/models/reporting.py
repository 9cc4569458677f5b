"""What committees are expected to report and by when, and what was handed in."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committees.models.bilingual import Bilingual
from committees.models.register import Entered, Register
from committees.privacy import classify


class Rhythm(models.TextChoices):
    """How often something is reported; the year is the calendar's."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF = "half", _("every half-year")
    YEAR = "year", _("every year")


class ReportingDuty(Entered, Bilingual):
    """What all committees of one level, from one committee down, are to report of each month, quarter ..."""

    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="reporting_duties", verbose_name=_("committee")
    )
    name = models.CharField(_("what is reported"), max_length=120)
    name_en = models.CharField(_("what is reported, in English"), max_length=160, blank=True)
    level = models.ForeignKey(
        "committees.Level", on_delete=models.PROTECT, related_name="+", verbose_name=_("who reports")
    )
    rhythm = models.CharField(_("how often"), max_length=8, choices=Rhythm.choices, default=Rhythm.MONTH)
    days = models.PositiveSmallIntegerField(_("days to report in"), default=5, validators=[MaxValueValidator(90)])
    locks_after = models.PositiveSmallIntegerField(
        _("locked so many days after that"), null=True, blank=True, validators=[MaxValueValidator(365)]
    )
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)

    bilingual = ("name",)
    privacy = classify(internal="committee name name_en level rhythm days locks_after since until")

    class Meta:
        verbose_name = _("reporting duty")
        verbose_name_plural = _("reporting duties")
        constraints = [
            models.CheckConstraint(
                name="committees_reportingduty_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
        ]

    def __str__(self):
        return self.say("name")


class PeriodReport(Register):
    """That one committee has reported one period of a duty: everything there was, or that there was nothing."""

    duty = models.ForeignKey(ReportingDuty, on_delete=models.PROTECT, related_name="reports", verbose_name=_("duty"))
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="+", verbose_name=_("committee")
    )
    since = models.DateField(_("first day of the period"))
    is_nothing = models.BooleanField(_("nothing to report"), default=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    handed_in_at = models.DateTimeField(_("handed in"))
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("handed in by")
    )

    privacy = classify(internal="duty committee since is_nothing note handed_in_at handed_in_by")

    class Meta:
        verbose_name = _("report of a period")
        verbose_name_plural = _("reports of periods")
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "committee", "since"],
                name="committees_periodreport_once",
                violation_error_message=_("This period was already reported."),
            ),
        ]

    def __str__(self):
        return f"{self.since:%Y-%m} · {self.duty} · {self.committee.short}"

    def clean(self):
        super().clean()
        if self.since.day != 1:
            raise ValidationError({"since": _("A period begins on the first of a month.")})
