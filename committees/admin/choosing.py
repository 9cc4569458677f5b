"""What may be picked in the fields of a form: asked by the form, by its check, and by the search that fills it.

A list that may be long (committees, people, venues, records) is searched as one types; a short one (a code list) is
shown whole. The admin of the thing that is picked says which ones this person may pick.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _

from committees.models import Code


class Choosing:
    """For admins and their inlines: fields that offer what this person may pick, and native fields for days."""

    is_long = False  # whether there may be too many of these for a plain list
    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"})},
    }

    def choices_for(self, request: HttpRequest, field: models.Field) -> models.QuerySet:
        """Which of these the person may pick in a field that points to them."""
        return self.get_queryset(request)

    def may_fill_in(self, request: HttpRequest) -> bool:
        """Whether the person fills in forms of this model, and so may search for what goes into their fields."""
        return self.has_add_permission(request) or self.has_change_permission(request)

    def get_field_queryset(self, db, db_field, request):
        related = self._admin_of(db_field)
        return related.choices_for(request, db_field) if related else None

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        fields = (*self.opts.fields, *self.opts.many_to_many)
        return [field.name for field in fields if getattr(self._admin_of(field), "is_long", False)]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return _labelled(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if not getattr(self._admin_of(db_field), "is_long", False):
            kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        return _labelled(super().formfield_for_manytomany(db_field, request, **kwargs))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Beside a field one may add what is missing; changing and removing have pages of their own.
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def _admin_of(self, field: models.Field) -> Any:
        try:
            return self.admin_site.get_model_admin(field.related_model) if field.is_relation else None
        except NotRegistered:
            return None


def _labelled(field: Any) -> Any:
    if field is not None and issubclass(field.queryset.model, Code):
        field.label_from_instance = _code_label
    return field


def _code_label(code: Code) -> str:
    return str(code) if code.is_active else _("%(name)s (no longer used)") % {"name": code}


class ScopedAutocomplete(AutocompleteJsonView):
    """The search behind a field. Finds what the form would accept, for people who may fill in such a form."""

    def get_queryset(self):
        found = self.model_admin.choices_for(self.request, self.source_field)
        found, may_repeat = self.model_admin.get_search_results(self.request, found, self.term)
        return found.distinct() if may_repeat else found

    def has_perm(self, request, obj=None):
        try:
            source = self.admin_site.get_model_admin(self.source_field.model)
        except NotRegistered:  # a row of a record: its record is what may be written
            return self.model_admin.has_view_permission(request)
        return source.may_fill_in(request)


class KnownSelect(AutocompleteSelect):
    """As a row of many: prints the names it was told, and asks the database for none."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known: dict[str, str] = {}  # shared by all copies of the widget in a table

    def optgroups(self, name, value, attr=None):
        if not all(key in self.known for key in value if key):
            return super().optgroups(name, value, attr)
        options = [
            self.create_option(name, key, self.known[key], selected=True, index=index)
            for index, key in enumerate(key for key in value if key)
        ]
        blank = [] if self.is_required or self.allow_multiple_selected else [
            self.create_option(name, "", "", selected=False, index=0)
        ]  # fmt: skip
        return [(None, [*blank, *options], 0)]
