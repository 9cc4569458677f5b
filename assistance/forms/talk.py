"""The web form for one-to-one talks at schools: when, at which school, and how many about what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from assistance.forms import NO_NAMES
from assistance.forms.schools import schools
from assistance.models import CounsellingTalk, ProblemKind
from assistance.models.counselling import TALK_UNIT
from assistance.models.record import AREA
from assistance.readiness import WHAT_ABOUT
from committees.choices import DatePrecision
from committees.entry import Entry
from committees.forms import (
    CHOOSE,
    ROW,
    WITHOUT_AREA,
    QuantityForm,
    QuantityTable,
    RecordForm,
    arranged,
    whole_number_input,
)
from committees.kinds import Problem

COMPOSED = ("title", "title_en")  # of kind and school; nobody types them
ASKED = tuple(name for name in WITHOUT_AREA if name not in (*COMPOSED, "places"))


class TalkForm(RecordForm):
    area_key = AREA
    precisions = (DatePrecision.DAY, DatePrecision.DAYS, DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.WINDOW)

    class Meta(RecordForm.Meta):
        model = CounsellingTalk
        fields = (*ASKED, "school", "teacher_count")
        labels = {**RecordForm.Meta.labels, "school": _("School"), "teacher_count": _("Teachers who talked")}
        help_texts = {
            **RecordForm.Meta.help_texts,
            "school": _("Leave empty if the committee itself is the school's, or speaks for several."),
            "teacher_count": _("Leave empty if nobody counted."),
            "summary": NO_NAMES,
        }
        widgets = {**RecordForm.Meta.widgets, "teacher_count": whole_number_input()}

    def offer_choices(self) -> None:
        self._offer("school", schools(), what="school")

    def arrange(self) -> None:
        self.helper = arranged(
            "committee",
            Fieldset(_("When and where"), Div(*self.when_parts, template=ROW), "school", "teacher_count"),
        )
        self.more_helper = arranged(Fieldset(_("In words"), "summary"), self.folded_more(), self.folded_english())


class CountForm(QuantityForm):
    """How many talks were about one kind of problem."""

    names = ("problem",)
    unit_key = TALK_UNIT

    problem = forms.ModelChoiceField(ProblemKind.objects.none(), label=_("What they were about"), empty_label=CHOOSE)

    field_order = ("problem", "number", "is_uncounted", "upper", "bound")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["problem"].queryset = ProblemKind.objects.active().in_order()


class CountTable(forms.formset_factory(CountForm, formset=QuantityTable, extra=1, max_num=30, can_delete=True)):
    title = _("What the talks were about")
    add_label = _("Add another kind of problem")
    once = ("problem",)
    entered_twice = _("The same kind of problem is entered twice; add the numbers up in one row.")


class TalkEntry(Entry):
    """Talks with what they were about."""

    kind_key = "counselling_talk"
    form_class = TalkForm
    table_classes = {"counts": CountTable}

    def still_missing(self) -> Iterator[Problem]:
        if self.tables["counts"].is_empty:
            yield WHAT_ABOUT
