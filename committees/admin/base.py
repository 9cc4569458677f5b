"""What every page of the admin shares: rights from appointments, 404 outside the scope, nothing deleted in bulk.

Django's admin asks a user for permissions that our accounts do not have; here it asks the same questions as every other
page: committees.access, committees.registers and the policies of the review chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import IntegerField, Model, QuerySet, TextChoices
from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.admin.choosing import Choosing
from committees.admin.histories import HistoryPage
from committees.admin.paging import CappedPaginator, PortalChangeList
from committees.choices import Role

LONGEST_NUMBER = 18  # digits
LOOKUPS = ("exact", "isnull", "isempty")  # that Django's own filters put into addresses


class Shelf(TextChoices):
    """Under which heading of the admin's front page a model stands, in the order of the headings."""

    RECORDS = "records", _("records")
    CHILDREN = "children", _("children, locked")
    REGISTERS = "registers", _("committees, people and places")
    ACCOUNTS = "accounts", _("accounts and rights")
    LISTS = "lists", _("code lists")
    TRACES = "traces", _("history and figures, to read only")


@dataclass(frozen=True)
class Tool:
    """A link above a form to something else that can be done with the thing."""

    label: str | Promise
    url: str


class PortalAdmin(Choosing, HistoryPage, admin.ModelAdmin):
    """A model in the admin. Subclasses say who reads it and how it is written; by default nobody writes."""

    readers: tuple[str, ...] = (Role.ADMINISTRATOR, Role.AUDITOR)
    shelf = Shelf.REGISTERS
    place = 50  # among the others on its shelf: lower stands higher
    has_history = True

    actions = None
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    ordering = ("-pk",)
    view_on_site = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whether the person may see some of these. Which ones is said by get_queryset: the others do not exist."""
        return access.has_role(request.user, self.readers)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return self.within_scope(request, super().get_queryset(request))

    def within_scope(self, request: HttpRequest, things: QuerySet) -> QuerySet:
        """Those of the things that exist for this person; by default all, which is right only for what all share."""
        return things

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Model:
        """The thing, or 404 without a word whether it exists elsewhere."""
        may_be_key = from_field is not None or self._may_be_key(str(object_id))
        found = super().get_object(request, object_id, from_field) if may_be_key else None
        if found is None:
            raise Http404
        return found

    def _may_be_key(self, text: str) -> bool:
        """Whether a database could look for this at all: it refuses to look for a number that it could not hold."""
        key = self.opts.pk
        while key.remote_field:
            key = key.target_field
        return not isinstance(key, IntegerField) or (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PortalChangeList]:
        return PortalChangeList

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the filters of the list ask. Django lets an address ask about any column, hidden ones too."""
        return any(_asks(spec, lookup) for spec in self.get_list_filter(request))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], **kwargs: Any):
        thing = context["original"]
        defaults = {"tools": [], "notices": [], "has_history": self.has_history}
        said = {"tools": self.tools(request, thing), "notices": self.notices(request, thing)} if thing else {}
        return super().render_change_form(request, {**defaults, **said, **context}, **kwargs)

    def tools(self, request: HttpRequest, thing: Model) -> list[Tool]:
        """What else can be done with the thing."""
        return []

    def notices(self, request: HttpRequest, thing: Model) -> list[str]:
        """Sentences above the form that say why it is as it is."""
        return []

    # The history is written by the actions; Django's own log would be a second one that knows less.

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return None

    def construct_change_message(self, request, form, formsets, add=False):
        return []


def _asks(spec: Any, lookup: str) -> bool:
    """Whether a filter, given as lists of filters give them, puts this lookup into the address."""
    if isinstance(spec, type):
        return lookup == spec.parameter_name
    name = spec if isinstance(spec, str) else spec[0]
    return lookup == name or (lookup.startswith(f"{name}__") and lookup.rpartition("__")[2] in LOOKUPS)
