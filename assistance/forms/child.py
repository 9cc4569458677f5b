"""The web forms of a child's file: the child, and what belongs to it. What is encrypted is never shown in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance import access
from assistance.forms.part import PartForm
from assistance.forms.schools import schools
from assistance.forms.sealed import Sealed
from assistance.models import (
    Aspect,
    Child,
    Circumstance,
    CircumstanceKind,
    Consent,
    EndReason,
    Guardian,
    HarmReport,
    Need,
    Referral,
)
from committees.access import ENTERS_PROTECTED
from committees.forms.arranging import FOLDED, day_field, whole_number_input
from committees.forms.book import BookEntry, BookForm
from committees.forms.choosing import form_field

SHORT = forms.TextInput
LONG = forms.Textarea(attrs={"rows": 3})


class FileEntry(BookEntry):
    """A form of a child's file, which child-data officers alone fill in."""

    def roles(self) -> tuple[str, ...]:
        return ENTERS_PROTECTED


class ChildForm(Sealed, BookForm):
    legend = _("The child")
    first = ("name", "birth_year", "sex", "school", "school_class")
    more = ("id_number", "phone", "address", "health", "notes")

    closed_on = day_field(pgettext_lazy("of a file", "Closed on"), required=False)

    class Meta:
        model = Child
        fields = (
            "committee", "name", "birth_year", "sex", "school", "school_class", "id_number", "phone", "address",
            "health", "notes", "closed_on", "close_reason",
        )  # fmt: skip
        formfield_callback = form_field
        labels = {
            "committee": _("Committee"), "name": _("Name"), "birth_year": _("Year of birth"), "sex": _("Sex"),
            "school": _("School"), "school_class": _("Grade and class"), "id_number": _("ID number"),
            "phone": _("Telephone"), "address": _("Address"), "health": _("Health"), "notes": _("Notes"),
            "close_reason": _("Why it is closed"),
        }  # fmt: skip
        widgets = {
            "name": SHORT, "school_class": SHORT, "id_number": SHORT, "phone": forms.TextInput({"inputmode": "tel"}),
            "address": SHORT, "birth_year": whole_number_input(), "health": LONG, "notes": LONG,
        }  # fmt: skip

    def __init__(self, data=None, **given: Any) -> None:
        super().__init__(data, **given)
        self.seal()
        if self.instance._state.adding:
            del self.fields["closed_on"], self.fields["close_reason"]
        else:
            closing = Fieldset(_("Closing the file"), "closed_on", "close_reason", template=FOLDED)
            self.helper.layout.append(closing)

    def offer_choices(self) -> None:
        self.pick("school", schools())
        self.offer("close_reason", EndReason.objects.active().in_order())

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """Nothing: a name never stands in an address."""

    def record_fields(self) -> dict[str, Any]:
        fields = {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}
        return self.without_kept(fields)


class ChildEntry(FileEntry):
    form_class = ChildForm


class FilePartForm(PartForm):
    """A form of something that belongs to a child, or to a guardian."""

    owner_field: ClassVar[str] = "child"

    def owners(self) -> QuerySet:
        model = self.fields[self.owner_field].queryset.model
        if model is Child:
            kept = access.visible_children(self.by).filter(erased_on=None)
            return kept.select_related("committee").order_by("pk")
        kept = access.visible_parts(self.by, model.objects.filter(child__erased_on=None))
        return kept.select_related("child__committee").order_by("pk")


class CircumstanceForm(FilePartForm):
    legend = _("Why the child needs care")
    first = ("kind", "since", "until", "shown_by")

    since = day_field(_("From"), required=False)
    until = day_field(_("Until, not including"), required=False, help_text=_("Leave empty while it holds."))

    class Meta:
        model = Circumstance
        fields = ("child", "kind", "since", "until", "shown_by")
        formfield_callback = form_field
        labels = {"kind": _("Circumstance"), "shown_by": _("What shows it")}
        widgets = {"shown_by": SHORT}

    def offer_choices(self) -> None:
        super().offer_choices()
        self.offer("kind", CircumstanceKind.objects.active().in_order())


class GuardianForm(FilePartForm):
    legend = _("Who answers for the child")
    first = ("name", "relation", "phone")

    class Meta:
        model = Guardian
        fields = ("child", "name", "relation", "phone")
        formfield_callback = form_field
        labels = {"name": _("Name"), "relation": _("Relation to the child"), "phone": _("Telephone")}
        widgets = {"name": SHORT, "phone": forms.TextInput({"inputmode": "tel"})}

    def begin_with(self, asked: Mapping[str, str]) -> None:
        super().begin_with({"child": asked.get("child", "")})


class ConsentForm(FilePartForm):
    legend = _("What the guardian agreed to")
    first = ("scope", "given_on", "withdrawn_on")
    owner_field = "guardian"

    given_on = day_field(_("Given on"))
    withdrawn_on = day_field(_("Withdrawn on"), required=False, help_text=_("From this day on it no longer holds."))

    class Meta:
        model = Consent
        fields = ("guardian", "scope", "given_on", "withdrawn_on")
        formfield_callback = form_field
        labels = {"scope": _("For what")}
        widgets = {"scope": forms.RadioSelect}


class NeedForm(FilePartForm):
    legend = _("What the child needs")
    first = ("aspect", "need", "seen_on", "met_on")

    seen_on = day_field(_("Seen on"), initial=timezone.localdate)
    met_on = day_field(_("Met on"), required=False, help_text=_("Leave empty while it is needed."))

    class Meta:
        model = Need
        fields = ("child", "aspect", "need", "seen_on", "met_on")
        formfield_callback = form_field
        labels = {"aspect": _("Aspect"), "need": _("What is needed")}
        widgets = {"need": LONG}

    def offer_choices(self) -> None:
        super().offer_choices()
        self.offer("aspect", Aspect.objects.active().in_order())


class HarmReportForm(FilePartForm):
    legend = _("That it was reported")
    first = ("reported_to", "reported_on", "receipt")

    reported_on = day_field(_("Reported on"), initial=timezone.localdate)

    class Meta:
        model = HarmReport
        fields = ("child", "reported_to", "reported_on", "receipt")
        formfield_callback = form_field
        labels = {"reported_to": _("Reported to"), "receipt": _("Number of the report")}
        widgets = {"receipt": SHORT}


class ReferralForm(FilePartForm):
    legend = _("Who is to solve what")
    first = ("aspect", "problem", "referred_to", "referred_on", "due_on")

    referred_on = day_field(_("Referred on"), initial=timezone.localdate)
    due_on = day_field(_("To be solved by"))
    solved_on = day_field(_("Solved on"), required=False, help_text=_("Leave empty while it is open."))

    class Meta:
        model = Referral
        fields = (
            "child", "aspect", "problem", "referred_to", "referred_on", "due_on", "solved_on", "solved_by",
            "how_solved",
        )  # fmt: skip
        formfield_callback = form_field
        labels = {
            "aspect": _("Aspect"), "problem": _("Problem"), "referred_to": _("Referred to"),
            "solved_by": _("Solved by"), "how_solved": _("How it was solved"),
        }  # fmt: skip
        widgets = {"problem": LONG, "referred_to": SHORT, "solved_by": SHORT, "how_solved": LONG}

    def __init__(self, data=None, **given: Any) -> None:
        super().__init__(data, **given)
        self.helper.layout.append(Fieldset(_("How it ended"), "solved_on", "solved_by", "how_solved"))

    def offer_choices(self) -> None:
        super().offer_choices()
        self.offer("aspect", Aspect.objects.active().in_order())


class CircumstanceEntry(FileEntry):
    form_class = CircumstanceForm


class GuardianEntry(FileEntry):
    form_class = GuardianForm


class ConsentEntry(FileEntry):
    form_class = ConsentForm


class NeedEntry(FileEntry):
    form_class = NeedForm


class HarmReportEntry(FileEntry):
    form_class = HarmReportForm


class ReferralEntry(FileEntry):
    form_class = ReferralForm
