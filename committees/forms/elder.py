"""The web form for a five-old volunteer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees.forms.arranging import day_field, whole_number_input
from committees.forms.book import BookEntry, BookForm, check_naming
from committees.models import Elder, ElderKind, ElderRole


class ElderForm(BookForm):
    legend = _("The volunteer")
    first = ("name", "kinds", "status", "birth_year", "phone", "specialities")
    more = (
        "languages", "roles", "former_post", "age_stated", "age_stated_on", "named_in_public", "naming_basis",
        "to_be_confirmed",
    )  # fmt: skip
    english = ("name_en", "former_post_en", "to_be_confirmed_en")

    age_stated_on = day_field(_("Age stated on"), required=False)

    class Meta:
        model = Elder
        fields = (
            "committee", "name", "kinds", "status", "birth_year", "phone", "specialities", "languages", "roles",
            "former_post", "age_stated", "age_stated_on", "named_in_public", "naming_basis", "to_be_confirmed",
            "name_en", "former_post_en", "to_be_confirmed_en",
        )  # fmt: skip
        labels = {
            "committee": _("Committee"), "name": _("Name"), "kinds": _("Which of the five old"),
            "status": _("Status"), "birth_year": _("Year of birth"), "phone": _("Telephone"),
            "specialities": _("Specialities"), "languages": _("Languages besides Chinese"), "roles": _("Roles"),
            "former_post": _("Former post"),
            "age_stated": _("Age as stated"), "named_in_public": _("The name may stand in public"),
            "naming_basis": _("Why the name may stand in public"), "to_be_confirmed": _("To be confirmed"),
            "name_en": _("Name in English"), "former_post_en": _("Former post, in English"),
            "to_be_confirmed_en": _("To be confirmed, in English"),
        }  # fmt: skip
        help_texts = {
            "birth_year": _("Four digits. Only those who keep this register see it."),
            "phone": _("Only those who keep this register see it."),
            "specialities": _("What the volunteer can talk about or teach."),
            "to_be_confirmed": _("What is not yet certain, in one sentence."),
        }
        widgets = {
            "kinds": forms.CheckboxSelectMultiple,
            "roles": forms.CheckboxSelectMultiple,
            "birth_year": whole_number_input(),
            "age_stated": whole_number_input(),
            "phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }

    def offer_choices(self) -> None:
        self.offer("kinds", ElderKind.objects.active().in_order())
        self.offer("roles", ElderRole.objects.active().in_order())

    def clean_birth_year(self) -> int | None:
        year = self.cleaned_data["birth_year"]
        if year is not None and not 1900 <= year <= timezone.localdate().year:
            raise ValidationError(_("Give the year with four digits, like 1948."))
        return year

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        check_naming(self, cleaned)
        if cleaned.get("age_stated") is not None and not cleaned.get("age_stated_on"):
            self.add_error("age_stated_on", _("A stated age needs the day it was stated."))
        if cleaned.get("age_stated_on") and cleaned.get("age_stated") is None and not self.has_error("age_stated"):
            self.add_error("age_stated", _("Give the age that was stated on that day, or leave the day empty."))
        return cleaned


class ElderEntry(BookEntry):
    form_class = ElderForm
