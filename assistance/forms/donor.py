"""The web form for a donor."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.models import AidSource, Donor
from committees.forms.book import BookEntry, BookForm, check_naming
from committees.forms.choosing import form_field


class DonorForm(BookForm):
    legend = _("The donor")
    first = ("name", "kind", "phone")
    more = ("named_in_public", "naming_basis", "to_be_confirmed")
    english = ("name_en", "to_be_confirmed_en")

    class Meta:
        model = Donor
        fields = (
            "committee", "name", "kind", "phone", "named_in_public", "naming_basis", "to_be_confirmed", "name_en",
            "to_be_confirmed_en",
        )  # fmt: skip
        formfield_callback = form_field
        labels = {
            "committee": _("Kept by"), "name": pgettext_lazy("of a thing", "Name"), "kind": _("Kind of donor"),
            "phone": _("Telephone"),
            "named_in_public": _("The name may stand in public"),
            "naming_basis": _("Why the name may stand in public"), "to_be_confirmed": _("To be confirmed"),
            "name_en": _("Name in English"), "to_be_confirmed_en": _("To be confirmed, in English"),
        }  # fmt: skip
        help_texts = {
            "name": _("The person, team, enterprise or charity that gives."),
            "phone": _("Only those who keep this register see it."),
            "to_be_confirmed": _("What is not yet certain, in one sentence."),
        }
        widgets = {"phone": forms.TextInput(attrs={"inputmode": "tel"})}

    def offer_choices(self) -> None:
        self.offer("kind", AidSource.objects.active().in_order())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        check_naming(self, cleaned)
        return cleaned


class DonorEntry(BookEntry):
    form_class = DonorForm
