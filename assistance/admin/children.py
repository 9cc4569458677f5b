"""Children's files in the admin: listed by code, kept by child-data officers, read one by one for a purpose."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance import access
from assistance.admin.reveals import RevealPage
from assistance.admin.sealed import SealedFields
from assistance.models import (
    Child,
    ChildExport,
    Circumstance,
    Consent,
    ConsentScan,
    FamilyRequest,
    Guardian,
    HarmReport,
    Need,
    ReadingApproval,
    Referral,
    Release,
    ShownChild,
)
from committees.admin.base import PortalAdmin, Shelf
from committees.admin.registers import RegisterAdmin, ScopedAdmin

REDACTED = ("code", "masked_name", "committee", "is_invented")


class LockedAdmin(RegisterAdmin):
    """Entries about a child. They are never removed here: erasing a file has rules of its own."""

    shelf = Shelf.CHILDREN
    removable = False
    readers = access.READS_CASES


@admin.register(Child)
class ChildAdmin(RevealPage, SealedFields, LockedAdmin):
    is_long = True
    place = 10
    readers = access.LISTS_FILES
    list_display = REDACTED
    list_select_related = ("committee",)
    list_filter = ("is_invented",)
    search_fields = ("code",)

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def masked_name(self, child):
        return child.masked_name

    def get_fieldsets(self, request, obj=None):
        """Who may not keep the file sees that there is one, and whose."""
        if not (self.has_change_permission(request, obj) if obj else self.has_add_permission(request)):
            return [(None, {"fields": REDACTED})]
        known = ("code", "masked_name") if obj else ()
        return [
            (None, {"fields": (*known, "committee", "name", "id_number", "birth_year", "sex", "is_invented")}),
            (_("School and home"), {"fields": ("school", "school_class", "phone", "address")}),
            (_("What a helper has to know"), {"fields": ("health", "notes")}),
            (_("Closing the file"), {"fields": ("closed_on", "close_reason")}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return ("code", "masked_name")


@admin.register(Circumstance)
class CircumstanceAdmin(SealedFields, LockedAdmin):
    roads = ("child__committee",)
    list_display = ("child", "kind", "since", "until")
    list_select_related = ("child", "kind")
    list_filter = ("kind",)
    search_fields = ("child__code",)
    fieldsets = [(None, {"fields": ("child", "kind", "since", "until", "shown_by")})]


@admin.register(Guardian)
class GuardianAdmin(SealedFields, LockedAdmin):
    is_long = True
    roads = ("child__committee",)
    list_display = ("child", "masked_name", "relation")
    list_select_related = ("child",)
    list_filter = ("relation",)
    search_fields = ("child__code",)

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def masked_name(self, guardian):
        return guardian.masked_name

    def get_fieldsets(self, request, obj=None):
        may_keep = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        sealed = ("name", "phone") if may_keep else ()
        known = ("masked_name",) if obj else ()
        return [(None, {"fields": ("child", "relation", *known, *sealed)})]

    def get_readonly_fields(self, request, obj=None):
        return ("masked_name",)


@admin.register(Consent)
class ConsentAdmin(LockedAdmin):
    roads = ("guardian__child__committee",)
    list_display = ("guardian", "scope", "given_on", "withdrawn_on")
    list_select_related = ("guardian__child",)
    list_filter = ("scope", ("withdrawn_on", admin.EmptyFieldListFilter))
    search_fields = ("guardian__child__code",)
    fieldsets = [(None, {"fields": ("guardian", "scope", "given_on", "withdrawn_on")})]


class OnFileAdmin(ScopedAdmin):
    """What hangs on a child's file and is kept on the desk alone: here it is only listed."""

    shelf = Shelf.CHILDREN
    readers = access.READS_CASES


@admin.register(ConsentScan)
class ConsentScanAdmin(OnFileAdmin):
    roads = ("consent__guardian__child__committee",)
    list_display = fields = ("consent", "media_type", "size", "added_on")
    list_select_related = ("consent__guardian__child",)
    list_filter = ("media_type",)
    search_fields = ("consent__guardian__child__code",)


@admin.register(ShownChild)
class ShownChildAdmin(OnFileAdmin):
    roads = ("child__committee",)
    list_display = fields = ("child", "attachment")
    list_select_related = ("child", "attachment")
    list_filter = ("attachment__is_public",)
    search_fields = ("child__code",)


@admin.register(Need)
class NeedAdmin(SealedFields, LockedAdmin):
    roads = ("child__committee",)
    list_display = ("child", "aspect", "seen_on", "met_on")
    list_select_related = ("child", "aspect")
    list_filter = ("aspect", ("met_on", admin.EmptyFieldListFilter))
    search_fields = ("child__code",)
    fieldsets = [(None, {"fields": ("child", "aspect", "need", "seen_on", "met_on")})]


@admin.register(Release)
class ReleaseAdmin(ScopedAdmin):
    """What was released although it looked like a child's name: read only."""

    roads = ("record__committee",)
    shelf = Shelf.TRACES
    list_display = ("record", "by", "at", "why")
    list_select_related = ("record__committee", "by")
    search_fields = ("why", "by__username")


@admin.register(Referral)
class ReferralAdmin(SealedFields, LockedAdmin):
    roads = ("child__committee",)
    list_display = ("child", "aspect", "referred_on", "due_on", "solved_on")
    list_select_related = ("child", "aspect")
    list_filter = ("aspect", ("solved_on", admin.EmptyFieldListFilter))
    search_fields = ("child__code",)
    fieldsets = [
        (None, {"fields": ("child", "aspect", "problem", "referred_to", "referred_on", "due_on")}),
        (_("How it ended"), {"fields": ("solved_on", "solved_by", "how_solved")}),
    ]


@admin.register(HarmReport)
class HarmReportAdmin(SealedFields, LockedAdmin):
    roads = ("child__committee",)
    list_display = ("child", "reported_to", "reported_on")
    list_select_related = ("child",)
    list_filter = ("reported_to",)
    search_fields = ("child__code",)
    fieldsets = [(None, {"fields": ("child", "reported_to", "reported_on", "receipt")})]


@admin.register(ReadingApproval)
class ReadingApprovalAdmin(ScopedAdmin):
    """Read here; given and taken back on the desk by who answers for the files."""

    roads = ("committee",)
    shelf = Shelf.CHILDREN
    readers = (*PortalAdmin.readers, *access.OPENS_FILES)
    list_display = ("officer", "committee", "purpose", "since", "until", "given_by", "ended_on")
    list_select_related = ("officer", "committee", "given_by")
    search_fields = ("officer__name", "officer__username")


@admin.register(ChildExport)
class ChildExportAdmin(ScopedAdmin):
    """Read here; asked for, decided on and taken on the desk."""

    roads = ("committee",)
    shelf = Shelf.CHILDREN
    readers = (*PortalAdmin.readers, *access.OPENS_FILES)
    list_display = ("pk", "asked_by", "committee", "purpose", "is_in_clear", "is_granted", "decided_by", "taken_on")
    list_select_related = ("asked_by", "committee", "decided_by")
    search_fields = ("purpose", "asked_by__name", "asked_by__username")


@admin.register(FamilyRequest)
class FamilyRequestAdmin(LockedAdmin):
    list_display = ("kind", "committee", "received_on", "answered_on", "outcome")
    list_select_related = ("committee",)
    list_filter = ("kind", "outcome")
    search_fields = ("child_code", "paper")
    fieldsets = [
        (None, {"fields": ("committee", "kind", "asked_by", "child_code", "paper", "received_on")}),
        (pgettext_lazy("to a family", "The answer"), {"fields": ("answered_on", "outcome")}),
    ]
