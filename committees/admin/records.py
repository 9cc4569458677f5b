"""Records in the admin: written by committees.records.save, moved by the review chain, locked once approved."""

from __future__ import annotations

from functools import cached_property

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from committees import access, kinds, records
from committees.admin import columns
from committees.admin.base import PortalAdmin, Shelf
from committees.admin.filters import AreaFilter, CommitteeFilter, StateFilter, YearFilter
from committees.admin.moves import Moves
from committees.admin.record_form import RecordForm
from committees.admin.rows import inlines_of
from committees.admin.saving import SavedByAction
from committees.errors import WrongState
from committees.review import policies

WHO_AND_WHAT = ("committee", "area", "title", "title_en")
WHEN = ("since", "last_day", "date_precision", "date_words", "date_words_en", "is_plan")
WHERE = ("places", "partners", "outside_partners", "outside_partners_en")
WORDS = ("summary", "summary_en")
SOURCE = ("source_note", "source_note_en", "to_be_confirmed", "to_be_confirmed_en")
REVIEW = ("state", "author", "created_at", "changed_at", "version", "assumed_on")


class RecordAdmin(Moves, SavedByAction, PortalAdmin):
    """Records of one kind. A room's admin says little more than which fields of its own come first."""

    form = RecordForm
    shelf = Shelf.RECORDS
    is_long = True
    area_key = ""  # the one area that all records of this admin belong to; empty where each says its own
    leave_out: tuple[str, ...] = ()  # fields that this admin does not ask for

    list_display = (columns.title, "committee", "area", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "area")
    list_filter = (StateFilter, AreaFilter, YearFilter, CommitteeFilter)
    search_fields = ("title", "title_en")
    readonly_fields = REVIEW

    @cached_property
    def kind(self) -> kinds.Kind:
        return next(kind for kind in kinds.every() if issubclass(self.model, kind.model))

    @property
    def readers(self) -> tuple[str, ...]:
        return access.READS_PROTECTED if self.kind.is_protected else access.READS_ALL_STATES

    # Rights: the same questions as on the desk

    def has_add_permission(self, request):
        return access.can_enter(request.user, self.kind)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return access.can_enter(request.user, self.kind)
        return policies.can_edit(request.user, obj)

    def within_scope(self, request, things):
        found = access.visible_records(request.user, things)
        return found.filter(area=self.area_key) if self.area_key else found

    def choices_for(self, request, field):
        return self.get_queryset(request).exclude(state="trashed")

    # The page

    def get_fieldsets(self, request, obj=None):
        groups = (
            (None, WHO_AND_WHAT),
            (_("When"), WHEN),
            (_("What it was"), self.own_fields),
            (_("Where, and with whom"), WHERE),
            (_("In words"), WORDS),
            (_("Source, and what is to be confirmed"), SOURCE),
        )
        asked = [(name, {"fields": [field for field in fields if self.asks_for(field)]}) for name, fields in groups]
        asked = [(name, options) for name, options in asked if options["fields"]]
        return [*asked, (_("Review"), {"fields": self._review_fields(obj)})] if obj else asked

    @cached_property
    def own_fields(self) -> list[str]:
        options = self.kind.model._meta
        own = [field for field in (*options.local_fields, *options.local_many_to_many) if not field.primary_key]
        return [field.name for field in own if field.editable]

    def asks_for(self, field: str) -> bool:
        composed = self.kind.title and field in ("title", "title_en")
        return field not in self.leave_out and not composed and not (field == "area" and self.area_key)

    @staticmethod
    def _review_fields(record) -> list[str]:
        return [name for name in REVIEW if name != "assumed_on" or record.assumed_on]

    def last_day(self, record):
        last = record.window.last_day
        return date_format(last) if last else None

    last_day.short_description = _("last day")

    def get_inlines(self, request, obj):
        return self._inlines

    @cached_property
    def _inlines(self):
        return inlines_of(self.kind)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.preset = {"area_id": self.area_key} if self.area_key else {}
        return form

    # Writing

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and object_id is not None:
            record = self.get_object(request, unquote(object_id))
            try:
                policies.check_can_edit(request.user, record)
            except WrongState as error:
                messages.warning(request, str(error))
                return HttpResponseRedirect(self.change_url(record))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def stored(self, pk):
        return self.kind.model._base_manager.get(pk=pk)

    def write(self, request: HttpRequest, form, formsets, thing):
        rows = {formset.table.name: formset.rows for formset in formsets}
        return records.save(
            by=request.user, kind=self.kind, fields=form.action_fields(), rows=rows, record=thing,
            version=form.cleaned_data.get("version_read"),
        )  # fmt: skip
