"""Steps and rosters of aid in the admin, to look at: both are entered on the desk, where their order is kept."""

from django.contrib import admin
from django.utils.translation import pgettext_lazy

from assistance import access
from assistance.models import AidStep, RosterLine
from committees.admin.base import Shelf
from committees.admin.registers import ScopedAdmin


@admin.register(AidStep)
class AidStepAdmin(ScopedAdmin):
    roads = ("batch__committee",)
    shelf = Shelf.TRACES
    list_display = ("batch", "stage", "on", "note")
    list_select_related = ("batch__committee",)
    list_filter = ("stage",)
    search_fields = ("note",)


@admin.register(RosterLine)
class RosterLineAdmin(ScopedAdmin):
    roads = ("batch__committee",)
    shelf = Shelf.CHILDREN
    readers = access.OPENS_FILES
    list_display = fields = ("code", "masked_name", "batch", "amount", "erased_on")
    list_select_related = ("batch__committee",)
    list_filter = (("erased_on", admin.EmptyFieldListFilter),)
    search_fields = ("code",)

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def masked_name(self, line):
        return line.masked_name
