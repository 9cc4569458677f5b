"""An activity, who came and who spoke."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models.codes import ActivityForm, Law
from committees.choices import Bound
from committees.models import Committee, Quantified, Record, RecordQuerySet, parent_link
from committees.models.bilingual import Bilingual
from committees.privacy import classify
from committees.quantities import Quantity


class ActivityQuerySet(RecordQuerySet):
    def of_area(self, area: str):
        return self.filter(area=area)

    def for_detail(self):
        """With all that its page says, in the order in which it was entered."""
        audiences = Audience.objects.select_related("audience", "unit").order_by("pk")
        speakers = Speaker.objects.select_related("elder").order_by("pk")
        return (
            self.for_list()
            .with_places()
            .prefetch_related(
                Prefetch("forms", ActivityForm.objects.in_order()),
                Prefetch("laws", Law.objects.in_order()),
                Prefetch("partners", Committee.objects.in_tree_order()),
                Prefetch("audiences", audiences),
                Prefetch("speakers", speakers),
            )
        )


class Activity(Record):
    """Something a committee did with people on a day, in a place; or several of the same under one entry."""

    class Mode(models.TextChoices):
        OUTING = "outing", _("outing")
        INVITED = "invited", _("invited talk")
        IN_SCHOOL = "in_school", _("in school")
        ONLINE = "online", _("online")
        AT_HOME = "at_home", _("at home")

    record_ptr = parent_link("activity")
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, blank=True)
    forms = models.ManyToManyField(
        "activities.ActivityForm", blank=True, related_name="activities", verbose_name=_("forms")
    )
    key_date = models.ForeignKey(
        "activities.KeyDate",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("key date"),
    )
    campaign = models.ForeignKey(
        "committees.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        verbose_name=_("campaign"),
    )
    theme = models.CharField(_("theme"), max_length=160, blank=True)
    theme_en = models.CharField(_("theme, in English"), max_length=240, blank=True)
    laws = models.ManyToManyField("activities.Law", blank=True, related_name="activities", verbose_name=_("laws"))
    occasion_count = models.PositiveIntegerField(
        _("how many times"),
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("Usually 1. Leave empty if it is held regularly and was not counted."),
    )
    occasion_bound = models.CharField(_("how exact"), max_length=10, choices=Bound.choices, default=Bound.EXACT)
    occasion_unit = models.ForeignKey(
        "committees.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        default="session",
        verbose_name=_("counted as"),
    )
    certificate_count = models.PositiveIntegerField(
        _("certificates given"), null=True, blank=True, validators=[MaxValueValidator(10_000_000)]
    )

    objects = ActivityQuerySet.as_manager()
    bilingual = (*Record.bilingual, "theme")
    privacy = classify(
        public="record_ptr mode forms key_date campaign theme theme_en laws occasion_count occasion_bound occasion_unit"
        " certificate_count"
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                name="activities_activity_held_at_least_once",
                condition=Q(occasion_count__isnull=True) | Q(occasion_count__gte=1),
                violation_error_message=_(
                    "An activity was held at least once; leave the number empty if it was not counted."
                ),
            ),
        ]

    def get_public_url(self):
        return reverse("public:activity", args=[self.pk])

    @property
    def occasions(self) -> Quantity:
        number = None if self.occasion_count is None else Decimal(self.occasion_count)
        return Quantity(number, str(self.occasion_unit_id), Bound(self.occasion_bound))


class Audience(Quantified):
    """One group of people who took part."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="audiences", verbose_name=_("activity")
    )
    audience = models.ForeignKey(
        "activities.AudienceKind", on_delete=models.PROTECT, related_name="+", verbose_name=_("who took part")
    )

    privacy = classify(public="id activity audience")

    class Meta(Quantified.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        constraints = [
            *Quantified.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "audience", "unit"],
                name="activities_audience_once",
                violation_error_message=_("The same people are entered twice; add their numbers up in one row."),
            ),
        ]

    def __str__(self):
        return f"{self.audience}: {self.quantity}"


class Speaker(Bilingual):
    """A five-old volunteer who spoke at an activity, and what they told."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="speakers", verbose_name=_("activity")
    )
    elder = models.ForeignKey(
        "committees.Elder",
        on_delete=models.PROTECT,
        related_name="talks",
        verbose_name=_("five-old volunteer"),
    )
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    told = models.CharField(_("what they told"), max_length=300, blank=True)
    told_en = models.CharField(_("what they told, in English"), max_length=400, blank=True)

    bilingual = ("told",)
    privacy = classify(public="id activity elder told told_en", internal="hours")

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "elder"],
                name="activities_speaker_once",
                violation_error_message=_("The same speaker is entered twice."),
            )
        ]

    def __str__(self):
        return str(self.elder)
