"""Code lists in the admin: words that the whole portal shares, kept by the administrators of its root."""

from __future__ import annotations

from functools import cached_property

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from committees import codelists, registers
from committees.admin.base import Shelf
from committees.admin.registers import RegisterAdmin
from committees.choices import Role
from committees.models import Code, ReportedIndicator

SHARED = ("key", "name", "name_en", "position", "is_active", "to_be_confirmed")


class SharedAdmin(RegisterAdmin):
    """What belongs to no committee."""

    readers = (Role.ADMINISTRATOR, Role.AUDITOR)
    shelf = Shelf.LISTS
    roads = ()

    def has_add_permission(self, request):
        return registers.keeps_the_whole(request.user)

    def has_change_permission(self, request, obj=None):
        return registers.keeps_the_whole(request.user)

    def within_scope(self, request, things):
        return things

    def get_readonly_fields(self, request, obj=None):
        """The key is what records point to: given once, never changed."""
        return ("key",) if obj and self.opts.pk.name == "key" else ()


class CodeAdmin(SharedAdmin):
    """One code list, whatever fields of its own it has."""

    ordering = ("position", "pk")
    list_filter = ("is_active", "to_be_confirmed")
    search_fields = ("key", "name", "name_en")

    def choices_for(self, request, field):
        """The entries that are in use first."""
        return self.model._default_manager.order_by("-is_active", "position", "key")

    @cached_property
    def own_fields(self) -> list[str]:
        return [field.name for field in self.opts.local_fields if field.name not in SHARED and field.editable]

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": (*SHARED, *self.own_fields)})]

    def get_list_display(self, request):
        short = [name for name in self.own_fields if not name.startswith("summary")]
        return ("key", "name", "name_en", *short, "position", "is_active")

    @cached_property
    def list_select_related(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.opts.local_fields if field.is_relation)


@admin.register(ReportedIndicator)
class ReportedIndicatorAdmin(SharedAdmin):
    """Indicators that are only ever reported, added without code."""

    list_display = ("key", "name", "area", "unit")
    list_select_related = ("area", "unit")
    list_filter = ("area",)
    search_fields = ("key", "name", "name_en")
    ordering = ("key",)
    fieldsets = [
        (None, {"fields": ("key", "area", "name", "name_en", "unit")}),
        (_("Definition"), {"fields": ("definition", "definition_en")}),
    ]


def register_lists(app_label: str) -> None:
    """Register the code lists of an app."""
    for model in codelists.code_models():
        if model._meta.app_label == app_label:
            admin.site.register(model, CodeAdmin)


register_lists(Code.__module__.partition(".")[0])
