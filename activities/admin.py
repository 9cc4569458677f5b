"""Activities in the admin: all of them, and red and legal education each under a heading of its own."""

from django.contrib import admin
from django.db.models import Q

from activities.models import Activity, LegalEducationEvent, RedEducationActivity
from committees.admin import columns
from committees.admin.codes import register_lists
from committees.admin.filters import CommitteeFilter, StateFilter, YearFilter
from committees.admin.records import RecordAdmin

register_lists("activities")


@admin.register(Activity)
class ActivityAdmin(RecordAdmin):
    place = 12
    list_display = (columns.title, "committee", "area", columns.state, columns.when, "mode", "changed_at")


class OfOneAreaAdmin(ActivityAdmin):
    """The activities of one area, with the forms that belong to it."""

    list_display = (columns.title, "committee", columns.state, columns.when, "mode", "changed_at")
    list_filter = (StateFilter, YearFilter, CommitteeFilter, "mode")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "forms":
            field.queryset = field.queryset.filter(Q(area=self.area_key) | Q(area__isnull=True))
        return field


@admin.register(RedEducationActivity)
class RedEducationActivityAdmin(OfOneAreaAdmin):
    place = 10
    area_key = RedEducationActivity.area_key
    leave_out = ("laws", "certificate_count")


@admin.register(LegalEducationEvent)
class LegalEducationEventAdmin(OfOneAreaAdmin):
    place = 11
    area_key = LegalEducationEvent.area_key
