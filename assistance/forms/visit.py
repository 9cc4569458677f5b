"""The web form for a visit, done or planned: whom, who went, how, what was found and what comes next."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.forms.child_record import ChildRecordEntry, ChildRecordForm
from assistance.models import Visit, VisitWay
from committees.forms import ROW, RecordForm, arranged, whole_number_input
from committees.forms.arranging import day_field
from committees.models import Elder

OWN_FIELDS = (
    "children", "elders", "teachers", "way", "was_reached", "aspects", "minutes", "found", "solved", "next_on",
)  # fmt: skip
LONG = forms.Textarea(attrs={"rows": 3})


class VisitForm(ChildRecordForm):
    may_be_planned = True

    next_on = day_field(_("Next visit on"), required=False)

    class Meta(RecordForm.Meta):
        model = Visit
        fields = ("committee", *OWN_FIELDS)
        labels = {
            **RecordForm.Meta.labels,
            "children": _("Children"), "elders": _("Five-old volunteers who went"),
            "teachers": _("Teachers and others who went"), "way": _("How"), "was_reached": _("Somebody was met"),
            "aspects": _("What it was about"), "minutes": _("Minutes"), "found": _("What was found"),
            "solved": _("What was solved on the spot"),
        }  # fmt: skip
        widgets = {
            "aspects": forms.CheckboxSelectMultiple, "minutes": whole_number_input(), "found": LONG, "solved": LONG,
        }  # fmt: skip

    def offer_choices(self) -> None:
        self.offer_children("children")
        self._offer("elders", Elder.objects.filter(status="active"))
        self._offer("way", VisitWay.objects.active().in_order())
        self.offer_aspects()

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("Whom and when"), "children", Div(*self.when_parts, template=ROW), "way", "was_reached"),
            Fieldset(_("Who went"), "elders", "teachers", "minutes"),
            Fieldset(_("What came of it"), "aspects", "found", "solved", "next_on"),
        )
        self.more_helper = arranged()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, following = cleaned.get("held_on"), cleaned.get("next_on")
        if first and following and following <= first:
            self.add_error("next_on", _("The next visit comes after this one."))
        return cleaned


class VisitEntry(ChildRecordEntry):
    """A visit to one child or several."""

    kind_key = "visit"
    form_class = VisitForm
    child_field = "children"
