"""What the roof keeps, in the admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from committees.admin.traces import TraceAdmin
from qinggang.models import SavedFilter


@admin.register(SavedFilter)
class SavedFilterAdmin(TraceAdmin):
    """Lists that people keep under a name. They make and delete them at the lists themselves."""

    roads = ("shared_with",)
    list_display = ("name", "shelf", "owner", "shared_with")
    search_fields = ("name", "shelf")
    list_select_related = ("owner", "shared_with")
    empty_value_display = _("nobody")
