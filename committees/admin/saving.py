"""Saving in the admin: the form only checks; one action writes, with the version that was read when the form opened.

What the action refuses comes back to the form. It is shown a second time with what was typed and with the reason: of a
conflict, also what somebody else changed meanwhile, so that saving once more is done knowingly.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committees import changes
from committees.errors import Conflict, NotAllowed, NotReady, WrongState

REFUSALS = (Conflict, NotAllowed, NotReady, WrongState, ValidationError)


class Refused(Exception):
    """An action has refused what a form contained; nothing was written."""

    def __init__(self, error: Exception, version_read: int | None = None) -> None:
        self.error, self.version_read = error, version_read
        super().__init__(str(error))

    @property
    def is_conflict(self) -> bool:
        return isinstance(self.error, Conflict)

    @property
    def status(self) -> int:
        if isinstance(self.error, NotAllowed):
            return 403
        return 409 if isinstance(self.error, (Conflict, WrongState)) else 200

    @property
    def problems(self) -> list[tuple[str | None, Any]]:
        """Each field with what is the matter; None for the form as a whole."""
        return problems_of(self.error)


def problems_of(error: Exception) -> list[tuple[str | None, Any]]:
    if isinstance(error, NotReady):
        return [(field or None, sentence) for field, sentence in error.problems]
    if isinstance(error, ValidationError):
        if not hasattr(error, "error_dict"):
            return [(None, error)]
        return [(None if name == NON_FIELD_ERRORS else name, list(found)) for name, found in error.error_dict.items()]
    return [(None, str(error))]


class ActionForm(forms.ModelForm):
    """Checks what was typed, knows which version it was typed over, and shows what an action refused."""

    refusal: ClassVar[Refused | None] = None
    stands_for: ClassVar[dict[str, str]] = {}  # fields of the model that the form asks for under another name

    version_read = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages={
            "required": gettext_lazy("This page is incomplete. Open it again."),
            "invalid": gettext_lazy("This page is incomplete. Open it again."),
        },
    )

    def __init__(self, data=None, files=None, **kwargs) -> None:
        super().__init__(data, files, **kwargs)
        if self.instance._state.adding:
            del self.fields["version_read"]
            return
        self.initial["version_read"] = self.instance.version
        self._keep_what_stands()
        if self.refusal and self.refusal.is_conflict:
            # The page now says what the other person changed: whoever saves it again has read that.
            self.data = self.data.copy()
            self.data[self.add_prefix("version_read")] = self.instance.version

    def _keep_what_stands(self) -> None:
        """What a field holds stays among its choices, even if this person could not pick it now."""
        for name, field in self.fields.items():
            held = self.initial.get(name)
            if held and hasattr(field, "queryset"):
                keys = [thing.pk for thing in held] if isinstance(held, list) else [held]
                offered = Q(pk__in=field.queryset.order_by().values("pk"))
                every = field.queryset.model._base_manager.filter(offered | Q(pk__in=keys))
                field.queryset = every.order_by(*(field.queryset.query.order_by or ("pk",)))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for field, problem in self.refusal.problems if self.refusal else ():
            self.add_error(field, problem)
        if self.refusal and self.refusal.is_conflict and not self.instance._state.adding:
            for sentence in changed_meanwhile(self.instance, self.refusal.version_read):
                self.add_error(None, sentence)
            self.add_error(None, _("What you typed stands below. Save once more to put it in the place of theirs."))
        return self.cleaned_data if cleaned is None else cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django's; what concerns a field that is not on the form is said of the form as a whole."""
        if field is None and isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            for name, found in error.error_dict.items():
                self.add_error(None if name == NON_FIELD_ERRORS else name, list(found))
            return
        name = self.stands_for.get(field, field) if field else None
        super().add_error(name if name in self.fields else None, error)

    def action_fields(self) -> dict[str, Any]:
        """What the form says, by the names of the model's fields, as the action takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version_read"}


def changed_meanwhile(thing: Model, version: int) -> Iterable[str]:
    for change in changes.since(thing, version):
        words = {"field": change.label, "before": change.before or "—", "after": change.after or "—"}
        yield _("%(field)s: was “%(before)s”, is now “%(after)s”.") % words


class SavedByAction:
    """For admins whose models are written by an action. Subclasses say by which one in `write`."""

    form = ActionForm

    def write(self, request: HttpRequest, form: ActionForm, formsets: list, thing: Model | None) -> Model:
        """Hand everything to one action. `thing` is the stored one, untouched by the form; None for a new one."""
        raise NotImplementedError

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal
            response = super().changeform_view(request, object_id, form_url, extra_context)
            response.status_code = refusal.status
            return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_model(self, request, obj, form, change):
        """Nothing is written here: save_related hands the form and its rows to the action together."""

    def save_related(self, request, form, formsets, change):
        thing = self.stored(form.instance.pk) if change else None
        try:
            saved = self.write(request, form, formsets, thing)
        except REFUSALS as error:
            raise Refused(error, form.cleaned_data.get("version_read")) from error
        vars(form.instance).update(vars(saved))

    def stored(self, pk: Any) -> Model:
        return self.model._base_manager.get(pk=pk)
