"""The tables of rows that are entered with a record: read together, and written as a whole by its action."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _

from committees import kinds
from committees.admin.choosing import Choosing, KnownSelect
from committees.admin.record_form import RowForm

MOST_ROWS = 100


class RowTable(BaseInlineFormSet):
    """The rows of one table. `rows` is what the action takes."""

    table: kinds.Rows

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._tell_names()

    def add_fields(self, form, index) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Remove")

    def _tell_names(self) -> None:
        """The rows were fetched with what they point to; their fields need not ask again, row by row."""
        for name, field in self.form.base_fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownSelect) and self.instance.pk:
                for row in self.get_queryset():
                    thing = getattr(row, name)
                    if thing is not None:
                        widget.known[str(thing.pk)] = field.label_from_instance(thing)

    def validate_unique(self) -> None:
        """Doubles among the rows as typed, said in the words of the constraint that they break."""
        for constraint in self.model._meta.constraints:
            columns = [name for name in getattr(constraint, "fields", ()) if name != self.fk.name]
            if columns and len(columns) < len(constraint.fields):
                self._refuse_doubles(columns, constraint.get_violation_error_message())

    def _refuse_doubles(self, columns: list[str], message: str) -> None:
        seen = set()
        for form in self.filled:
            key = tuple(form.cleaned_data.get(name) for name in columns)
            if None not in key and key in seen:
                raise ValidationError(message)
            seen.add(key)

    @property
    def filled(self) -> list[Any]:
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form for form in kept if form.has_changed() or not form.instance._state.adding]

    @property
    def rows(self) -> list[dict[str, Any]]:
        names = (*self.table.fields, *self.table.many)
        return [{name: form.cleaned_data[name] for name in names if name in form.cleaned_data} for form in self.filled]


class RowsInline(Choosing, admin.TabularInline):
    """The rows of one table of a kind, with the rights of their record."""

    table: kinds.Rows
    form = RowForm
    formset = RowTable
    template = "admin/rows.html"
    extra = 0
    max_num = MOST_ROWS

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self._may_write(request, obj)

    def has_change_permission(self, request, obj=None):
        return self._may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self._may_write(request, obj)

    def _may_write(self, request, record) -> bool:
        owner = self.admin_site.get_model_admin(self.parent_model)
        return owner.has_add_permission(request) if record is None else owner.has_change_permission(request, record)

    def get_extra(self, request, obj=None, **kwargs):
        # One empty row, so that a browser without scripts can add one too.
        return 1 if self._may_write(request, obj) else 0

    def get_formset(self, request, obj=None, **kwargs):
        table = super().get_formset(request, obj, **kwargs)
        table.table = self.table
        table.form.record_field = table.fk.name
        return table

    def get_queryset(self, request):
        links = [name for name in self.table.fields if self.opts.get_field(name).is_relation]
        return self.model._base_manager.select_related(*links).prefetch_related(*self.table.many).order_by("pk")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        return _asked_once(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return _asked_once(super().formfield_for_manytomany(db_field, request, **kwargs))


def _asked_once(field: Any) -> Any:
    """A field whose choices are fetched once for all rows."""
    if field is not None:
        field.choices = list(iter(field.choices))  # without asking for their number first
    return field


def inlines_of(kind: kinds.Kind) -> list[type[RowsInline]]:
    """One inline for each table of the kind."""
    return [_inline(kind, table) for table in kind.rows]


def _inline(kind: kinds.Kind, table: kinds.Rows) -> type[RowsInline]:
    relation = kind.model._meta.get_field(table.name)
    options = {
        "model": relation.related_model,
        "fk_name": relation.field.name,
        "fields": (*table.fields, *table.many),
        "table": table,
    }
    return type(f"{relation.related_model.__name__}Inline", (RowsInline,), options)
