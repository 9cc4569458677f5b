"""The web form for who holds a post."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.forms.arranging import day_field, whole_number_input
from committees.forms.book import BookEntry, BookForm
from committees.models import Elder, PostHolder, PostTitle


class PostHolderForm(BookForm):
    legend = _("Who holds which post")
    first = ("title", "elder", "name", "since", "until")
    more = ("by_virtue_of", "sent_by", "document_number", "position")

    since = day_field(_("From"), required=False)
    until = day_field(_("Until, not including"), required=False, help_text=_("Leave empty while the post is held."))

    class Meta:
        model = PostHolder
        fields = (
            "committee", "title", "elder", "name", "since", "until", "by_virtue_of", "sent_by", "document_number",
            "position",
        )  # fmt: skip
        labels = {
            "committee": _("Committee or school"), "title": pgettext_lazy("office that somebody holds", "Post"),
            "elder": _("Five-old volunteer"),
            "name": _("Somebody else, by name"), "by_virtue_of": _("By virtue of the office of"),
            "sent_by": _("Sent by"), "document_number": _("Document number"), "position": _("Position in the list"),
        }  # fmt: skip
        help_texts = {
            "name": _("Only if the post is not held by a volunteer on the register."),
            "sent_by": _("For legal posts at schools: the court, the police station ..."),
        }
        widgets = {"position": whole_number_input()}

    def offer_choices(self) -> None:
        self.offer("title", PostTitle.objects.active().in_order())
        self.pick("elder", Elder.objects.exclude(status="deceased"))
        self.fields["position"].required = False

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.has_error("elder") and bool(cleaned.get("elder")) == bool(cleaned.get("name")):
            self.add_error("name", _("Name one person: a five-old volunteer, or somebody else by name."))
        first, end = cleaned.get("since"), cleaned.get("until")
        if first and end and end <= first:
            self.add_error("until", _("A term ends after it begins."))
        return cleaned


class PostHolderEntry(BookEntry):
    form_class = PostHolderForm
