"""Counselling at schools: the rooms, and one-to-one talks counted by kind of problem. No pupil is named."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from assistance.models.record import AssistanceRecord
from assistance.models.schools import check_is_school
from committees.models import Committee, Quantified, RecordQuerySet, parent_link
from committees.models.bilingual import Bilingual
from committees.models.register import Entered
from committees.privacy import classify

TALK_UNIT = "occasion"


class CounsellingRoomQuerySet(models.QuerySet):
    def within(self, committee: Committee):
        return self.filter(committee__in=Committee.objects.within(committee))

    def open_at(self, day: date | None):
        """Those open on a day, as far as is known; today's where none is asked."""
        if day is None:
            return self.filter(closed_on__isnull=True)
        return self.filter(
            Q(opened_on__isnull=True) | Q(opened_on__lte=day), Q(closed_on__isnull=True) | Q(closed_on__gt=day)
        )


class CounsellingRoom(Entered, Bilingual):
    """A room at a school where pupils can talk to somebody."""

    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="counselling_rooms",
        verbose_name=_("committee of the school"),
    )
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True, help_text=_("Leave empty if unknown."))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    full_time_staff = models.PositiveSmallIntegerField(_("full-time counsellors"), null=True, blank=True)
    part_time_staff = models.PositiveSmallIntegerField(_("part-time counsellors"), null=True, blank=True)
    source_note = models.CharField(_("source"), max_length=300, blank=True)
    source_note_en = models.CharField(_("source, in English"), max_length=400, blank=True)
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=400, blank=True)

    objects = CounsellingRoomQuerySet.as_manager()
    bilingual = ("name", "source_note", "to_be_confirmed")
    privacy = classify(
        public="committee name name_en opened_on closed_on full_time_staff part_time_staff source_note source_note_en"
        " to_be_confirmed to_be_confirmed_en"
    )

    class Meta:
        verbose_name = _("counselling room")
        verbose_name_plural = _("counselling rooms")
        constraints = [
            models.CheckConstraint(
                name="assistance_counsellingroom_closed_after_opened",
                condition=Q(opened_on__isnull=True) | Q(closed_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                violation_error_message=_("A room is closed after it was opened."),
            ),
            models.UniqueConstraint(
                fields=["committee", "name"],
                condition=Q(closed_on__isnull=True),
                name="assistance_counsellingroom_open_once",
                violation_error_message=_("This school already has an open room of this name."),
            ),
        ]

    def __str__(self):
        return f"{self.committee} · {self.say('name')}"

    def clean(self):
        super().clean()
        check_is_school("committee", getattr(self, "committee", None))


class CounsellingTalk(AssistanceRecord):
    """One-to-one talks that teachers of a school had with pupils in a period, told as numbers alone."""

    record_ptr = parent_link("counselling_talk")
    school = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school"),
        help_text=_("Leave empty if the committee itself is the school's, or speaks for several."),
    )
    teacher_count = models.PositiveSmallIntegerField(
        _("teachers who talked"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(1, _("At least one teacher talked; leave the number empty if nobody counted.")),
            MaxValueValidator(10_000),
        ],
        help_text=_("Leave empty if it was not counted."),
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(internal="record_ptr school teacher_count")

    class Meta:
        verbose_name = _("counselling talks")
        verbose_name_plural = _("counselling talks")
        constraints = [
            models.CheckConstraint(
                name="assistance_counsellingtalk_at_least_one_teacher",
                condition=Q(teacher_count__isnull=True) | Q(teacher_count__gte=1),
                violation_error_message=_("At least one teacher talked; leave the number empty if nobody counted."),
            )
        ]

    def clean(self):
        super().clean()
        check_is_school("school", self.school)


class TalkCount(Quantified):
    """How many of the talks were about one kind of problem."""

    talk = models.ForeignKey(
        CounsellingTalk, on_delete=models.CASCADE, related_name="counts", verbose_name=_("counselling talks")
    )
    problem = models.ForeignKey(
        "assistance.ProblemKind", on_delete=models.PROTECT, related_name="+", verbose_name=_("what they were about")
    )

    privacy = classify(internal="id talk problem")

    class Meta(Quantified.Meta):
        verbose_name = _("count of talks")
        verbose_name_plural = _("counts of talks")
        constraints = [
            *Quantified.Meta.constraints,
            models.CheckConstraint(
                name="assistance_talkcount_in_times",
                condition=Q(unit=TALK_UNIT),
                violation_error_message=_("Talks are counted in times."),
            ),
            models.UniqueConstraint(
                fields=["talk", "problem"],
                name="assistance_talkcount_once",
                violation_error_message=_("The same kind of problem is entered twice; add the numbers up in one row."),
            ),
        ]

    def __str__(self):
        return f"{self.problem}: {self.quantity}"
