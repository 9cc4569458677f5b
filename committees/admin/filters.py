"""Filters of the lists: short, whatever the number of committees and years."""

from __future__ import annotations

from datetime import date

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, indicators, kinds
from committees.changes import DONE
from committees.choices import State
from committees.models import Area, Committee, Reach
from committees.models.committee import path_end

YEARS_SHOWN = 6


class CommitteeFilter(admin.SimpleListFilter):
    """Down the tree step by step: the committees right below the chosen one, or those the person was appointed to."""

    title = _("committee")
    parameter_name = "committee"

    def __init__(self, request, params, model, model_admin):
        self.user, self.roles = request.user, model_admin.readers
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        start = [self.chosen.pk] if self.chosen else access.committees_for(self.user, self.roles)
        above = self.chosen.ancestor_ids if self.chosen else start
        found = Q(pk__in=above) | Q(parent__in=start)
        within_reach = access.committees_within_reach(self.user, self.roles).filter(found)
        return [(committee.pk, committee.short) for committee in within_reach.in_tree_order()]

    @property
    def chosen(self) -> Committee | None:
        value = self.value() or ""
        if not (value.isascii() and value.isdigit() and len(value) < 18):
            return None
        if not hasattr(self, "_chosen"):
            reach = access.committees_within_reach(self.user, self.roles)
            self._chosen = reach.filter(pk=value).first()
        return self._chosen

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return self.within(queryset, self.chosen) if self.chosen else queryset.none()

    def within(self, queryset, committee: Committee):
        """Records that the committee, or one below it, organised or took part in."""
        return queryset.filter(pk__in=Reach.objects.filter(committee=committee).values("record"))


class KeptByFilter(CommitteeFilter):
    """The same for registers, whose entries name their committee."""

    def within(self, queryset, committee):
        return queryset.filter(committee__path__gte=committee.path, committee__path__lt=path_end(committee.path))


class OneOfFilter(admin.SimpleListFilter):
    """One column by the values that it may have; whatever else the address says finds nothing."""

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        known = {str(value) for value, _label in self.lookup_choices}
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() in known else queryset.none()


class StateFilter(OneOfFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        """What was put in the trash is shown to those who ask for it."""
        return super().queryset(request, queryset) if self.value() else queryset.exclude(state=State.TRASHED)


class AreaFilter(OneOfFilter):
    title = _("area")
    parameter_name = "area"

    def lookups(self, request, model_admin):
        return [(area.key, str(area)) for area in Area.objects.in_order()]


class KindFilter(OneOfFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind.key, kind.name) for kind in kinds.every()]


class IndicatorFilter(OneOfFilter):
    title = _("indicator")
    parameter_name = "indicator"

    def lookups(self, request, model_admin):
        return [(indicator.key, indicator.name) for indicator in indicators.built_in() if indicator.kind]


class VerbFilter(OneOfFilter):
    title = _("what")
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return DONE.items()


class YearFilter(admin.SimpleListFilter):
    """By the year that lists sort by: the last years one by one, then all before them."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        this = timezone.localdate().year
        years = [(str(year), str(year)) for year in range(this, this - YEARS_SHOWN, -1)]
        return [*years, ("before", _("before %(year)s") % {"year": this - YEARS_SHOWN + 1})]

    def queryset(self, request, queryset):
        if self.value() == "before":
            return queryset.filter(sort_on__lt=date(timezone.localdate().year - YEARS_SHOWN + 1, 1, 1))
        if self.value() in {str(year) for year, _label in self.lookup_choices}:
            year = int(self.value())
            return queryset.filter(sort_on__gte=date(year, 1, 1), sort_on__lt=date(year + 1, 1, 1))
        return queryset.none() if self.value() else queryset
