"""What was done for single children besides pairing: visits, problems handed on to others, and milestones."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from assistance.models.record import AssistanceRecord, ChildRecord
from committees.encryption import EncryptedTextField
from committees.models import RecordQuerySet, parent_link
from committees.models.register import Entered
from committees.privacy import classify


class Visit(AssistanceRecord):
    """A helper or a committee saw one or several children, or tried to."""

    record_ptr = parent_link("visit")
    children = models.ManyToManyField(Child, related_name="visits", verbose_name=_("children"))
    way = models.ForeignKey(
        "assistance.VisitWay", on_delete=models.PROTECT, related_name="visits", verbose_name=_("way of visiting")
    )
    was_reached = models.BooleanField(
        _("somebody was met"), default=True, help_text=_("Untick if nobody was there or answered.")
    )
    aspects = models.ManyToManyField(
        "assistance.Aspect", blank=True, related_name="visits", verbose_name=_("what it was about")
    )
    elders = models.ManyToManyField(
        "committees.Elder", blank=True, related_name="visits", verbose_name=_("five-old volunteers who went")
    )
    teachers = models.CharField(_("teachers and others who went"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
        help_text=_("Leave empty if nobody looked at the clock."),
    )
    found = EncryptedTextField(_("what was found"), blank=True, help_text=_("Signs of harm are reported, not noted."))
    solved = EncryptedTextField(_("what was solved on the spot"), blank=True)
    next_on = models.DateField(_("next visit on"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()
    privacy = classify(
        internal="record_ptr children way was_reached aspects elders minutes next_on",
        personal="teachers", protected="found solved",
    )  # fmt: skip

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")


class Referral(Entered):
    """A problem of a child that was handed on to somebody, open until it is solved."""

    is_protected = True
    holders = ("child",)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("child"))
    aspect = models.ForeignKey(
        "assistance.Aspect", on_delete=models.PROTECT, related_name="+", verbose_name=_("aspect of help")
    )
    problem = EncryptedTextField(_("problem"), help_text=_("In one sentence. Signs of harm are reported, not noted."))
    referred_to = EncryptedTextField(_("referred to"), help_text=_("The office or person who is to solve it."))
    referred_on = models.DateField(_("referred on"))
    due_on = models.DateField(_("to be solved by"))
    solved_on = models.DateField(_("solved on"), null=True, blank=True, help_text=_("Leave empty while it is open."))
    solved_by = EncryptedTextField(_("solved by"), blank=True)
    how_solved = EncryptedTextField(_("how it was solved"), blank=True)

    privacy = classify(
        internal="child referred_on due_on solved_on", protected="aspect problem referred_to solved_by how_solved"
    )

    class Meta:
        verbose_name = _("problem handed on")
        verbose_name_plural = _("problems handed on")
        constraints = [
            models.CheckConstraint(
                name="assistance_referral_due_after_referred",
                condition=Q(due_on__gte=F("referred_on")),
                violation_error_message=_("A problem is to be solved after it was handed on."),
            ),
            models.CheckConstraint(
                name="assistance_referral_solved_after_referred",
                condition=Q(solved_on__isnull=True) | Q(solved_on__gte=F("referred_on")),
                violation_error_message=_("A problem is solved after it was handed on."),
            ),
        ]

    def __str__(self):
        return f"{self.child} · {self.aspect}"

    def clean(self):
        super().clean()
        if self.solved_on and not (self.solved_by and self.how_solved):
            raise ValidationError({"solved_on": _("Say also who solved it, and how.")})
        if not self.solved_on and (self.solved_by or self.how_solved):
            raise ValidationError({"solved_on": _("Say also on which day it was solved.")})


class Milestone(ChildRecord):
    """Something settled for a child: the allowance handled, a guardian confirmed."""

    record_ptr = parent_link("milestone")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("child"))
    milestone_kind = models.ForeignKey(
        "assistance.MilestoneKind",
        on_delete=models.PROTECT,
        related_name="milestones",
        verbose_name=_("what was settled"),
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(internal="record_ptr child", protected="milestone_kind")

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
