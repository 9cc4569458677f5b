"""A five-old studio."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees.models import Record, RecordQuerySet, parent_link
from committees.privacy import classify

AREA = "studios"
WORK = ("evidence", "topics", "sessions", "posts", "results")


class StudioRecord(Record):
    """A record of this room: a studio, or something one did. It belongs to the area of studios and to no other."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.area_id != AREA:
            raise ValidationError({"area": _("What a studio is and does belongs to the area of studios.")})


class StudioQuerySet(RecordQuerySet):
    def for_detail(self):
        return self.for_list().select_related("studio_type", "criteria_set", "lead").prefetch_related("members")


class Studio(StudioRecord):
    """Five-old volunteers who work under one roof at what they know best; its title is its name.

    The record's own interval is the time of its opening; from then on it stands until it is closed.
    """

    class Status(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        OPENED = "opened", _("opened")
        MODEL = "model", _("model studio")
        CLOSED = "closed", _("closed")

    record_ptr = parent_link("studio")
    slug = models.SlugField(_("word in the address"), max_length=80, unique=True)
    studio_type = models.ForeignKey(
        "studios.StudioType",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="studios",
        verbose_name=_("type of studio"),
    )
    speciality = models.CharField(_("speciality"), max_length=120, blank=True)
    speciality_en = models.CharField(_("speciality, in English"), max_length=160, blank=True)
    lead = models.ForeignKey(
        "committees.Elder",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="studios_led",
        verbose_name=_("leading volunteer"),
    )
    members = models.ManyToManyField(
        "committees.Elder", blank=True, related_name="studios", verbose_name=_("core members")
    )
    criteria_set = models.ForeignKey(
        "studios.CriteriaSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="studios",
        verbose_name=_("standard it is held to"),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPENED)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_reason = models.CharField(_("why it was closed"), max_length=200, blank=True)

    objects = StudioQuerySet.as_manager()
    bilingual = (*Record.bilingual, "speciality")
    privacy = classify(
        public="record_ptr slug studio_type speciality speciality_en lead members criteria_set status closed_on",
        internal="closed_reason",
    )

    class Meta:
        verbose_name = _("studio")
        verbose_name_plural = _("studios")
        constraints = [
            models.CheckConstraint(
                name="studios_studio_closed_on_a_day_for_a_reason",
                condition=(Q(status="closed", closed_on__isnull=False) & ~Q(closed_reason=""))
                | (~Q(status="closed") & Q(closed_on__isnull=True, closed_reason="")),
                violation_error_message=_(
                    "A closed studio has a day and a reason; one that is not closed has neither."
                ),
            ),
        ]

    def get_public_url(self):
        return reverse("public:studio", args=[self.slug])

    @property
    def has_opened(self) -> bool:
        return self.status != self.Status.PREPARING

    def clean(self):
        super().clean()
        if self.closed_on and self.since and self.closed_on < self.since:
            raise ValidationError({"closed_on": _("A studio is closed after it was opened.")})
        if self.pk and any(self._has_work_elsewhere(plural) for plural in WORK):
            raise ValidationError({"committee": _("What this studio did was reported by the committee that hosts it.")})

    def _has_work_elsewhere(self, plural: str) -> bool:
        return getattr(self, plural).exclude(committee_id=self.committee_id).exists()
