"""Studios and their work in the admin."""

from django.contrib import admin

from committees.admin import columns
from committees.admin.codes import register_lists
from committees.admin.filters import CommitteeFilter, StateFilter, YearFilter
from committees.admin.records import RecordAdmin
from studios.models import Evidence, Post, Result, Session, Studio, Topic
from studios.models.studio import AREA

register_lists("studios")


class OfStudiosAdmin(RecordAdmin):
    """Records of this room: all of one area."""

    place = 31
    area_key = AREA
    list_filter = (StateFilter, YearFilter, CommitteeFilter)


@admin.register(Studio)
class StudioAdmin(OfStudiosAdmin):
    place = 30
    list_display = (columns.title, "committee", "status", "studio_type", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "studio_type")
    list_filter = (*OfStudiosAdmin.list_filter, "status", "studio_type")
    prepopulated_fields = {"slug": ("title_en",)}


class StudioWorkAdmin(OfStudiosAdmin):
    list_display = (columns.title, "studio", "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "studio")


@admin.register(Evidence)
class EvidenceAdmin(StudioWorkAdmin):
    list_display = (columns.title, "studio", "criterion", "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "studio", "criterion")
    list_filter = (*StudioWorkAdmin.list_filter, "criterion")


@admin.register(Session)
class SessionAdmin(StudioWorkAdmin):
    list_filter = (*StudioWorkAdmin.list_filter, "mode")


@admin.register(Result)
class ResultAdmin(StudioWorkAdmin):
    list_filter = (*StudioWorkAdmin.list_filter, "result_kind")


admin.site.register(Topic, StudioWorkAdmin)
admin.site.register(Post, StudioWorkAdmin)
