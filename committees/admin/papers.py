"""The ground floor's own kinds of record in the admin."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.admin import columns
from committees.admin.record_form import RecordForm
from committees.admin.records import RecordAdmin
from committees.choices import State
from committees.models import Campaign, Document, Publication, ReportedFigure

admin.site.register(Document, RecordAdmin)
admin.site.register(Publication, RecordAdmin)


@admin.register(Campaign)
class CampaignAdmin(RecordAdmin):
    def choices_for(self, request, field):
        """A town takes part in a campaign of the county, which it may not change."""
        known = super().choices_for(request, field)
        return known | Campaign.objects.filter(state__in=(State.APPROVED, State.PUBLISHED))


class ReportedFigureForm(RecordForm):
    """A figure is reported for an indicator of the registry, picked by its name."""

    indicator = forms.ChoiceField(label=_("indicator"))

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "indicator" in self.fields:
            every = sorted(indicators.every(), key=lambda indicator: (indicator.area, str(indicator.name)))
            named = [(indicator.key, capfirst(str(indicator.name))) for indicator in every]
            self.fields["indicator"].choices = [("", "---------"), *named]


@admin.register(ReportedFigure)
class ReportedFigureAdmin(RecordAdmin):
    form = ReportedFigureForm
    list_display = (columns.title, "indicator", "amount", "committee", columns.state, columns.when, "changed_at")
    list_select_related = ("committee", "area", "unit")
    search_fields = ("title", "title_en", "indicator")

    @admin.display(description=_("quantity"), ordering="number")
    def amount(self, figure):
        return f"{figure.quantity} {figure.unit}"
