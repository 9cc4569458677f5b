"""The web form for a venue."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.forms.book import BookEntry, BookForm
from committees.models import Venue, VenueKind


class VenueForm(BookForm):
    legend = _("The venue")
    first = ("name", "kind", "address", "is_active")
    more = ("to_be_confirmed",)
    english = ("name_en", "address_en", "to_be_confirmed_en")

    class Meta:
        model = Venue
        fields = (
            "committee", "name", "kind", "address", "is_active", "to_be_confirmed", "name_en", "address_en",
            "to_be_confirmed_en",
        )  # fmt: skip
        labels = {
            "committee": _("Kept by"), "name": pgettext_lazy("of a thing", "Name"),
            "kind": _("Kind of venue"), "address": _("Address"),
            "is_active": _("In use"), "to_be_confirmed": _("To be confirmed"), "name_en": _("Name in English"),
            "address_en": _("Address, in English"), "to_be_confirmed_en": _("To be confirmed, in English"),
        }  # fmt: skip
        help_texts = {
            "name": _("As people call it: a memorial hall, a school, a village square."),
            "to_be_confirmed": _("What is not yet certain, in one sentence."),
        }

    def offer_choices(self) -> None:
        self.offer("kind", VenueKind.objects.active().in_order())


class VenueEntry(BookEntry):
    form_class = VenueForm
