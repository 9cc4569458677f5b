"""Accounts and appointments in the admin: who may sign in, and what they may do where."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, accounts, kinds
from committees.admin.account_forms import AppointmentForm, AppointmentRow, NewAccountForm
from committees.admin.account_steps import StepPages
from committees.admin.base import PortalAdmin, Shelf, Tool
from committees.admin.passwords import PasswordPage
from committees.admin.registers import below, reads_the_whole
from committees.admin.rows import RowsInline
from committees.admin.saving import ActionForm, SavedByAction
from committees.choices import Role
from committees.errors import NotAllowed
from committees.models import Appointment, User, Version

RIGHTS = kinds.Rows("appointments", ("committee", "role", "since", "until"))


class AccountsAdmin(SavedByAction, PortalAdmin):
    """What account managers keep."""

    readers = (*accounts.KEEPS_ACCOUNTS, Role.AUDITOR)
    shelf = Shelf.ACCOUNTS

    def has_add_permission(self, request):
        return access.has_role(request.user, accounts.KEEPS_ACCOUNTS)


class RightsInline(RowsInline):
    """The appointments of an account: new ones are given, those that stand are ended by a day."""

    model = Appointment
    table = RIGHTS
    fields = RIGHTS.fields
    fk_name = "user"
    form = AppointmentRow
    can_delete = False


@admin.register(User)
class UserAdmin(StepPages, PasswordPage, AccountsAdmin):
    is_long = True
    list_display = ("username", "name", "is_active", "joined_on", "last_login")
    list_filter = ("is_active", "is_demo", "appointments__role")
    search_fields = ("username", "name")
    ordering = ("username",)
    inlines = (RightsInline,)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.has_add_permission(request)
        try:
            accounts.check_can_keep_account(request.user, obj)
        except NotAllowed:
            return False
        return True

    def within_scope(self, request, things):
        """The accounts with a right in the person's committees, and those the person has opened."""
        if reads_the_whole(request.user, self.readers):
            return things
        rights = Appointment.objects.filter(below(request.user, self.readers, "committee"), user=OuterRef("pk"))
        opened = Version.objects.filter(
            subject="user", verb="create", by=request.user, subject_id=Cast(OuterRef("pk"), CharField(max_length=40))
        )
        return things.filter(Q(Exists(rights)) | Q(Exists(opened)))

    def choices_for(self, request, field):
        return self.get_queryset(request).filter(is_active=True)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ("username", "name", "email", "language", "password1", "password2")})]
        return [
            (None, {"fields": ("username", "name", "email", "language", "is_active")}),
            (_("Signing in"), {"fields": ("joined_on", "last_login", "must_change_password", "is_demo")}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return ("joined_on", "last_login", "must_change_password", "is_demo") if obj else ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "language":
            choices = [("", _("as their browser asks")), *settings.LANGUAGES]
            return forms.ChoiceField(label=db_field.verbose_name, required=False, choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = ActionForm if obj else NewAccountForm
        return super().get_form(request, obj, change=change, **kwargs)

    def tools(self, request, user):
        if not self.has_change_permission(request, user):
            return []
        tools = [Tool(_("Give a new password"), self.password_url(user)), *self.step_tools(user)]
        if user.pk != request.user.pk:
            tools.append(Tool(_("Hand work over"), f"{reverse('desk:hand-over')}?account={user.pk}"))
        return tools

    def notices(self, request, user):
        if self.has_change_permission(request, user) or not self.has_add_permission(request):
            return []
        return [_("This account also has rights outside your committees, so it is kept by the committee above.")]

    def write(self, request, form, formsets, thing):
        fields = form.action_fields()
        if thing is None:
            thing = accounts.open_account(by=request.user, **fields)
        elif form.has_changed():
            accounts.change_account(
                by=request.user, user=thing, fields=fields, version=form.cleaned_data["version_read"]
            )  # fmt: skip
        for formset in formsets:
            for row in formset.filled:
                self._write_right(request.user, thing, row)
        return thing

    @staticmethod
    def _write_right(by, user, row):
        if row.instance._state.adding:
            accounts.appoint(by=by, user=user, **row.appointment_fields)
        else:
            stored = Appointment.objects.get(pk=row.instance.pk)
            accounts.end_appointment(by=by, appointment=stored, until=row.cleaned_data["until"])


@admin.register(Appointment)
class AppointmentAdmin(AccountsAdmin):
    """One right of one account. It is given once and ended by a day; what it says does not change."""

    list_display = ("user", "role", "committee", "since", "until", "appointed_by")
    list_select_related = ("user", "committee", "appointed_by")
    list_filter = ("role",)
    search_fields = ("user__username", "user__name")
    fieldsets = [(None, {"fields": ("user", "committee", "role", "since", "until")})]
    form = AppointmentForm

    def has_change_permission(self, request, obj=None):
        return access.has_role(request.user, accounts.KEEPS_ACCOUNTS, obj.committee if obj else None)

    def within_scope(self, request, things):
        if reads_the_whole(request.user, self.readers):
            return things
        return things.filter(below(request.user, self.readers, "committee"))

    def get_readonly_fields(self, request, obj=None):
        return ("user", "committee", "role", "since") if obj else ()

    def get_changeform_initial_data(self, request):
        return {"since": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def write(self, request, form, formsets, thing):
        fields = form.action_fields()
        if thing is None:
            return accounts.appoint(by=request.user, **fields)
        accounts.end_appointment(
            by=request.user, appointment=thing, until=fields["until"], version=form.cleaned_data["version_read"]
        )
        return thing
