"""Code lists: words that differ from county to county and are edited as data, never in code.

Each entry has a short stable key as its primary key, so that rows read plainly (`area_id == "red_education"`) and no
join is needed to decide by it. `manage.py load_codes` loads the lists that come with the portal.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.choices import UnitKind
from committees.models.bilingual import Bilingual
from committees.models.register import Register
from committees.privacy import classify


class CodeQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def in_order(self):
        return self.order_by("position", "key")


class Code(Register, Bilingual):
    """One entry of a code list."""

    key = models.SlugField(_("key"), max_length=60, primary_key=True)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    position = models.PositiveIntegerField(_("position in the list"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)
    to_be_confirmed = models.BooleanField(_("to be confirmed"), default=False)

    objects = CodeQuerySet.as_manager()
    bilingual = ("name",)
    privacy = classify(public="key name name_en position is_active to_be_confirmed")

    class Meta:
        abstract = True

    def __str__(self):
        return self.say("name")


class Area(Code):
    """One of the four breakthrough areas, or 'organisation' or 'other', which have no public page."""

    slug = models.SlugField(_("word in the address"), max_length=40, blank=True)
    is_public = models.BooleanField(_("has a public page"), default=False)
    summary = models.TextField(_("what the area is"), blank=True)
    summary_en = models.TextField(_("what the area is, in English"), blank=True)

    bilingual = ("name", "summary")
    privacy = classify(public="slug is_public summary summary_en")

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")


class Level(Code):
    """What a node of the tree is: a county, a township, a school ... or a station or team, which is no committee."""

    is_committee = models.BooleanField(_("is a committee"), default=True)

    privacy = classify(public="is_committee")

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")


class PostTitle(Code):
    """A post in a committee or at a school: chair, standing chair, rule-of-law vice-principal ..."""

    at_school = models.BooleanField(_("a post at a school"), default=False)

    privacy = classify(public="at_school")

    class Meta:
        verbose_name = _("title of a post")
        verbose_name_plural = _("titles of posts")


class ElderKind(Code):
    """One of the five kinds of 'old': official, soldier, expert, teacher, model worker."""

    class Meta:
        verbose_name = _("kind of five-old volunteer")
        verbose_name_plural = _("kinds of five-old volunteers")


class ElderRole(Code):
    """One of the ten volunteer roles (十大员)."""

    class Meta:
        verbose_name = _("role of five-old volunteers")
        verbose_name_plural = _("roles of five-old volunteers")


class Unit(Code):
    """What follows a number: 人次, 场, 元. Units of different kinds are never added."""

    kind = models.CharField(_("kind of unit"), max_length=20, choices=UnitKind.choices)
    plural_en = models.CharField(_("English plural"), max_length=60, blank=True)

    privacy = classify(public="kind plural_en")

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")


class HonourLevel(Code):
    """The level of who grants an honour: national, provincial, municipal, county ..."""

    class Meta:
        verbose_name = _("level of honours")
        verbose_name_plural = _("levels of honours")


class DocumentKind(Code):
    class Meta:
        verbose_name = _("kind of document")
        verbose_name_plural = _("kinds of documents")


class PublicationKind(Code):
    class Meta:
        verbose_name = _("kind of publication")
        verbose_name_plural = _("kinds of publications")


class VenueKind(Code):
    class Meta:
        verbose_name = _("kind of venue")
        verbose_name_plural = _("kinds of venues")
