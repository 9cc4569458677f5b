"""The web form of what a family asks."""

from __future__ import annotations

from crispy_forms.layout import Fieldset
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.forms.child import FileEntry
from assistance.models import FamilyRequest
from committees.forms.arranging import day_field
from committees.forms.book import BookForm
from committees.forms.choosing import form_field


class FamilyRequestForm(BookForm):
    legend = _("What the family asks")
    first = ("kind", "asked_by", "received_on", "child_code", "paper")

    received_on = day_field(_("Received on"), initial=timezone.localdate)
    answered_on = day_field(_("Answered on"), required=False, help_text=_("Leave empty while it is open."))

    class Meta:
        model = FamilyRequest
        fields = ("committee", "kind", "asked_by", "received_on", "child_code", "paper", "answered_on", "outcome")
        formfield_callback = form_field
        labels = {
            "committee": _("Committee"), "kind": _("What is asked"), "asked_by": _("Who asks"),
            "child_code": _("Code of the child"), "paper": _("Number of the paper"), "outcome": _("How it ended"),
        }  # fmt: skip

    def __init__(self, data=None, **given) -> None:
        super().__init__(data, **given)
        self.helper.layout.append(Fieldset(pgettext_lazy("to a family", "The answer"), "answered_on", "outcome"))


class FamilyRequestEntry(FileEntry):
    form_class = FamilyRequestForm
