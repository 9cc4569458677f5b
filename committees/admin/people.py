"""Volunteers, post-holders, venues, honours, targets and what is to be reported, in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from committees.admin.registers import RegisterAdmin, ScopedAdmin
from committees.models import Elder, Honour, PeriodReport, PostHolder, ReportingDuty, Target, Venue

TO_BE_CONFIRMED = (_("To be confirmed"), {"fields": ("to_be_confirmed", "to_be_confirmed_en")})


@admin.register(Elder)
class ElderAdmin(RegisterAdmin):
    is_long = True
    list_display = ("name", "name_en", "committee", "status", "named_in_public")
    list_select_related = ("committee",)
    list_filter = ("status", "named_in_public")
    search_fields = ("name", "name_en", "letters")
    fieldsets = [
        (None, {"fields": ("committee", "name", "name_en", "status", "kinds", "roles")}),
        (_("Who they are"), {"fields": (
            "specialities", "languages", "former_post", "former_post_en", "birth_year", "age_stated",
            "age_stated_on", "phone",
        )}),
        (_("Their name in public"), {"fields": ("named_in_public", "naming_basis")}),
        TO_BE_CONFIRMED,
    ]  # fmt: skip

    def choices_for(self, request, field):
        """A volunteer speaks wherever they are asked to, not only at home."""
        return Elder.objects.select_related("committee").order_by("name", "pk")


@admin.register(PostHolder)
class PostHolderAdmin(RegisterAdmin):
    list_display = ("title", "person", "committee", "since", "until", "position")
    list_select_related = ("title", "elder", "committee")
    list_filter = ("title",)
    search_fields = ("name", "elder__name", "elder__name_en", "elder__letters")
    fieldsets = [
        (None, {"fields": ("committee", "title", "elder", "name", "since", "until")}),
        (_("How they came to it"), {"fields": ("by_virtue_of", "sent_by", "document_number", "position")}),
    ]

    @admin.display(description=_("person"))
    def person(self, holder):
        return str(holder.elder or holder.name)


@admin.register(Venue)
class VenueAdmin(RegisterAdmin):
    is_long = True
    list_display = ("name", "name_en", "kind", "committee", "is_active")
    list_select_related = ("kind", "committee")
    list_filter = ("kind", "is_active")
    search_fields = ("name", "name_en", "letters")
    fieldsets = [
        (None, {"fields": ("committee", "kind", "name", "name_en", "address", "address_en", "is_active")}),
        TO_BE_CONFIRMED,
    ]

    def choices_for(self, request, field):
        """Towns go to each other's halls."""
        return Venue.objects.filter(is_active=True).order_by("name", "pk")


@admin.register(Honour)
class HonourAdmin(RegisterAdmin):
    roads = ("committee", "elder__committee", "venue__committee", "record__committee")
    list_display = ("name", "level", "holder", "granted_by", "granted_on")
    list_select_related = ("level", "record", "committee", "elder", "venue")
    list_filter = ("level",)
    search_fields = ("name", "name_en", "granted_by")
    fieldsets = [
        (None, {"fields": ("name", "name_en", "level", "granted_by", "granted_on", "document_number")}),
        (_("Whose it is: one of these"), {"fields": ("record", "committee", "elder", "venue")}),
    ]

    @admin.display(description=_("held by"))
    def holder(self, honour):
        return str(honour.record or honour.committee or honour.elder or honour.venue)


@admin.register(Target)
class TargetAdmin(RegisterAdmin):
    is_long = True
    list_display = ("figure", "committee", "year", "number")
    list_select_related = ("committee",)
    list_filter = ("year",)
    search_fields = ("indicator", "note")
    fieldsets = [(None, {"fields": ("committee", "indicator", "year", "number", "note")})]


@admin.register(ReportingDuty)
class ReportingDutyAdmin(RegisterAdmin):
    list_display = ("name", "committee", "level", "rhythm", "days")
    list_select_related = ("committee", "level")
    list_filter = ("rhythm",)
    search_fields = ("name", "name_en")
    fieldsets = [
        (None, {"fields": ("committee", "name", "name_en", "level", "rhythm", "days", "locks_after")}),
        (_("When"), {"fields": ("since", "until")}),
    ]


@admin.register(PeriodReport)
class PeriodReportAdmin(ScopedAdmin):
    """Handed in on the pages of the reporting calendar: here it is only listed."""

    roads = ("committee",)
    list_display = fields = ("duty", "committee", "since", "is_nothing", "handed_in_at", "handed_in_by")
    list_select_related = ("duty", "committee", "handed_in_by")
    list_filter = ("is_nothing",)
    search_fields = ("duty__name", "note")
