"""The people of the committees: five-old volunteers, and who holds which post."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committees.choices import ElderStatus
from committees.models.bilingual import Bilingual
from committees.models.lettered import Lettered
from committees.models.register import Entered
from committees.privacy import classify


class Elder(Entered, Lettered, Bilingual):
    """A five-old volunteer. The name stands in public only with consent or another stated basis."""

    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="elders", verbose_name=_("committee")
    )
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    kinds = models.ManyToManyField("committees.ElderKind", blank=True, related_name="+", verbose_name=_("kinds"))
    roles = models.ManyToManyField("committees.ElderRole", blank=True, related_name="+", verbose_name=_("roles"))
    specialities = models.CharField(_("specialities"), max_length=200, blank=True)
    languages = models.CharField(
        _("languages besides Chinese"), max_length=100, blank=True, help_text=_("Dialects and sign language too.")
    )
    former_post = models.CharField(_("former post"), max_length=120, blank=True)
    former_post_en = models.CharField(_("former post, in English"), max_length=160, blank=True)
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    age_stated = models.PositiveSmallIntegerField(_("age as stated"), null=True, blank=True)
    age_stated_on = models.DateField(_("age stated on"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=ElderStatus.choices, default=ElderStatus.ACTIVE)
    named_in_public = models.BooleanField(_("may be named in public"), default=False)
    naming_basis = models.CharField(
        _("why the name may be public"),
        max_length=200,
        blank=True,
        help_text=_("Consent with its date, or the source."),
    )
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=300, blank=True)

    is_person = True
    bilingual = ("name", "former_post", "to_be_confirmed")
    privacy = classify(
        public="committee kinds roles specialities former_post former_post_en to_be_confirmed to_be_confirmed_en",
        internal="status languages named_in_public naming_basis",
        personal="name name_en letters birth_year age_stated age_stated_on phone",
    )

    class Meta:
        verbose_name = _("five-old volunteer")
        verbose_name_plural = _("five-old volunteers")
        constraints = [
            models.CheckConstraint(
                name="committees_elder_named_with_a_basis",
                condition=Q(named_in_public=False) | ~Q(naming_basis=""),
                violation_error_message=_("Say why the name may be public: the consent and its date, or the source."),
            ),
            models.CheckConstraint(
                name="committees_elder_age_with_its_day",
                condition=Q(age_stated__isnull=True, age_stated_on__isnull=True)
                | Q(age_stated__isnull=False, age_stated_on__isnull=False),
                violation_error_message=_("A stated age needs the day it was stated."),
            ),
        ]

    def __str__(self):
        return self.say("name")

    def age_at(self, day: date) -> int | None:
        """Age in years as far as it is known: as stated on that day, else from the year of birth (may be one less)."""
        if self.age_stated is not None and self.age_stated_on == day:
            return self.age_stated
        return day.year - self.birth_year if self.birth_year else None


class PostHolder(Entered):
    """Who holds a post in a committee, or a legal post at a school, for a term."""

    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="posts",
        verbose_name=_("committee or school"),
    )
    title = models.ForeignKey(
        "committees.PostTitle", on_delete=models.PROTECT, related_name="+", verbose_name=_("post")
    )
    elder = models.ForeignKey(
        Elder,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("five-old volunteer"),
    )
    name = models.CharField(_("name, if not a volunteer"), max_length=60, blank=True)
    by_virtue_of = models.CharField(_("by virtue of the office of"), max_length=120, blank=True)
    sent_by = models.CharField(_("sent by (for legal posts at schools)"), max_length=120, blank=True)
    document_number = models.CharField(_("document number"), max_length=80, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until, not including"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position in the list"), default=0)

    privacy = classify(
        public="committee title elder position since until",
        internal="sent_by document_number by_virtue_of",
        personal="name",
    )

    class Meta:
        verbose_name = _("holder of a post")
        verbose_name_plural = _("holders of posts")
        constraints = [
            models.CheckConstraint(
                name="committees_postholder_until_after_since",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("A term ends after it begins."),
            ),
            models.CheckConstraint(
                name="committees_postholder_one_person",
                condition=Q(elder__isnull=False, name="") | (Q(elder__isnull=True) & ~Q(name="")),
                violation_error_message=_("Name one person: a five-old volunteer, or somebody else by name."),
            ),
        ]

    def __str__(self):
        return f"{self.title} · {self.person}"

    @property
    def person(self) -> str:
        """Who holds it, by name. Reads the volunteer."""
        return str(self.elder or self.name)
