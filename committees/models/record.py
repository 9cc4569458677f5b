"""The record: what every kind of reported thing shares. Each kind inherits from it by an explicit parent link."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees import kinds
from committees.choices import DatePrecision, State
from committees.models.bilingual import Bilingual
from committees.models.lettered import Lettered
from committees.models.reach import Reach
from committees.models.venue import Venue
from committees.periods import Window
from committees.privacy import classify

COUNTED = (State.APPROVED, State.PUBLISHED)


class RecordQuerySet(models.QuerySet):
    """Questions about records, whatever their kind; a kind's own model answers them too."""

    def counted(self):
        """Approved or published and happened: what figures count."""
        return self.filter(state__in=COUNTED, is_plan=False)

    def published(self):
        return self.filter(state=State.PUBLISHED)

    def reaching(self, committees):
        """Whose organiser or partner is one of these committees or below one of them."""
        return self.filter(Exists(Reach.objects.filter(record=OuterRef("pk"), committee__in=committees)))

    def in_window(self, window: Window):
        """Whose whole interval lies in the window."""
        found = self
        if window.since:
            found = found.filter(since__gte=window.since)
        if window.until:
            found = found.filter(until__lte=window.until)
        return found

    def newest_first(self):
        return self.order_by("-sort_on", "-pk")

    def for_list(self):
        return self.select_related("committee", "area")

    def with_places(self):
        return self.prefetch_related(Prefetch("places", Venue.objects.order_by("pk")))


class Record(Lettered, Bilingual):
    """Something a committee reports: entered by a person, reviewed by another, then counted and perhaps published."""

    kind = models.CharField(_("kind"), max_length=30, editable=False)
    area = models.ForeignKey("committees.Area", on_delete=models.PROTECT, related_name="+", verbose_name=_("area"))
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="records", verbose_name=_("committee")
    )
    partners = models.ManyToManyField(
        "committees.Committee", blank=True, related_name="joint_records", verbose_name=_("together with")
    )
    outside_partners = models.CharField(_("partners outside the committees"), max_length=300, blank=True)
    outside_partners_en = models.CharField(_("partners outside the committees, in English"), max_length=400, blank=True)
    places = models.ManyToManyField("committees.Venue", blank=True, related_name="records", verbose_name=_("places"))
    title = models.CharField(_("title"), max_length=160)
    title_en = models.CharField(_("title, in English"), max_length=240, blank=True)
    summary = models.TextField(_("summary"), max_length=5000, blank=True)
    summary_en = models.TextField(_("summary, in English"), max_length=8000, blank=True)

    since = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(_("day after the last"), null=True, blank=True)
    date_precision = models.CharField(
        _("how exactly the day is known"),
        max_length=10,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
    )
    date_words = models.CharField(_("time in words"), max_length=80, blank=True)
    date_words_en = models.CharField(_("time in words, in English"), max_length=120, blank=True)
    assumed_on = models.DateField(_("assumed day (demo trends only)"), null=True, blank=True)
    sort_on = models.DateField(_("day to sort by"), editable=False)
    is_plan = models.BooleanField(_("is a plan"), default=False)

    source_note = models.CharField(_("source"), max_length=300, blank=True)
    source_note_en = models.CharField(_("source, in English"), max_length=400, blank=True)
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=400, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    draft_key = models.UUIDField(_("key of its draft"), null=True, unique=True, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="records",
        editable=False,
        verbose_name=_("author"),
    )
    # Whoever handed it in last, who may be another clerk than the author; nobody before it was first handed in.
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("submitted by"),
    )
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed at"), editable=False)
    opened_at = models.DateTimeField(_("opened by a reviewer at"), null=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("opened by"),
    )

    # While it is submitted: whose reviewers hold it, and by when they should have decided.
    held_by = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        related_name="records_to_review",
        editable=False,
        verbose_name=_("to be reviewed by"),
    )
    due_on = models.DateField(_("to be reviewed until"), null=True, editable=False)

    objects = RecordQuerySet.as_manager()
    bilingual = ("title", "summary", "outside_partners", "date_words", "source_note", "to_be_confirmed")
    privacy = classify(
        public="id kind area committee partners outside_partners outside_partners_en places title title_en summary"
        " summary_en since until date_precision date_words date_words_en assumed_on sort_on is_plan source_note"
        " source_note_en to_be_confirmed to_be_confirmed_en",
        internal="state version draft_key author submitted_by created_at changed_at opened_at opened_by held_by due_on",
    )

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        indexes = [
            models.Index(fields=["kind", "state", "-sort_on", "-id"], name="record_list"),
            models.Index(fields=["area", "state", "-sort_on", "-id"], name="record_area"),
            models.Index(fields=["kind", "-sort_on", "-id"], name="record_by_day"),
            models.Index(fields=["kind", "-changed_at", "-id"], name="record_by_change"),
            models.Index(fields=["kind", "committee", "id"], name="record_by_committee"),
            models.Index(fields=["state", "due_on"], name="record_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="committees_record_ends_after_start",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                name="committees_record_held_only_while_submitted",
                condition=Q(state=State.SUBMITTED) | Q(held_by__isnull=True, due_on__isnull=True),
            ),
            models.CheckConstraint(
                name="committees_record_both_opened_at_and_opened_by",
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
            ),
        ]

    def __str__(self):
        return self.say("title")

    def get_absolute_url(self):
        return reverse("desk:record-detail", args=[kinds.of(self), self.pk])

    @property
    def spelled(self) -> str:
        return self.title

    @property
    def window(self) -> Window:
        return Window(self.since, self.until)

    @property
    def owner_ids(self) -> set[int | None]:
        """The people whose own record it is, who therefore never decide on it."""
        return {self.author_id, self.submitted_by_id}

    @property
    def is_counted(self) -> bool:
        return self.state in COUNTED and not self.is_plan
