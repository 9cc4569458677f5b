"""The form on the sign-in page."""

from crispy_forms.helper import FormHelper
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Account name and password; one message for every failure, so that nobody learns which accounts exist."""

    error_messages = {
        "invalid_login": _("The account name or the password is not right. Try again, or ask for a new password."),
        "inactive": _("The account name or the password is not right. Try again, or ask for a new password."),
    }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Account name")
        self.fields["password"].label = _("Password")
        self.helper = FormHelper()
        self.helper.form_tag = False
