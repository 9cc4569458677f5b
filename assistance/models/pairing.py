"""A pairing: who stands by a child, from when until when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from assistance.models.codes import PublicGroup
from assistance.models.record import ChildRecord
from committees.choices import State
from committees.models import RecordQuerySet, parent_link
from committees.periods import Window
from committees.privacy import classify

IN_HAND = (State.SUBMITTED, State.RETURNED, State.APPROVED)


class PairingQuerySet(RecordQuerySet):
    def going_on(self):
        """Those that have been submitted at least and have not ended."""
        return self.filter(ended_on__isnull=True, state__in=IN_HAND)


class Pairing(ChildRecord):
    """Five-old volunteers or teachers stand by one child. The record's own interval is when it began."""

    record_ptr = parent_link("pairing")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="pairings", verbose_name=_("child"))
    counted_as = models.ForeignKey(
        "assistance.CircumstanceKind",
        on_delete=models.PROTECT,
        related_name="pairings",
        verbose_name=_("counted under"),
        help_text=_("One of the child's circumstances at that time, so that no child is counted twice."),
    )
    public_group = models.CharField(
        _("counted in public as"), max_length=30, choices=PublicGroup.choices, editable=False
    )
    aspects = models.ManyToManyField(
        "assistance.Aspect", blank=True, related_name="pairings", verbose_name=_("aspects of help")
    )
    help_kinds = models.ManyToManyField(
        "assistance.HelpKind", blank=True, related_name="pairings", verbose_name=_("kinds of help")
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True, help_text=_("Leave empty while it goes on."))
    end_reason = models.ForeignKey(
        "assistance.EndReason",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("why it ended"),
    )

    objects = PairingQuerySet.as_manager()
    privacy = classify(
        internal="record_ptr child public_group aspects help_kinds ended_on", protected="counted_as end_reason"
    )

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        constraints = [
            models.CheckConstraint(
                name="assistance_pairing_both_ended_on_and_end_reason",
                condition=Q(ended_on__isnull=True, end_reason__isnull=True)
                | Q(ended_on__isnull=False, end_reason__isnull=False),
                violation_error_message=_("A pairing that ended has a day and a reason; one that goes on has neither."),
            ),
        ]

    def clean(self):
        super().clean()
        if self.child_id and self.counted_as_id and not self._is_so_at_its_time():
            raise ValidationError({"counted_as": _("This is not among the child's circumstances at that time.")})
        if self.ended_on and self.since and self.ended_on < self.since:
            raise ValidationError({"ended_on": _("A pairing ends after it begins.")})

    def _is_so_at_its_time(self) -> bool:
        entered = self.child.circumstances.filter(kind=self.counted_as_id).order_by("pk")
        return any(circumstance.window.overlaps(Window(self.since, self.until)) for circumstance in entered)


class Helper(models.Model):
    """One who helps in a pairing; without a name where the source gives none.

    The child and the end are repeated here so that the database itself refuses a second open pairing of the two.
    """

    class Role(models.TextChoices):
        ELDER = "elder", _("five-old volunteer")
        TEACHER = "teacher", _("teacher")

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="helpers", verbose_name=_("pairing"))
    role = models.CharField(_("helps as"), max_length=10, choices=Role.choices, default=Role.ELDER)
    elder = models.ForeignKey(
        "committees.Elder",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="helps_in",
        verbose_name=_("five-old volunteer"),
    )
    teacher = models.CharField(_("name of the teacher"), max_length=60, blank=True)
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("child")
    )
    ended_on = models.DateField(_("ended on"), null=True, editable=False)

    privacy = classify(internal="id pairing role elder child ended_on", personal="teacher")

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        constraints = [
            models.CheckConstraint(
                name="assistance_helper_is_named_as_what_it_is",
                condition=Q(role="elder", teacher="") | Q(role="teacher", elder__isnull=True),
                violation_error_message=_("Choose a five-old volunteer, or write the name of a teacher: not both."),
            ),
            models.UniqueConstraint(
                fields=["child", "elder"],
                condition=Q(ended_on__isnull=True, elder__isnull=False),
                name="assistance_helper_one_open_pairing_with_an_elder",
                violation_error_message=_(
                    "This volunteer already stands by this child. Look for the other pairing, in the trash too."
                ),
            ),
            models.UniqueConstraint(
                fields=["child", "teacher"],
                condition=Q(ended_on__isnull=True) & ~Q(teacher=""),
                name="assistance_helper_one_open_pairing_with_a_teacher",
                violation_error_message=_(
                    "This teacher already stands by this child. Look for the other pairing, in the trash too."
                ),
            ),
        ]

    def __str__(self):
        return str(self.elder) if self.elder else self.teacher or str(self.get_role_display())
