"""What families ask about the file of their child, and whether they were answered in time."""

from datetime import date, timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assistance.child_codes import PATTERN
from committees.models.register import Entered
from committees.privacy import classify


class FamilyRequest(Entered):
    """A family asks to see, correct or erase what is held. What it says in detail stays on its paper."""

    class Kind(models.TextChoices):
        ACCESS = "access", gettext_lazy("to see or copy what is held")
        CORRECTION = "correction", gettext_lazy("to correct what is held")
        ERASURE = "erasure", gettext_lazy("to erase the file")
        WITHDRAWAL = "withdrawal", gettext_lazy("to withdraw consent")
        COMPLAINT = "complaint", gettext_lazy("a complaint")

    class AskedBy(models.TextChoices):
        GUARDIAN = "guardian", gettext_lazy("a guardian")
        CHILD = "child", gettext_lazy("the child")
        OTHER = "other", gettext_lazy("somebody else")

    class Outcome(models.TextChoices):
        GRANTED = "granted", gettext_lazy("done as asked")
        PARTLY = "partly", gettext_lazy("done in part")
        REFUSED = "refused", gettext_lazy("refused, with the reason in writing")
        WITHDRAWN = "withdrawn", gettext_lazy("taken back by the family")

    is_protected = True

    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="family_requests",
        verbose_name=gettext_lazy("committee"),
        help_text=gettext_lazy("Who answers the family."),
    )
    kind = models.CharField(
        gettext_lazy("what is asked"), max_length=20, choices=Kind.choices,
        help_text=gettext_lazy("To know what has to be done."),
    )  # fmt: skip
    asked_by = models.CharField(
        gettext_lazy("who asks"), max_length=20, choices=AskedBy.choices,
        help_text=gettext_lazy("To know whether they may ask. No name."),
    )  # fmt: skip
    child_code = models.CharField(
        gettext_lazy("code of the child"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(PATTERN, gettext_lazy("This is not the code of a child."))],
        help_text=gettext_lazy("Never a name. Leave empty if there is no file."),
    )
    paper = models.CharField(
        gettext_lazy("number of the paper"), max_length=60, blank=True,
        help_text=gettext_lazy("Where the letter and the answer are kept. No names."),
    )  # fmt: skip
    received_on = models.DateField(
        gettext_lazy("received on"), help_text=gettext_lazy("From this day on the time for the answer runs.")
    )
    answered_on = models.DateField(
        gettext_lazy("answered on"), null=True, blank=True, help_text=gettext_lazy("Leave empty while it is open.")
    )
    outcome = models.CharField(
        gettext_lazy("how it ended"), max_length=20, blank=True, choices=Outcome.choices,
        help_text=gettext_lazy("To show that the family's rights were kept."),
    )  # fmt: skip

    privacy = classify(internal="committee kind asked_by child_code paper received_on answered_on outcome")

    class Meta:
        verbose_name = gettext_lazy("request of a family")
        verbose_name_plural = gettext_lazy("requests of families")
        constraints = [
            models.CheckConstraint(
                name="assistance_familyrequest_both_answered_on_and_outcome",
                condition=Q(answered_on__isnull=True, outcome="") | (Q(answered_on__isnull=False) & ~Q(outcome="")),
                violation_error_message=gettext_lazy(
                    "An answered request has a day and an outcome; an open one neither."
                ),
            ),
            models.CheckConstraint(
                name="assistance_familyrequest_answered_after_received",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                violation_error_message=gettext_lazy("A request is answered after it was received."),
            ),
        ]

    def __str__(self):
        return f"{capfirst(self.get_kind_display())} · {self.committee}"

    @property
    def due_on(self) -> date:
        """The last day for the answer."""
        return self.received_on + timedelta(days=settings.REQUEST_DAYS)

    @property
    def time_left(self) -> str:
        """How much time is left, in words; of an answered request whether it was in time."""
        if self.answered_on:
            return _("answered in time") if self.answered_on <= self.due_on else _("answered late")
        days = (self.due_on - timezone.localdate()).days
        if days >= 0:
            return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
        return ngettext("%(count)d day overdue", "%(count)d days overdue", -days) % {"count": -days}
