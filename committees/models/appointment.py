"""Who may do what where: the only source of rights."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from committees.choices import Role
from committees.models.register import Register
from committees.privacy import classify


class AppointmentQuerySet(models.QuerySet):
    def in_force(self, day: date):
        stands_in_for_nobody_gone = Q(in_place_of__isnull=True) | Q(in_place_of__is_active=True)
        return self.not_ended(day).filter(stands_in_for_nobody_gone, since__lte=day, user__is_active=True)

    def not_ended(self, day: date):
        """Those in force and those yet to begin, of whomever."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day))


class Appointment(Register):
    """A person's role in a committee and everything below it, given by somebody, until a day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="appointments",
        verbose_name=_("account"),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="appointments",
        verbose_name=_("committee"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateField(_("from"))
    until = models.DateField(_("until, not including"), null=True, blank=True)
    in_place_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="deputies",
        verbose_name=_("in place of"),
    )
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("appointed by"),
    )

    objects = AppointmentQuerySet.as_manager()
    privacy = classify(internal="user committee role since until in_place_of appointed_by")

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            models.CheckConstraint(
                name="committees_appointment_until_after_since",
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("An appointment ends after it begins."),
            ),
            models.CheckConstraint(
                name="committees_appointment_deputy_until_a_day",
                condition=Q(in_place_of__isnull=True) | Q(until__isnull=False),
                violation_error_message=_("A deputy stands in until a day; say which."),
            ),
            models.UniqueConstraint(
                fields=["user", "committee", "role", "since"],
                name="committees_appointment_once",
                violation_error_message=_("This person already has this role here from that day."),
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()} · {self.committee}"
