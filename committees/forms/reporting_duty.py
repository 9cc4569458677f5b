"""The web form for what committees are to report, and by when."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.forms.arranging import day_field, whole_number_input
from committees.forms.book import BookEntry, BookForm
from committees.models import Level, ReportingDuty


class ReportingDutyForm(BookForm):
    legend = _("What is to be reported")
    first = ("name", "level", "rhythm", "days", "locks_after", "since", "until")
    english = ("name_en",)

    since = day_field(_("From"))
    until = day_field(_("Until, if it ends"), required=False)

    class Meta:
        model = ReportingDuty
        fields = ("committee", "name", "name_en", "level", "rhythm", "days", "locks_after", "since", "until")
        labels = {
            "committee": _("Committee that asks for it"), "name": _("What is reported"),
            "name_en": _("What is reported, in English"), "level": _("Who reports"), "rhythm": _("How often"),
            "days": _("Days to report in"), "locks_after": _("Locked so many days after that"),
        }  # fmt: skip
        help_texts = {
            "level": _("All committees of this level below the one that asks, and itself where it is of that level."),
            "days": _("5 means: until the 5th day after the end of the month or quarter."),
            "locks_after": _("From then on only the committee that asks can still change it. Empty: never locked."),
        }
        widgets = {"days": whole_number_input(), "locks_after": whole_number_input()}

    def offer_choices(self) -> None:
        self.offer("level", Level.objects.filter(is_committee=True).in_order())
        self.initial.setdefault("since", timezone.localdate().replace(month=1, day=1))


class ReportingDutyEntry(BookEntry):
    form_class = ReportingDutyForm
