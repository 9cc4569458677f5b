"""The name of a saved filter, and with whom it is shared."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees import access
from committees.models import User
from qinggang import saved_filters
from qinggang.desk.committee_choice import committee_choice


class SavedFilterForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=60)

    def __init__(self, data=None, *, user: User, **more) -> None:
        super().__init__(data, **more)
        allowed = access.committees_within_reach(user, saved_filters.SHARES_WITH)
        field = committee_choice(allowed, _("Share with"), none=_("nobody"))
        field.help_text = _("People of this committee and of those below it see it above their list.")
        self.fields["shared_with"] = field
