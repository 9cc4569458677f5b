"""The tree of committees."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees.models.bilingual import Bilingual
from committees.models.lettered import Lettered
from committees.models.register import Register
from committees.privacy import classify

STEP = 6  # digits a node takes in a path, so that a path sorts and ranges alike under any collation


class CommitteeQuerySet(models.QuerySet):
    def within(self, committee: Committee):
        """The committee itself and all below it."""
        return self.filter(path__gte=committee.path, path__lt=path_end(committee.path))

    def open(self):
        return self.filter(closed_on__isnull=True)

    def committees_only(self):
        """Without stations, teams and groups, which are nodes of the tree but no committees."""
        return self.filter(level__is_committee=True)

    def in_tree_order(self):
        return self.order_by("path")


class Committee(Register, Lettered, Bilingual):
    """A committee, or a station, team or group of one: a node of the tree."""

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    path = models.CharField(_("path in the tree"), max_length=120, unique=True, editable=False)
    level = models.ForeignKey("committees.Level", on_delete=models.PROTECT, related_name="+", verbose_name=_("level"))
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    short_name_en = models.CharField(_("English short name"), max_length=80, blank=True)
    slug = models.SlugField(_("word in the address"), max_length=80, unique=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    founding_document = models.CharField(_("founding document"), max_length=120, blank=True)
    address = models.CharField(_("office address"), max_length=200, blank=True)
    phone = models.CharField(_("office telephone"), max_length=40, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_reason = models.CharField(_("why it was closed"), max_length=200, blank=True)
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=300, blank=True)

    objects = CommitteeQuerySet.as_manager()
    bilingual = ("name", "short_name", "to_be_confirmed")
    privacy = classify(
        public="parent level name name_en short_name short_name_en slug founded_on closed_on to_be_confirmed"
        " to_be_confirmed_en address phone",
        internal="path founding_document closed_reason",
    )

    class Meta:
        verbose_name = _("committee")
        verbose_name_plural = _("committees")
        constraints = [
            models.CheckConstraint(
                name="committees_committee_closed_after_founded",
                condition=Q(founded_on__isnull=True) | Q(closed_on__isnull=True) | Q(closed_on__gte=F("founded_on")),
                violation_error_message=_("A committee is closed after it is founded."),
            ),
            models.UniqueConstraint(
                "parent",
                "name",
                name="committees_committee_name_unique_below_parent",
                violation_error_message=_("There is already a committee of this name here."),
            ),
        ]

    def __str__(self):
        return self.say("name")

    def get_absolute_url(self):
        return reverse("public:committee", args=[self.slug])

    @property
    def short(self) -> str:
        return self.say("short_name") or self.say("name")

    @property
    def ancestor_ids(self) -> list[int]:
        """The ids from the root down to, and with, this committee; read from the path, without a query."""
        return ids_in(self.path)

    @property
    def spelled(self) -> str:
        return self.short_name or self.name


def step(pk: int) -> str:
    return f"{pk:0{STEP}d}"


def ids_in(path: str) -> list[int]:
    return [int(path[start : start + STEP]) for start in range(0, len(path), STEP)]


def path_end(path: str) -> str:
    """The smallest string above every path that begins with this one."""
    return path[:-1] + chr(ord(path[-1]) + 1)
