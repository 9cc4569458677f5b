"""The web form for something settled for a child: which child, when, and what."""

from __future__ import annotations

from crispy_forms.layout import Div, Fieldset
from django.utils.translation import gettext_lazy as _

from assistance.forms.child_record import ChildRecordEntry, ChildRecordForm
from assistance.models import Milestone, MilestoneKind
from committees.choices import DatePrecision
from committees.forms import ROW, RecordForm, arranged


class MilestoneForm(ChildRecordForm):
    precisions = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)

    class Meta(RecordForm.Meta):
        model = Milestone
        fields = ("committee", "child", "milestone_kind")
        labels = {**RecordForm.Meta.labels, "child": _("Child"), "milestone_kind": _("What was settled")}

    def offer_choices(self) -> None:
        self.offer_children()
        self._offer("milestone_kind", MilestoneKind.objects.active().in_order())

    def arrange(self) -> None:
        self.helper = arranged(
            "committee", Fieldset(_("What was settled"), "child", "milestone_kind", Div(*self.when_parts, template=ROW))
        )
        self.more_helper = arranged()


class MilestoneEntry(ChildRecordEntry):
    """A milestone."""

    kind_key = "milestone"
    form_class = MilestoneForm
