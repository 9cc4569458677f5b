"""The web form for a training topic of a studio."""

from __future__ import annotations

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import ROW, arranged
from studios.forms.work import WORK_FIELDS, StudioWorkForm
from studios.models import Topic


class TopicForm(StudioWorkForm):
    """Its title is the subject."""

    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.UNKNOWN)
    day_label = _("Taught from")

    class Meta(StudioWorkForm.Meta):
        model = Topic
        fields = WORK_FIELDS
        labels = {
            **StudioWorkForm.Meta.labels,
            "title": _("Subject"), "title_en": _("Subject in English"), "summary": _("What it covers"),
            "summary_en": _("What it covers, in English"),
        }  # fmt: skip
        help_texts = {
            **StudioWorkForm.Meta.help_texts,
            "title": _("What the studio trains people in, in a few words."),
            "summary": _("Two or three sentences are enough. Do not write children's names."),
        }

    def arrange(self) -> None:
        self.helper = arranged(
            Fieldset(_("The subject"), "studio", "title", "summary"),
            Fieldset(_("Since when"), Div(*self.when_parts, template=ROW)),
        )
        self.more_helper = arranged(self.folded_more(), self.folded_english())


class TopicEntry(Entry):
    kind_key = "topic"
    form_class = TopicForm
