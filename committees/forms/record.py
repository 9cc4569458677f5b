"""What the web forms of all kinds of record share."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from committees import finding
from committees.forms.arranging import CHOOSE, FOLDED
from committees.forms.choosing import form_field
from committees.forms.picking import Pick, as_picked
from committees.forms.when import WhenForm
from committees.models import Area, Committee, Record, User, Venue

SHARED_FIELDS = (
    "committee", "area", "title", "title_en", "summary", "summary_en", "places", "partners", "outside_partners",
    "outside_partners_en", "source_note", "source_note_en", "to_be_confirmed", "to_be_confirmed_en",
)  # fmt: skip
WITHOUT_AREA = tuple(name for name in SHARED_FIELDS if name != "area")
IN_ENGLISH = ("title_en", "summary_en", "outside_partners_en", "source_note_en", "to_be_confirmed_en")
SEPARATOR = " · "


class RecordForm(WhenForm, forms.ModelForm):
    """A kind's form names its model and fields, may set `area_key`, and lays itself out in `arrange`.

    `helper` arranges what comes before the tables of rows, `more_helper` what comes after them.
    """

    area_key: ClassVar[str] = ""  # the one area that all records of the kind belong to; empty where each says its own
    makes_title: ClassVar[bool] = False  # whether a title that is left empty is made of `title_parts`

    class Meta:
        model: Any = Record
        fields: tuple[str, ...] = SHARED_FIELDS
        formfield_callback = form_field
        labels = {
            "committee": _("Committee"), "area": _("Area"), "title": _("Title"), "title_en": _("Title in English"),
            "summary": _("What happened"), "summary_en": _("What happened, in English"), "places": _("Place"),
            "partners": _("Together with these committees"), "outside_partners": _("Partners outside the committees"),
            "outside_partners_en": _("Partners outside the committees, in English"), "source_note": _("Source"),
            "source_note_en": _("Source, in English"), "to_be_confirmed": _("To be confirmed"),
            "to_be_confirmed_en": _("To be confirmed, in English"),
        }  # fmt: skip
        help_texts = {
            "title": _("One line, as it would stand in a report."),
            "summary": _("Three to five sentences are enough. Do not write children's names."),
            "to_be_confirmed": _("What is not yet certain, in one sentence."),
        }
        widgets: dict[str, Any] = {
            "area": forms.RadioSelect,
            "summary": forms.Textarea(attrs={"rows": 5}),
            "summary_en": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, data=None, *, by: User, committees, record: Any = None) -> None:
        super().__init__(data, instance=record, prefix=None)
        self.by, self.committees, self.record = by, committees, record
        self.set_up_when(record)
        self._offer_committees(committees)
        self._offer_areas()
        self._offer("places", Venue.objects.filter(is_active=True).order_by("name", "pk"))
        self._offer("partners", Committee.objects.open().in_tree_order())
        if self.makes_title:
            self.fields["title"].required = False
            self.fields["title"].help_text = _("Left empty, it is made from what you chose.")
        self.offer_choices()
        self.arrange()

    def offer_choices(self) -> None:
        """Limit the choices of a kind's own fields; a kind overrides it."""

    def arrange(self) -> None:
        """Set `helper` and `more_helper`; a kind overrides it."""
        raise NotImplementedError

    def _offer(self, name: str, things: Any, *, what: str = "") -> None:
        """Offer these things in a field, if the form has it; of sorts of which there are many, to be picked by name."""
        if name not in self.fields:
            return
        things = self._with_what_stands(name, things)
        if finding.sort_of(things.model):
            self._let_pick(name, things, what)
        else:
            self.fields[name].queryset = things
            if getattr(self.fields[name], "empty_label", None):
                self.fields[name].empty_label = CHOOSE

    def _let_pick(self, name: str, things: Any, what: str = "") -> None:
        kept = as_picked(self.initial.get(name)).chosen if self.record is not None else ()
        self.fields[name] = Pick.instead_of(self.fields[name], things, by=self.by, kept=kept, what=what)

    def _with_what_stands(self, name: str, things: Any) -> Any:
        """What a record already says can be kept, even if nobody could choose it any more."""
        if self.record is None:
            return things
        field = self._meta.model._meta.get_field(name)
        chosen = (
            getattr(self.record, name).values("pk") if field.many_to_many else [getattr(self.record, field.attname)]
        )
        return things | things.model._default_manager.filter(pk__in=chosen)

    def _offer_committees(self, committees: Any) -> None:
        """The person's own committees; where there is but one, nobody is asked."""
        if "committee" not in self.fields:
            return
        first = list(committees[:2])
        if first and self.initial.get("committee") is None:
            self.initial["committee"] = first[0].pk
        if len(first) == 1:
            self.fields["committee"].queryset = committees
            self.fields["committee"].widget = forms.HiddenInput()
        else:
            self._let_pick("committee", committees)

    def _offer_areas(self) -> None:
        if "area" in self.fields:
            self.fields["area"].queryset = Area.objects.active().in_order()
            self.fields["area"].empty_label = None

    def folded_more(self, *names: str) -> Fieldset:
        """What few need, folded: a kind's own fields, then partners, source and what is to be confirmed."""
        shared = ("partners", "outside_partners", "source_note", "to_be_confirmed")
        shown = [name for name in (*names, *shared) if name in self.fields]
        return Fieldset(_("More, if you like"), *shown, template=FOLDED)

    def folded_english(self, *names: str) -> Fieldset:
        """The same in English, folded."""
        shown = [name for name in (*IN_ENGLISH, *names) if name in self.fields]
        return Fieldset(_("In English"), *shown, template=FOLDED)

    def clean_partners(self):
        partners = self.cleaned_data["partners"]
        if self.cleaned_data.get("committee") in partners:
            raise ValidationError(_("The committee itself is not its own partner."))
        return partners

    def _post_clean(self) -> None:
        """Model rules are checked once, by the action that writes the record."""

    def record_fields(self) -> dict[str, Any]:
        """The fields of the model, as the action takes them."""
        values = {name: self.cleaned_data[name] for name in self._meta.fields}
        if self.area_key:
            values["area"] = Area.objects.get(pk=self.area_key)
        if self.makes_title and not values["title"]:
            values |= self._made_titles(values)
        return values | self.when_values()

    def title_parts(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """The things that a title is made of; their names are read in each language in turn."""
        raise NotImplementedError

    def _made_titles(self, values: dict[str, Any]) -> dict[str, str]:
        made = {}
        for name, language in (("title", "zh-hans"), ("title_en", "en")):
            with override(language):
                parts = [str(part) for part in self.title_parts(values) if part]
            made[name] = SEPARATOR.join(parts)[: self._meta.model._meta.get_field(name).max_length]
        return made
