"""What protects a child's file: who may read it until when, and that signs of harm were reported."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from committees.encryption import EncryptedTextField
from committees.models import Register
from committees.models.register import Entered
from committees.privacy import classify

LONGEST_APPROVAL = timedelta(days=366)


class ReadingApprovalQuerySet(models.QuerySet):
    def in_force(self, day: date):
        not_taken_back = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
        return self.filter(not_taken_back, since__lte=day, until__gt=day)


class ReadingApproval(Register):
    """The responsible person lets an officer read the files of a committee and of those below it, for a time."""

    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reading_approvals", verbose_name=_("officer")
    )
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="reading_approvals",
        verbose_name=_("whose files"),
        help_text=_("The files of this committee and of all below it."),
    )
    purpose = models.CharField(_("what for"), max_length=200, help_text=_("For example: visits of the autumn term."))
    since = models.DateField(_("from"))
    until = models.DateField(_("until, not including"), help_text=_("At most a year; then it is given anew."))
    may_export = models.BooleanField(
        _("may ask for exports"), default=False, help_text=_("Each export is then decided on by itself.")
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    ended_on = models.DateField(_("taken back on"), null=True, blank=True, editable=False)

    objects = ReadingApprovalQuerySet.as_manager()
    privacy = classify(internal="officer committee purpose since until may_export given_by ended_on")

    class Meta:
        verbose_name = _("approval to read files")
        verbose_name_plural = _("approvals to read files")
        constraints = [
            models.CheckConstraint(
                name="assistance_readingapproval_until_after_since",
                condition=Q(until__gt=F("since")),
                violation_error_message=_("An approval ends after it begins."),
            ),
            models.CheckConstraint(
                name="assistance_readingapproval_by_another",
                condition=~Q(officer=F("given_by")),
                violation_error_message=_("Nobody approves their own reading."),
            ),
        ]

    def __str__(self):
        return f"{self.officer} · {self.committee}"

    def clean(self):
        super().clean()
        if self.since and self.until and self.until - self.since > LONGEST_APPROVAL:
            raise ValidationError({"until": _("An approval lasts a year at most.")})


class Release(models.Model):
    """A second person says that what the leak guard found in a record means no child. Holds for just that text."""

    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, related_name="releases", verbose_name=_("record")
    )
    mark = models.CharField(_("what was found"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("released by")
    )
    at = models.DateTimeField(_("released at"), auto_now_add=True)
    why = models.CharField(_("why it means no child"), max_length=300)

    privacy = classify(internal="id record mark by at why")

    class Meta:
        verbose_name = _("release of a text")
        verbose_name_plural = _("releases of texts")
        indexes = [models.Index(fields=["record", "mark"], name="assistance_release_of_text")]

    def __str__(self):
        return f"{self.record}: {self.why}"


class HarmReport(Entered):
    """That signs of harm to a child were reported, when and to whom. What was seen is not written down here."""

    class To(models.TextChoices):
        POLICE = "police", _("the police (110)")
        CIVIL_AFFAIRS = "civil_affairs", _("civil affairs (12345)")
        EDUCATION = "education", _("the education authority")
        PROSECUTOR = "prosecutor", _("the prosecutor")

    is_protected = True
    holders = ("child",)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="harm_reports", verbose_name=_("child"))
    reported_to = models.CharField(
        _("reported to"), max_length=20, choices=To.choices, help_text=_("To prove that the law was kept.")
    )
    reported_on = models.DateField(_("reported on"), help_text=_("To prove that it was not put off."))
    receipt = EncryptedTextField(
        _("number given by who took the report"),
        blank=True,
        help_text=_("To ask what became of it. No names, no description."),
    )

    privacy = classify(internal="child reported_to reported_on", protected="receipt")

    class Meta:
        verbose_name = _("report of signs of harm")
        verbose_name_plural = _("reports of signs of harm")

    def __str__(self):
        return f"{self.child} · {self.get_reported_to_display()}"
