"""What the forms for a studio's work share: the studio is chosen, and the committee follows from it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from committees.choices import GONE, Bound
from committees.forms import WITHOUT_AREA, RecordForm
from committees.models import Committee
from studios.models import Studio
from studios.models.studio import AREA

WORK_FIELDS = ("studio", *(name for name in WITHOUT_AREA if name not in ("committee", "places")))


class StudioWorkForm(RecordForm):
    """A kind of work names its model and fields on top of WORK_FIELDS."""

    area_key = AREA

    class Meta(RecordForm.Meta):
        labels = {**RecordForm.Meta.labels, "studio": _("Studio")}

    def offer_choices(self) -> None:
        """The studios of the committees within reach; the only one is chosen already."""
        studios = Studio.objects.filter(committee__in=self.committees).exclude(state__in=GONE)
        studios = studios.exclude(status=Studio.Status.CLOSED)
        self._offer("studio", studios.select_related("committee").order_by("committee__path", "title", "pk"))
        self.studios = list(self.fields["studio"].queryset)
        if not self.studios:
            self.fields["studio"].help_text = _("There is no studio to choose yet. Enter the studio first.")
        elif len(self.studios) == 1 and self.record is None:
            self.initial["studio"] = self.studios[0].pk

    @property
    def chosen_studio(self) -> Studio | None:
        """The studio as far as it is known when the page is made: posted, stored, or the only one."""
        chosen = str(self["studio"].value() or "")
        return next((studio for studio in self.studios if str(studio.pk) == chosen), None)

    def clean_partners(self) -> Any:
        """The committee is that of the studio, known once the whole form is read."""
        return self.cleaned_data["partners"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self._committee in (cleaned.get("partners") or ()):
            self.add_error("partners", _("The committee itself is not its own partner."))
        return cleaned

    @property
    def _committee(self) -> Committee | None:
        studio = self.cleaned_data.get("studio")
        return studio.committee if studio else None

    def record_fields(self) -> dict[str, Any]:
        return super().record_fields() | {"committee": self._committee}


def count_field(label: Any) -> forms.IntegerField:
    """How often; empty where nobody counted."""
    return forms.IntegerField(
        label=label, required=False, initial=1, min_value=1, max_value=100_000,
        help_text=_("Leave empty if nobody counted."), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def bound_field() -> forms.ChoiceField:
    """How exact one number is; a second one, for 'between', is not kept of these."""
    choices = [(bound.value, bound.label) for bound in Bound if bound != Bound.BETWEEN]
    return forms.ChoiceField(label=_("How exact"), initial=Bound.EXACT, choices=choices)
