"""A pairing: who stands by a child, from when until when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from assistance.models.codes import PublicGroup
from assistance.models.record import ChildRecord
from committees.choices import State
from committees.encryption import EncryptedTextField
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

    class Tier(models.TextChoices):
        """How closely a child is accompanied; `settings.CONTACT_DAYS` says how often that is."""

        INTENSIVE = "intensive", _("closely")
        REGULAR = "regular", _("regularly")
        LIGHT = "light", _("from time to time")

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
    tier = models.CharField(
        _("how closely accompanied"),
        max_length=10,
        choices=Tier.choices,
        default=Tier.REGULAR,
        help_text=_("Decides when the next contact is due."),
    )
    paused_on = models.DateField(
        _("paused since"), null=True, blank=True, help_text=_("While it pauses no contact is due. Empty it to resume.")
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
        internal="record_ptr child public_group aspects help_kinds tier paused_on ended_on",
        protected="counted_as end_reason",
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
        if self.paused_on and self.since and self.paused_on < self.since:
            raise ValidationError({"paused_on": _("A pairing pauses after it begins.")})

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
    since = models.DateField(
        _("helps since"), null=True, blank=True, help_text=_("Only who came later than the pairing began.")
    )
    until = models.DateField(
        _("helps until"),
        null=True,
        blank=True,
        help_text=_("The last day of one who hands over; let it overlap with the day the next one begins."),
    )
    child = models.ForeignKey(
        Child, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("child")
    )
    ended_on = models.DateField(_("ended on"), null=True, editable=False)

    privacy = classify(internal="id pairing role elder since until child ended_on", personal="teacher")

    class Meta:
        verbose_name = _("helper")
        verbose_name_plural = _("helpers")
        constraints = [
            models.CheckConstraint(
                name="assistance_helper_is_named_as_what_it_is",
                condition=Q(role="elder", teacher="") | Q(role="teacher", elder__isnull=True),
                violation_error_message=_("Choose a five-old volunteer, or write the name of a teacher: not both."),
            ),
            models.CheckConstraint(
                name="assistance_helper_until_after_since",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=models.F("since")),
                violation_error_message=_("Who helps stops after they began."),
            ),
            models.UniqueConstraint(
                fields=["child", "elder"],
                condition=Q(ended_on__isnull=True, until__isnull=True, elder__isnull=False),
                name="assistance_helper_one_open_pairing_with_an_elder",
                violation_error_message=_(
                    "This volunteer already stands by this child. Look for the other pairing, in the trash too."
                ),
            ),
            models.UniqueConstraint(
                fields=["child", "teacher"],
                condition=Q(ended_on__isnull=True, until__isnull=True) & ~Q(teacher=""),
                name="assistance_helper_one_open_pairing_with_a_teacher",
                violation_error_message=_(
                    "This teacher already stands by this child. Look for the other pairing, in the trash too."
                ),
            ),
        ]

    def __str__(self):
        return str(self.elder) if self.elder else self.teacher or str(self.get_role_display())


class Aim(models.Model):
    """What a pairing wants to reach in one of the four aspects."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="aims", verbose_name=_("pairing"))
    aspect = models.ForeignKey(
        "assistance.Aspect", on_delete=models.PROTECT, related_name="+", verbose_name=_("aspect of help")
    )
    aim = EncryptedTextField(_("aim"), help_text=_("In one sentence, so that one can see whether it was reached."))

    privacy = classify(internal="id pairing", protected="aspect aim")

    class Meta:
        verbose_name = _("aim of a pairing")
        verbose_name_plural = _("aims of a pairing")
        constraints = [
            models.UniqueConstraint(
                fields=["pairing", "aspect"],
                name="assistance_aim_one_for_each_aspect",
                violation_error_message=_("This aspect has an aim already; write both into one."),
            )
        ]

    def __str__(self):
        return str(self.aspect)
