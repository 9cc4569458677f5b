"""Children's data that leaves the portal: who asked for it, who allowed it, and that it was taken once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from committees.models import Register
from committees.privacy import classify


class ChildExport(Register):
    """An officer asks to take a list of children's files out of the portal; a second person decides."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="child_exports", verbose_name=_("asked by")
    )
    asked_on = models.DateField(_("asked on"), auto_now_add=True)
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("whose files"),
        help_text=_("The files of this committee and of all below it."),
    )
    purpose = models.CharField(_("what for"), max_length=200)
    is_in_clear = models.BooleanField(_("with whole names and numbers"), default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    is_granted = models.BooleanField(_("granted"), default=False)
    why = models.CharField(_("why not"), max_length=300, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)

    privacy = classify(
        internal="asked_by asked_on committee purpose is_in_clear decided_by decided_on is_granted why taken_on"
    )

    class Meta:
        verbose_name = _("export of children's data")
        verbose_name_plural = _("exports of children's data")
        constraints = [
            models.CheckConstraint(
                name="assistance_childexport_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                violation_error_message=_("Nobody decides on their own export."),
            ),
            models.CheckConstraint(
                name="assistance_childexport_both_decided_by_and_decided_on",
                condition=Q(decided_by__isnull=True, decided_on__isnull=True)
                | Q(decided_by__isnull=False, decided_on__isnull=False),
                violation_error_message=_("Whoever decides does so on a day."),
            ),
            models.CheckConstraint(
                name="assistance_childexport_taken_only_if_granted",
                condition=Q(taken_on__isnull=True) | Q(is_granted=True, decided_on__isnull=False),
                violation_error_message=_("Nothing is taken before it is granted."),
            ),
        ]

    def __str__(self):
        return gettext("No. %(number)d") % {"number": self.pk or 0}
