"""The web form for a training session of a studio."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import ROW, arranged
from studios.forms.work import GONE, WORK_FIELDS, StudioWorkForm, bound_field, count_field
from studios.models import Session, Topic

OWN_FIELDS = ("places", "topic", "mode", "occasion_count", "occasion_bound")


class SessionForm(StudioWorkForm):
    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.UNKNOWN)
    may_be_planned = True
    makes_title = True

    occasion_count = count_field(_("How many times"))
    occasion_bound = bound_field()

    class Meta(StudioWorkForm.Meta):
        model = Session
        fields = (*WORK_FIELDS, *OWN_FIELDS)
        labels = {**StudioWorkForm.Meta.labels, "topic": _("Subject"), "mode": _("Offline or online")}
        help_texts = {
            **StudioWorkForm.Meta.help_texts,
            "topic": _("Left empty if it belongs to none of the studio's subjects."),
        }
        widgets = {**StudioWorkForm.Meta.widgets, "mode": forms.RadioSelect}

    def offer_choices(self) -> None:
        super().offer_choices()
        studio = self.chosen_studio
        topics = Topic.objects.filter(studio__in=[studio] if studio else self.studios).exclude(state__in=GONE)
        self._offer("topic", topics.select_related("studio").order_by("studio", "title", "pk"))
        if studio is None:
            self.fields["topic"].label_from_instance = lambda topic: f"{topic} ({topic.studio})"

    def arrange(self) -> None:
        self.helper = arranged(
            Fieldset(_("When and where"), "studio", Div(*self.when_parts, template=ROW), "mode", "places"),
            Fieldset(_("What was done"), "topic", "title", "summary"),
        )
        self.more_helper = arranged(self.folded_more("occasion_count", "occasion_bound"), self.folded_english())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        studio, topic = cleaned.get("studio"), cleaned.get("topic")
        if studio and topic and topic.studio_id != studio.pk:
            self.add_error("topic", _("This topic belongs to another studio."))
        if not (cleaned.get("title") or topic or self.has_error("title") or self.has_error("topic")):
            self.add_error("title", _("Choose the subject, or give a title."))
        return cleaned

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        return values["studio"], values["topic"]


class SessionEntry(Entry):
    kind_key = "session"
    form_class = SessionForm
