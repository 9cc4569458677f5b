"""The filters of a list of records."""

from __future__ import annotations

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees import access
from committees.choices import State
from committees.models import Area, Committee


class RecordFilter(forms.Form):
    """Committee with all below it, area, state, days, words. What cannot be read filters nothing and says so."""

    committee = forms.ModelChoiceField(
        Committee.objects.none(), label=_("Committee"), required=False, empty_label=_("all")
    )
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False, empty_label=_("all"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all but the trash")), *State.choices]
    )  # fmt: skip
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(label=_("Words in the title"), required=False, max_length=100)

    def __init__(self, data, *, user, with_state: bool = True) -> None:
        super().__init__(data)
        self.fields["committee"].queryset = access.committees_within_reach(user, access.READS_DASHBOARD).in_tree_order()
        self.fields["area"].queryset = Area.objects.active().in_order()
        if not with_state:
            del self.fields["state"]

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def applied_to(self, records):
        """The records that fit; a filter with a wrong value is left out, its message shown beside it."""
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("committee"):
            records = records.reaching([chosen["committee"]])
        if chosen.get("area"):
            records = records.filter(area=chosen["area"])
        state = chosen.get("state")
        records = records.filter(state=state) if state else records.exclude(state=State.TRASHED)
        if chosen.get("since"):
            records = records.filter(sort_on__gte=chosen["since"])
        if chosen.get("until"):
            records = records.filter(sort_on__lte=chosen["until"])
        for word in chosen.get("words", "").split():
            records = records.filter(Q(title__icontains=word) | Q(title_en__icontains=word))
        return records
