"""What a studio does: evidence that it meets its standard, topics, training sessions, posts and results."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.choices import Bound
from committees.models import Quantified, Record, RecordQuerySet, parent_link
from committees.privacy import classify
from committees.quantities import Quantity
from studios.models.studio import Studio, StudioRecord


def studio_link(plural: str) -> models.ForeignKey:
    return models.ForeignKey(Studio, on_delete=models.PROTECT, related_name=plural, verbose_name=_("studio"))


class StudioWork(StudioRecord):
    """Something that one studio did, reported by the committee that hosts it. Each kind links to the studio itself."""

    studio: models.ForeignKey
    studio_id: int | None

    class Meta:
        abstract = True

    def get_public_url(self):
        """The page of its studio. Costs a query unless the studio is loaded."""
        return self.studio.get_public_url()

    def clean(self):
        super().clean()
        if self.studio_id and self.studio.committee_id != self.committee_id:
            raise ValidationError({"studio": _("This studio belongs to another committee.")})


class Evidence(StudioWork):
    """What shows that a studio meets one criterion; its interval is when the criterion was met."""

    record_ptr = parent_link("evidence")
    studio = studio_link("evidence")
    criterion = models.ForeignKey(
        "studios.Criterion", on_delete=models.PROTECT, related_name="evidence", verbose_name=_("criterion")
    )
    shown_by = models.CharField(_("what shows it"), max_length=300)
    shown_by_en = models.CharField(_("what shows it, in English"), max_length=400, blank=True)

    objects = RecordQuerySet.as_manager()
    bilingual = (*Record.bilingual, "shown_by")
    privacy = classify(public="record_ptr studio criterion shown_by shown_by_en")

    class Meta:
        verbose_name = _("evidence of a criterion")
        verbose_name_plural = _("evidence of criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["studio", "criterion"],
                name="studios_evidence_once_for_each_criterion",
                violation_error_message=_("There already is evidence for this criterion: add to it."),
            )
        ]


class Topic(StudioWork):
    """A subject that a studio trains people in; its title is the subject."""

    record_ptr = parent_link("topic")
    studio = studio_link("topics")

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr studio")

    class Meta:
        verbose_name = _("training topic")
        verbose_name_plural = _("training topics")


class Session(StudioWork):
    """A training session of a studio, offline or online; or several of the same under one entry."""

    class Mode(models.TextChoices):
        OFFLINE = "offline", _("offline")
        ONLINE = "online", _("online")

    record_ptr = parent_link("session")
    studio = studio_link("sessions")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name=_("topic")
    )
    mode = models.CharField(_("offline or online"), max_length=10, choices=Mode.choices, default=Mode.OFFLINE)
    occasion_count = models.PositiveIntegerField(
        _("how many times"),
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Usually 1. Leave empty if it is held regularly and was not counted."),
    )
    occasion_bound = models.CharField(_("how exact"), max_length=10, choices=Bound.choices, default=Bound.EXACT)

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr studio topic mode occasion_count occasion_bound")

    class Meta:
        verbose_name = _("training session")
        verbose_name_plural = _("training sessions")
        constraints = [
            models.CheckConstraint(
                name="studios_session_held_at_least_once",
                condition=Q(occasion_count__isnull=True) | Q(occasion_count__gte=1),
                violation_error_message=_(
                    "A session was held at least once; leave the number empty if it was not counted."
                ),
            ),
            models.CheckConstraint(
                name="studios_session_count_is_one_number",
                condition=~Q(occasion_bound=Bound.BETWEEN),
                violation_error_message=_("Give one number of sessions, not two."),
            ),
        ]

    @property
    def occasions(self) -> Quantity:
        number = None if self.occasion_count is None else Decimal(self.occasion_count)
        return Quantity(number, "session", Bound(self.occasion_bound))

    def clean(self):
        super().clean()
        if self.topic and self.topic.studio_id != self.studio_id:
            raise ValidationError({"topic": _("This topic belongs to another studio.")})


class Post(StudioWork):
    """Posts that a studio pushed under one name of a series."""

    record_ptr = parent_link("post")
    studio = studio_link("posts")
    series = models.CharField(_("series"), max_length=120, blank=True)
    series_en = models.CharField(_("series, in English"), max_length=160, blank=True)
    post_count = models.PositiveIntegerField(
        _("how many posts"),
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Leave empty if they were not counted."),
    )
    post_bound = models.CharField(_("how exact"), max_length=10, choices=Bound.choices, default=Bound.EXACT)

    objects = RecordQuerySet.as_manager()
    bilingual = (*Record.bilingual, "series")
    privacy = classify(public="record_ptr studio series series_en post_count post_bound")

    class Meta:
        verbose_name = _("series of posts")
        verbose_name_plural = _("series of posts")
        constraints = [
            models.CheckConstraint(
                name="studios_post_at_least_one",
                condition=Q(post_count__isnull=True) | Q(post_count__gte=1),
                violation_error_message=_("There was at least one post; leave the number empty if nobody counted."),
            ),
            models.CheckConstraint(
                name="studios_post_count_is_one_number",
                condition=~Q(post_bound=Bound.BETWEEN),
                violation_error_message=_("Give one number of posts, not two."),
            ),
        ]

    @property
    def posts(self) -> Quantity:
        number = None if self.post_count is None else Decimal(self.post_count)
        return Quantity(number, "post", Bound(self.post_bound))


class Result(StudioWork, Quantified):
    """What came of a studio's work. What is only hoped for is a plan; what is in doubt says what is to be confirmed."""

    record_ptr = parent_link("result")
    studio = studio_link("results")
    result_kind = models.ForeignKey(
        "studios.ResultKind", on_delete=models.PROTECT, related_name="results", verbose_name=_("kind of result")
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr studio result_kind")

    class Meta:
        verbose_name = _("result of a studio")
        verbose_name_plural = _("results of studios")
        constraints = Quantified.Meta.constraints

    def clean(self):
        super().clean()
        if self.result_kind_id and self.unit_id and self.result_kind.unit_id != self.unit_id:
            raise ValidationError({"unit": _("This kind of result is counted in another unit.")})
