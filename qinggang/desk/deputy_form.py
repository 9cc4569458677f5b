"""The form by which a reviewer who will be away names a deputy."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import deputies
from committees.forms import CHOOSE, arranged
from committees.forms.arranging import day_field
from committees.models import Committee, User

FIELD_OF = {"until": "last_day"}  # what an action refuses, and where that was typed


class DeputyForm(forms.Form):
    """Who, from which day, and until which day. The committee is asked only where the person reviews for several."""

    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), empty_label=None)
    user = forms.ModelChoiceField(User.objects.none(), label=_("Who stands in for you"), empty_label=CHOOSE)
    since = day_field(_("First day of it"))
    last_day = day_field(_("Last day of it"), help_text=_("90 days at most."))

    def __init__(self, data: Any = None, *, by: User) -> None:
        super().__init__(data)
        own = [right.committee for right in deputies.own_rights(by)]
        self.fields["committee"].queryset = Committee.objects.filter(pk__in=[committee.pk for committee in own])
        if len(own) == 1:
            self.fields["committee"].widget = forms.HiddenInput()
        near: Any = User.objects.none()
        for committee in own:
            near = near | deputies.eligible(by, committee)
        self.fields["user"].queryset = near.distinct()
        self.initial |= {"committee": own[0].pk if own else None, "since": timezone.localdate()}
        self.helper = arranged(Field("committee"), Field("user"), Field("since"), Field("last_day"))

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        said = dict(self.cleaned_data)
        last_day: date = said.pop("last_day")
        return said | {"until": last_day + timedelta(days=1)}

    def add_refusal(self, refusal: forms.ValidationError) -> None:
        """Put what the action refused at the field where it can be mended."""
        for name, sentences in refusal.message_dict.items():
            field = FIELD_OF.get(name, name)
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)
