"""The web form for a target."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import indicators
from committees.forms.arranging import CHOOSE, decimal_input, whole_number_input
from committees.forms.book import BookEntry, BookForm
from committees.forms.quantities import plain
from committees.models import Area, Target


class TargetForm(BookForm):
    legend = _("The target")
    first = ("indicator", "year", "number", "note")

    indicator = forms.ChoiceField(label=_("Figure"))

    class Meta:
        model = Target
        fields = ("committee", "indicator", "year", "number", "note")
        labels = {
            "committee": _("Committee"), "year": _("Year"), "number": _("Number to reach"), "note": _("Note"),
        }  # fmt: skip
        help_texts = {"number": _("For the committee and all below it, over the whole year.")}
        widgets = {"year": whole_number_input(), "number": decimal_input()}

    def offer_choices(self) -> None:
        groups = []
        for area in Area.objects.in_order():
            found = [one for one in indicators.of_area(area.key) if not any(one.share_of)]
            groups.append((area.say("name"), [(one.key, capfirst(str(one.name))) for one in found]))
        self.fields["indicator"].choices = [("", CHOOSE), *groups]
        self.initial.setdefault("year", timezone.localdate().year)
        if "number" in self.initial:
            self.initial["number"] = plain(self.initial["number"])


class TargetEntry(BookEntry):
    form_class = TargetForm
