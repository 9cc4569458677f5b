"""The tree of committees in the admin: founded, changed, moved and closed by committees.tree."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from committees import access, accounts, tree
from committees.admin.filters import CommitteeFilter
from committees.admin.registers import RegisterAdmin, reads_the_whole
from committees.models import Appointment, Committee

PICKS = (*access.ENTERS, *access.ENTERS_PROTECTED, *access.KEEPS_REGISTERS)


class BelowFilter(CommitteeFilter):
    title = _("within")
    parameter_name = "within"

    def within(self, queryset, committee):
        return queryset.within(committee)


@admin.register(Committee)
class CommitteeAdmin(RegisterAdmin):
    """A committee is never removed: closed, it keeps its records and history."""

    is_long = True
    place = 10
    removable = False
    roads = ()
    ordering = ("path",)
    list_display = ("name", "short_name", "level", "parent", "closed_on")
    list_select_related = ("level", "parent")
    list_filter = (BelowFilter, "level", ("closed_on", admin.EmptyFieldListFilter))
    search_fields = ("name", "name_en", "short_name", "letters")
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = [
        (None, {"fields": ("parent", "level", "name", "name_en", "short_name", "short_name_en", "slug")}),
        (_("Office"), {"fields": ("founded_on", "founding_document", "address", "phone")}),
        (_("Closing"), {"fields": ("closed_on", "closed_reason")}),
        (_("To be confirmed"), {"fields": ("to_be_confirmed", "to_be_confirmed_en")}),
    ]

    def has_add_permission(self, request):
        return access.has_role(request.user, tree.TENDS_THE_TREE)

    def has_change_permission(self, request, obj=None):
        return access.has_role(request.user, tree.TENDS_THE_TREE, obj)

    def within_scope(self, request, things):
        if reads_the_whole(request.user, self.readers):
            return things
        return things.filter(pk__in=access.committees_within_reach(request.user, self.readers).values("pk"))

    def choices_for(self, request, field):
        """Anybody may be a partner; what belongs to a committee is entered by who has a right there."""
        if field.many_to_many:
            return Committee.objects.open().in_tree_order()
        roles = accounts.KEEPS_ACCOUNTS if field.model is Appointment else PICKS
        roles = tree.TENDS_THE_TREE if field.model is Committee else roles
        return access.committees_within_reach(request.user, roles).open().in_tree_order()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "parent" in form.base_fields:
            form.base_fields["parent"].required = obj is None or obj.parent_id is not None
        return form

    def write(self, request, form, formsets, thing):
        fields = form.action_fields()
        if thing is None:
            return tree.found(by=request.user, fields=fields)
        tree.change(by=request.user, committee=thing, fields=fields, version=form.cleaned_data["version_read"])
        return thing
