"""Forms about accounts: opening one, and the rights it has."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import SetPasswordMixin

from committees.admin.record_form import RowForm
from committees.admin.saving import ActionForm


class NewAccountForm(SetPasswordMixin, ActionForm):
    """A new account, with its first password typed twice."""

    password1, password2 = SetPasswordMixin.create_password_fields()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # The browser would put in the name of who is signed in.
        self.fields["username"].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.validate_passwords()
        return cleaned

    def _post_clean(self) -> None:
        """The password is compared with the names of the person, which are on the instance only now."""
        super()._post_clean()
        self.validate_password_for_user(self.instance, "password1")

    def action_fields(self) -> dict[str, Any]:
        fields = super().action_fields()
        fields["password"] = fields.pop("password1")
        del fields["password2"]
        return fields


class AppointmentForm(ActionForm):
    """One right; given from today if nothing else is said."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if "since" in self.fields:
            self.fields["since"].required = False


class AppointmentRow(RowForm):
    """One right among those of an account. Of those that stand only the end is open."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("committee", "role", "since"):
            self.fields[name].disabled = not self.instance._state.adding
        self.fields["since"].required = False

    @property
    def appointment_fields(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("committee", "role", "since", "until")}
