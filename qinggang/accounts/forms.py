"""The forms around signing in and one's own account."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, SetPasswordMixin, UsernameField
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from committees.models import User


def plain_helper() -> FormHelper:
    """The <form> element and its buttons stand in the page."""
    helper = FormHelper()
    helper.form_tag = False
    return helper


class NameField(UsernameField):
    """Account names are small; the phone's keyboard begins with a capital and ends with a blank."""

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        return typed.strip().lower() if typed else typed


class SignInForm(AuthenticationForm):
    """Account name and password; one message for every failure, so that nobody learns which accounts exist."""

    username = NameField(widget=forms.TextInput(attrs={"autofocus": True}))
    error_messages = {
        "invalid_login": _("The account name or the password is not right. Try again, or ask for a new password."),
        "inactive": _("The account name or the password is not right. Try again, or ask for a new password."),
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Account name")
        self.fields["username"].error_messages["required"] = _("Type your account name.")
        self.fields["password"].label = _("Password")
        self.fields["password"].error_messages["required"] = _("Type your password.")
        self.helper = plain_helper()


class OwnPasswordField(forms.CharField):
    """The password that the person has now."""

    widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)


class ProvedForm(forms.Form):
    """A form that asks for the present password. Wrong ones count as failures to sign in, and lock out as they do."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user = request, request.user
        self.helper = plain_helper()

    old_password = OwnPasswordField(label=_("Your password now"))

    def clean_old_password(self) -> str:
        typed = self.cleaned_data["old_password"]
        if authenticate(self.request, username=self.user.get_username(), password=typed) is None:
            raise ValidationError(_("This is not your present password."))
        return typed


class PasswordForm(SetPasswordMixin, ProvedForm):
    """A new password of one's own, typed twice."""

    new_password1, new_password2 = SetPasswordMixin.create_password_fields(
        label1=_("New password"), label2=_("New password once more")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _(
            "At least 12 characters. A short sentence that only you know is easy to remember and hard to guess."
        )
        self.fields["new_password2"].help_text = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.validate_passwords("new_password1", "new_password2")
        self.validate_password_for_user(self.user, "new_password2")
        new = cleaned.get("new_password1")
        if new and new == cleaned.get("old_password"):
            self.add_error("new_password1", _("This is the old password. Choose another one."))
        return cleaned


class CodeForm(forms.Form):
    """A code from the phone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "short"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper()


class AccountForm(forms.ModelForm):
    """What everybody says of themselves."""

    language = forms.ChoiceField(label=_("Language"), required=False)

    class Meta:
        model = User
        fields = ("name", "email", "language", "wants_digest")
        labels = {"name": _("Name"), "email": _("E-mail"), "wants_digest": _("Send me an e-mail of what waits for me")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["language"].choices = [("", _("As chosen at the top of the page")), *settings.LANGUAGES]
        self.helper = plain_helper()


class HandOverForm(forms.Form):
    """Who gets the unfinished work, and whether the account is closed with it."""

    receiver = forms.ModelChoiceField(
        label=_("Who takes over"),
        queryset=User.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose who takes over.")},
    )
    shut = forms.BooleanField(
        label=_("The person has left: end their rights and close the account"), required=False, initial=True
    )

    def __init__(self, *args: Any, receivers: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = receivers
        self.fields["receiver"].label_from_instance = lambda user: f"{user} ({user.username})"
        self.helper = plain_helper()
