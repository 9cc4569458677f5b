"""The web form for an activity: when and where, what was done, who came; all else folded away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from activities.keydates import suggested
from activities.models import Activity, Audience, AudienceKind, Law, Speaker
from activities.widgets import FoldedByArea, forms_by_area
from committees.choices import Bound, DatePrecision
from committees.entry import Entry, Table
from committees.models import Area, Campaign, Committee, Elder, Unit, Venue

FOLDED, ROW = "portal/layout/folded.html", "portal/layout/row.html"
OWN_FIELDS = (
    "committee", "area", "title", "title_en", "summary", "summary_en", "places", "mode", "forms", "key_date",
    "campaign", "theme", "theme_en", "laws", "occasion_count", "occasion_unit", "certificate_count", "partners",
    "outside_partners", "outside_partners_en", "source_note",
)  # fmt: skip


CHOOSE = _("Choose")


def arranged(*parts) -> FormHelper:
    """A crispy helper that only arranges: the page brings the form element, its token and its buttons."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*parts)
    return helper


class ActivityMainForm(forms.ModelForm):
    """Everything about an activity but its rows."""

    held_on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last_day = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Only if it went on for more than one day."),
    )  # fmt: skip

    class Meta:
        model = Activity
        fields = OWN_FIELDS
        labels = {
            "committee": _("Committee"), "area": _("Area"), "title": _("Title"), "title_en": _("Title in English"),
            "summary": _("What happened"), "summary_en": _("What happened, in English"), "places": _("Place"),
            "mode": _("Mode"), "forms": _("Forms of activity"), "key_date": _("Key date"), "campaign": _("Campaign"),
            "theme": _("Theme"), "theme_en": _("Theme in English"), "laws": _("Laws"),
            "occasion_count": _("How many times"), "occasion_unit": _("Counted as"),
            "certificate_count": _("Certificates given"), "partners": _("Together with these committees"),
            "outside_partners": _("Partners outside the committees"),
            "outside_partners_en": _("Partners outside the committees, in English"), "source_note": _("Source"),
        }  # fmt: skip
        help_texts = {
            "title": _("One line, as it would stand in a report."),
            "summary": _("Three to five sentences are enough. Do not write children's names."),
            "key_date": _("Left empty, it is found from the date."),
        }
        widgets = {
            "area": forms.RadioSelect,
            "forms": FoldedByArea,
            "laws": forms.CheckboxSelectMultiple,
            "places": forms.SelectMultiple(attrs={"size": 4}),
            "partners": forms.SelectMultiple(attrs={"size": 4}),
            "summary": forms.Textarea(attrs={"rows": 5}),
            "summary_en": forms.Textarea(attrs={"rows": 4}),
            "occasion_count": forms.TextInput(attrs={"inputmode": "numeric"}),
            "certificate_count": forms.TextInput(attrs={"inputmode": "numeric"}),
        }

    def __init__(self, data=None, *, committees, record: Activity | None = None) -> None:
        super().__init__(data, instance=record, prefix=None)
        if record is not None:
            self.initial["held_on"] = record.since
            self.initial["last_day"] = record.window.last_day if record.date_precision == DatePrecision.DAYS else None
        else:
            self.initial.setdefault("held_on", timezone.localdate())
            self.initial.setdefault("area", "red_education")
        self._limit_choices(committees)
        self.helper = arranged(
            "committee",
            Fieldset(_("When and where"), Div("held_on", "last_day", template=ROW), "places"),
            Fieldset(_("What was done"), "area", "title", "forms", "summary"),
        )
        self.more_helper = arranged(
            Fieldset(
                _("More, if you like"), "mode", "key_date", "campaign", "theme", "laws",
                Div("occasion_count", "occasion_unit", template=ROW), "certificate_count", "partners",
                "outside_partners", "source_note", template=FOLDED,
            ),
            Fieldset(
                _("In English"), "title_en", "summary_en", "theme_en", "outside_partners_en", template=FOLDED
            ),
        )  # fmt: skip

    def _limit_choices(self, committees) -> None:
        self.fields["committee"].queryset = committees
        if committees and self.initial.get("committee") is None:
            self.initial["committee"] = committees[0].pk
        if len(committees) == 1:
            self.fields["committee"].widget = forms.HiddenInput()
        self.fields["area"].queryset = Area.objects.active().in_order()
        self.fields["area"].empty_label = None
        self.fields["forms"].choices = forms_by_area()
        area = Area.objects.filter(pk=self["area"].value() or "").first()
        self.fields["forms"].widget.own_area = str(area) if area else ""
        self.fields["laws"].queryset = Law.objects.active().in_order()
        self.fields["places"].queryset = Venue.objects.filter(is_active=True).order_by("name", "pk")
        self.fields["partners"].queryset = Committee.objects.open().in_tree_order()
        self.fields["campaign"].queryset = Campaign.objects.counted().newest_first()
        self.fields["occasion_unit"].queryset = Unit.objects.active().filter(kind="occasions").in_order()
        self.fields["occasion_unit"].empty_label = None
        for name in ("key_date", "campaign"):
            self.fields[name].empty_label = CHOOSE

    def clean_partners(self):
        partners = self.cleaned_data["partners"]
        if self.cleaned_data.get("committee") in partners:
            raise ValidationError(_("The committee itself is not its own partner."))
        return partners

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("held_on"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day cannot be before the first."))
        return cleaned

    def _post_clean(self) -> None:
        """Model rules are checked once, by the action that writes the record."""

    def record_fields(self) -> dict[str, Any]:
        """The fields of the model, with the days turned into an interval."""
        values = {name: self.cleaned_data[name] for name in OWN_FIELDS}
        first, last = self.cleaned_data["held_on"], self.cleaned_data["last_day"] or self.cleaned_data["held_on"]
        values["key_date"] = values["key_date"] or suggested(first)
        return values | {
            "since": first,
            "until": last + timedelta(days=1),
            "date_precision": DatePrecision.DAY if first == last else DatePrecision.DAYS,
            "is_plan": first > timezone.localdate(),
        }


class AudienceForm(forms.Form):
    """One group of people: a number, or a tick at 'not counted'."""

    audience = forms.ModelChoiceField(AudienceKind.objects.none(), label=_("Who took part"), empty_label=CHOOSE)
    number = forms.IntegerField(
        label=_("How many"), required=False, min_value=1, max_value=9_999_999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    is_uncounted = forms.BooleanField(label=_("not counted"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Counted as"), empty_label=None, initial="person_time")
    bound = forms.ChoiceField(
        label=_("How exact"), initial=Bound.EXACT,
        choices=[(bound.value, bound.label) for bound in Bound if bound != Bound.BETWEEN],
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].queryset = AudienceKind.objects.active().in_order()
        self.fields["unit"].queryset = Unit.objects.filter(kind__in=("persons", "person_times")).in_order()

    @staticmethod
    def values_of(row: Audience) -> dict[str, Any]:
        return {
            "audience": row.audience_id, "number": row.number and int(row.number), "is_uncounted": row.number is None,
            "unit": row.unit_id, "bound": row.bound,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        counted = cleaned.get("number") is not None
        if counted and cleaned.get("is_uncounted"):
            self.add_error("number", _("Either a number, or 'not counted'; not both."))
        if not counted and not cleaned.get("is_uncounted") and "number" not in self.errors:
            self.add_error("number", _("Give a number, or tick 'not counted'."))
        return cleaned

    @property
    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("audience", "number", "unit", "bound")}


class SpeakerForm(forms.Form):
    """One five-old volunteer who spoke."""

    elder = forms.ModelChoiceField(Elder.objects.none(), label=_("Five-old volunteer"), empty_label=CHOOSE)
    hours = forms.DecimalField(label=_("Hours"), required=False, min_value=0, max_value=100, decimal_places=1)
    told = forms.CharField(label=_("What they told"), required=False, max_length=300)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["elder"].queryset = Elder.objects.filter(status="active").order_by("name", "pk")

    @staticmethod
    def values_of(row: Speaker) -> dict[str, Any]:
        return {"elder": row.elder_id, "hours": row.hours, "told": row.told}

    @property
    def row(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("elder", "hours", "told")}


class AudienceTable(forms.formset_factory(AudienceForm, formset=Table, extra=1, max_num=30, can_delete=True)):
    title = _("Who took part")
    add_label = _("Add another group")


class SpeakerTable(forms.formset_factory(SpeakerForm, formset=Table, extra=1, max_num=30, can_delete=True)):
    title = _("Five-old volunteers who spoke")
    add_label = _("Add another speaker")


class ActivityEntry(Entry):
    """An activity with its audiences and speakers."""

    kind_key = "activity"
    form_class = ActivityMainForm
    table_classes = {"audiences": AudienceTable, "speakers": SpeakerTable}
