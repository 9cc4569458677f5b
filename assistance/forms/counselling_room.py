"""The web form for a counselling room."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.models import CounsellingRoom
from assistance.models.schools import SCHOOL
from committees.forms.arranging import day_field, whole_number_input
from committees.forms.book import BookEntry, BookForm


class CounsellingRoomForm(BookForm):
    legend = _("The room")
    first = ("name", "opened_on", "full_time_staff", "part_time_staff")
    more = ("closed_on", "source_note", "to_be_confirmed")
    english = ("name_en", "source_note_en", "to_be_confirmed_en")

    opened_on = day_field(_("Opened on"), required=False, help_text=_("Leave empty if unknown."))
    closed_on = day_field(_("Closed on"), required=False, help_text=_("Leave empty while it is open."))

    class Meta:
        model = CounsellingRoom
        fields = (
            "committee", "name", "opened_on", "closed_on", "full_time_staff", "part_time_staff", "source_note",
            "to_be_confirmed", "name_en", "source_note_en", "to_be_confirmed_en",
        )  # fmt: skip
        labels = {
            "committee": _("Committee of the school"), "name": pgettext_lazy("of a thing", "Name"),
            "full_time_staff": _("Full-time counsellors"), "part_time_staff": _("Part-time counsellors"),
            "source_note": _("Source"), "to_be_confirmed": _("To be confirmed"), "name_en": _("Name in English"),
            "source_note_en": _("Source, in English"), "to_be_confirmed_en": _("To be confirmed, in English"),
        }  # fmt: skip
        help_texts = {
            "full_time_staff": _("How many. Leave empty if unknown."),
            "part_time_staff": _("How many. Leave empty if unknown."),
            "to_be_confirmed": _("What is not yet certain, in one sentence."),
        }
        widgets = {"full_time_staff": whole_number_input(), "part_time_staff": whole_number_input()}

    def __init__(self, data=None, *, committees: Any, **given: Any) -> None:
        super().__init__(data, committees=committees.filter(level=SCHOOL), **given)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opened, closed = cleaned.get("opened_on"), cleaned.get("closed_on")
        if opened and closed and closed <= opened:
            self.add_error("closed_on", _("A room is closed after it was opened."))
        return cleaned


class CounsellingRoomEntry(BookEntry):
    form_class = CounsellingRoomForm
