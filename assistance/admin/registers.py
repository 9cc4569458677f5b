"""Counselling rooms, donors, what was handed out of gifts, and standards of aid in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from assistance.models import AidStandard, CounsellingRoom, Distribution, Donor
from committees.admin.base import Shelf
from committees.admin.codes import SharedAdmin
from committees.admin.people import TO_BE_CONFIRMED
from committees.admin.registers import RegisterAdmin, ScopedAdmin


@admin.register(CounsellingRoom)
class CounsellingRoomAdmin(RegisterAdmin):
    list_display = ("name", "committee", "opened_on", "closed_on")
    list_select_related = ("committee",)
    list_filter = (("closed_on", admin.EmptyFieldListFilter),)
    search_fields = ("name", "name_en")
    fieldsets = [
        (None, {"fields": ("committee", "name", "name_en", "opened_on", "closed_on")}),
        (_("Staffing"), {"fields": ("full_time_staff", "part_time_staff")}),
        (_("Source"), {"fields": ("source_note", "source_note_en")}),
        TO_BE_CONFIRMED,
    ]


@admin.register(Donor)
class DonorAdmin(RegisterAdmin):
    is_long = True
    list_display = ("name", "kind", "committee", "named_in_public")
    list_select_related = ("kind", "committee")
    list_filter = ("kind", "named_in_public")
    search_fields = ("name", "name_en")
    fieldsets = [
        (None, {"fields": ("committee", "kind", "name", "name_en", "phone")}),
        (_("Their name in public"), {"fields": ("named_in_public", "naming_basis")}),
        TO_BE_CONFIRMED,
    ]


@admin.register(Distribution)
class DistributionAdmin(ScopedAdmin):
    """To look at: what is left is minded where it is entered, on the desk."""

    roads = ("donation__committee",)
    shelf = Shelf.TRACES
    list_display = ("donation", "goods", "number", "unit", "on", "for_whom", "receipt")
    list_select_related = ("donation__committee", "goods", "unit")
    list_filter = ("for_whom", "goods")
    search_fields = ("receipt", "donation__title")


@admin.register(AidStandard)
class AidStandardAdmin(SharedAdmin):
    list_display = ("scheme", "group", "amount", "period", "since", "until")
    list_select_related = ("scheme",)
    list_filter = ("scheme", "period")
    search_fields = ("group", "scheme__name")
    fieldsets = [(None, {"fields": ("scheme", "group", "group_en", "amount", "period", "since", "until", "basis")})]
