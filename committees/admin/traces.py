"""What the portal writes by itself: history, events, figures' sums. Read, never written, by anybody."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from committees import access, changes, events, indicators, kinds
from committees.admin import columns
from committees.admin.base import PortalAdmin, Shelf
from committees.admin.filters import (
    AreaFilter,
    CommitteeFilter,
    IndicatorFilter,
    KeptByFilter,
    KindFilter,
    StateFilter,
    VerbFilter,
    YearFilter,
)
from committees.admin.registers import ScopedAdmin, below, reads_the_whole
from committees.choices import Role
from committees.models import (
    Appointment,
    ApprovalLink,
    Attachment,
    Contribution,
    Draft,
    DueJob,
    Event,
    Notice,
    Reach,
    Record,
    Tally,
    User,
    Version,
)
from committees.periods import UNKNOWN_END, UNKNOWN_START


class TraceAdmin(ScopedAdmin):
    """Read only, and without a history of its own."""

    shelf = Shelf.TRACES
    has_history = False


class OfRecordsAdmin(TraceAdmin):
    """Rows of records: seen by who sees the record."""

    def within_scope(self, request, things):
        seen = access.visible_records(request.user).filter(pk=OuterRef("record"))
        return super().within_scope(request, things).filter(Exists(seen))


@admin.register(Record)
class EveryRecordAdmin(PortalAdmin):
    """Records of all kinds in one list; each opens as its own kind."""

    shelf = Shelf.RECORDS
    place = 1
    is_long = True
    readers = (*access.READS_ALL_STATES, *access.READS_PROTECTED)
    list_display = (columns.title, "kind_name", "committee", "area", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "area")
    list_filter = (StateFilter, KindFilter, AreaFilter, YearFilter, CommitteeFilter)
    search_fields = ("title", "title_en")

    @admin.display(description=_("kind"), ordering="kind")
    def kind_name(self, record):
        return kinds.of(record).name

    def within_scope(self, request, things):
        return access.visible_records(request.user, things)

    def may_fill_in(self, request):
        """Forms of every kind have the fields of a record, so its fields may be searched by who enters any kind."""
        return access.has_role(request.user, (*access.ENTERS, *access.ENTERS_PROTECTED))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        options = kinds.of(record).model._meta
        name = f"{self.admin_site.name}:{options.app_label}_{options.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[record.pk]))

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, object_id)
        owner = self.admin_site.get_model_admin(kinds.of(record).model)
        return owner.history_view(request, object_id, extra_context)


def of_people_within(user, roles):
    """The people who hold a right within the committees of these roles."""
    return User.objects.filter(Exists(Appointment.objects.filter(below(user, roles, "committee"), user=OuterRef("pk"))))


@admin.register(Version)
class VersionAdmin(TraceAdmin):
    """What the people of one's committees did, newest first; the history of one thing stands at the thing."""

    place = 10

    list_display = ("at", "by", "done", "subject", "subject_id", "number", "why")
    list_select_related = ("by",)
    list_filter = (VerbFilter,)
    search_fields = ("subject_id", "by__username", "by__name")
    fieldsets = [(None, {"fields": ("at", "by", "done", "why", "subject", "subject_id", "number", "state", "batch")})]

    @admin.display(description=_("what"), ordering="verb")
    def done(self, version):
        return changes.done(version)

    def within_scope(self, request, things):
        things = super().within_scope(request, things).defer("content")
        if reads_the_whole(request.user, self.readers):
            return things
        return things.filter(by__in=of_people_within(request.user, self.readers))


@admin.register(Event)
class EventAdmin(TraceAdmin):
    """What left a trace without changing anything."""

    place = 11

    list_display = ("at", "by", "said", "subject", "subject_id", "address", "note")
    search_fields = ("by", "verb", "subject_id")

    @admin.display(description=_("what"), ordering="verb")
    def said(self, event):
        return events.SAID.get(event.verb, event.verb)

    def within_scope(self, request, things):
        if reads_the_whole(request.user, self.readers):
            return things
        return things.filter(by__in=of_people_within(request.user, self.readers).values("username"))


@admin.register(Draft)
class DraftAdmin(TraceAdmin):
    """That somebody is writing something, for which committee and since when; never what."""

    roads = ("committee",)
    readers = (Role.ADMINISTRATOR,)
    list_display = ("author", "kind", "committee", "saved_at")
    list_select_related = ("author", "committee", "record")
    list_filter = (KindFilter, KeptByFilter)
    ordering = ("-saved_at", "key")
    fieldsets = [(None, {"fields": ("author", "kind", "committee", "record", "saved_at")})]

    def within_scope(self, request, things):
        things = super().within_scope(request, things).defer("typed")
        if access.has_role(request.user, access.READS_PROTECTED):
            return things
        return things.exclude(kind__in=kinds.protected_keys())


@admin.register(Attachment)
class AttachmentAdmin(OfRecordsAdmin):
    """Files are added on the desk, where their content is checked."""

    list_display = ("caption", "record", "is_photo", "is_public", "position")
    list_select_related = ("record",)
    list_filter = ("is_photo", "is_public")
    search_fields = ("caption", "caption_en")
    fieldsets = [
        (
            None,
            {
                "fields": (
                    "record",
                    "caption",
                    "caption_en",
                    "is_photo",
                    "shows_children",
                    "consent",
                    "is_public",
                    "position",
                )
            },
        )
    ]


@admin.register(Notice)
class NoticeAdmin(TraceAdmin):
    """That a person was told something; only who audits or administers the whole looks into the notices of others."""

    list_display = ("at", "to", "what", "by", "is_read", "is_mailed")
    list_select_related = ("to", "by")
    list_filter = ("what", "is_read", "is_mailed")
    fieldsets = [(None, {"fields": ("at", "to", "what", "by", "is_read", "is_mailed")})]

    def within_scope(self, request, things):
        return things if reads_the_whole(request.user, self.readers) else things.filter(to=request.user)


@admin.register(DueJob)
class DueJobAdmin(TraceAdmin):
    """What the portal does by itself, and whether it was done."""

    list_display = ("name", "began", "ended", "result", "failures")
    search_fields = ("name",)
    ordering = ("name",)

    def within_scope(self, request, things):
        return things if reads_the_whole(request.user, self.readers) else things.none()


@admin.register(ApprovalLink)
class ApprovalLinkAdmin(OfRecordsAdmin):
    """To whom a reviewer lent a decision, and what became of it."""

    list_display = ("record", "meant_for", "lent_by", "lent_at", "ends", "used", "verb")
    search_fields = ("record__title", "meant_for")
    list_select_related = ("record", "lent_by")
    fieldsets = [(None, {"fields": list_display})]


@admin.register(Reach)
class ReachAdmin(OfRecordsAdmin):
    roads = ("committee",)
    list_display = ("record", "committee", "kind", "state", "sort_on")
    list_select_related = ("record", "committee")
    list_filter = (KindFilter, StateFilter, KeptByFilter)


def about_children() -> list[str]:
    return [indicator.key for indicator in indicators.built_in() if indicator.counts_children]


class OfFiguresAdmin(TraceAdmin):
    """Parts of figures. Counts of children may be small enough to know a child by: they have a page of their own."""

    list_filter = (IndicatorFilter,)

    def within_scope(self, request, things):
        things = super().within_scope(request, things)
        if access.has_role(request.user, access.READS_PROTECTED):
            return things
        return things.exclude(indicator__in=about_children())


@admin.register(Contribution)
class ContributionAdmin(OfFiguresAdmin, OfRecordsAdmin):
    list_display = ("indicator", "record", "part", "number", "uncounted", "since", "until")
    list_select_related = ("record",)
    search_fields = ("indicator", "record__title")


@admin.register(Tally)
class TallyAdmin(OfFiguresAdmin):
    roads = ("committee",)
    list_display = ("indicator", "committee", "first", "last", "number", "uncounted", "is_assumed")
    list_select_related = ("committee",)
    list_filter = (IndicatorFilter, "is_assumed", KeptByFilter)
    search_fields = ("indicator",)

    @admin.display(description=_("first month"), ordering="first_month")
    def first(self, tally):
        return month_words(tally.first_month)

    @admin.display(description=_("last month"), ordering="last_month")
    def last(self, tally):
        return month_words(tally.last_month)


def month_words(number: int) -> str:
    """A month as tallies keep it: 2024-05, or … where an end is not known."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}" if UNKNOWN_START < number < UNKNOWN_END else "…"
