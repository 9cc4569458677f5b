"""Records of child assistance in the admin. Those about a child are seen by child-data officers and reviewers alone."""

from django.contrib import admin

from assistance.models import AidBatch, CounsellingTalk, Donation, Milestone, Pairing, Visit
from assistance.models.record import AREA
from committees.admin import columns
from committees.admin.base import Shelf
from committees.admin.filters import CommitteeFilter, StateFilter, YearFilter
from committees.admin.records import RecordAdmin


class OfAssistanceAdmin(RecordAdmin):
    """Records of this room: all of one area."""

    place = 20
    area_key = AREA
    list_display = (columns.title, "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee",)
    list_filter = (StateFilter, YearFilter, CommitteeFilter)


class OfChildrenAdmin(OfAssistanceAdmin):
    """Records about a child: their titles are composed, and no child is counted at two committees."""

    shelf = Shelf.CHILDREN
    leave_out = ("partners",)


@admin.register(AidBatch)
class AidBatchAdmin(OfAssistanceAdmin):
    list_display = (columns.title, "scheme", "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "scheme")


@admin.register(Donation)
class DonationAdmin(OfAssistanceAdmin):
    list_display = (columns.title, "donor", "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "donor")


admin.site.register(CounsellingTalk, OfAssistanceAdmin)
admin.site.register([Pairing, Visit, Milestone], OfChildrenAdmin)
