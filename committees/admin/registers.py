"""Registers in the admin: written and removed by committees.registers, within the person's committees."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import access, references, registers
from committees.admin.base import PortalAdmin
from committees.admin.filters import KeptByFilter
from committees.admin.saving import SavedByAction
from committees.errors import Conflict, InUse
from committees.models.committee import path_end


def below(user, roles, *roads: str) -> Q:
    """The condition that one of these roads ends at a committee where the person has one of the roles."""
    condition = Q(pk__in=[])
    for grant in access.grants_of(user):
        if grant.role in roles:
            for road in roads:
                condition |= Q(**{f"{road}__path__gte": grant.path, f"{road}__path__lt": path_end(grant.path)})
    return condition


def reads_the_whole(user, roles) -> bool:
    """Whether a role reaches the whole tree, so that no condition on committees is needed."""
    return any(grant.role in roles and grant.is_whole for grant in access.grants_of(user))


class ScopedAdmin(PortalAdmin):
    """Rows that belong to committees: `roads` lead from a row to the committee that decides who sees it.

    Without a road, whoever may open the list sees all of it.
    """

    roads: tuple[str, ...] = ()

    def within_scope(self, request, things):
        if not self.roads or reads_the_whole(request.user, self.readers):
            return things
        return things.filter(below(request.user, self.readers, *self.roads))


class RegisterAdmin(SavedByAction, ScopedAdmin):
    """Entries of one register, each of a committee."""

    roads: tuple[str, ...] = ("committee",)
    removable = True

    @property
    def keepers(self) -> tuple[str, ...]:
        return access.ENTERS_PROTECTED if getattr(self.model, "is_protected", False) else access.KEEPS_REGISTERS

    def has_add_permission(self, request):
        return access.has_role(request.user, self.keepers)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return access.has_role(request.user, self.keepers)
        return registers.can_keep(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return self.removable and self.has_change_permission(request, obj)

    def get_list_filter(self, request):
        return (*self.list_filter, KeptByFilter) if self.roads == ("committee",) else self.list_filter

    def write(self, request: HttpRequest, form, formsets, thing):
        return registers.save(
            by=request.user, model=self.model, fields=form.action_fields(), entry=thing,
            version=form.cleaned_data.get("version_read"),
        )  # fmt: skip

    def delete_view(self, request, object_id, extra_context=None):
        """Remove an entry that nothing points to; else say what does."""
        entry = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, entry):
            raise PermissionDenied
        name = str(entry)
        uses = references.uses_of(entry)
        if request.method == "POST" and not uses:
            try:
                registers.remove(by=request.user, entry=entry)
            except (Conflict, InUse) as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _("“%(name)s” was removed. Its history is kept.") % {"name": name})
            return HttpResponseRedirect(reverse(self._name("changelist")))
        return self._removal_page(request, entry, uses)

    def _removal_page(self, request, entry, uses):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Remove an entry"),
            "subtitle": str(entry),
            "opts": self.opts,
            "thing": entry,
            "uses": uses,
            "back_url": reverse(self._name("change"), args=[quote(entry.pk)]),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/remove.html", context)

    def _name(self, page: str) -> str:
        return f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}"
