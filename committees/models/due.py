"""The work that the portal does by itself, and when it was last done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class DueJob(models.Model):
    """One job of committees.due: when it last began and ended, and what came of it. The row is its lock."""

    name = models.SlugField(_("job"), max_length=40, primary_key=True)
    began = models.DateTimeField(_("last begun"), null=True)
    ended = models.DateTimeField(_("last ended"), null=True)
    result = models.CharField(_("what came of it"), max_length=300, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    privacy = classify(internal="name began ended result failures")

    class Meta:
        verbose_name = _("job of the portal")
        verbose_name_plural = _("jobs of the portal")

    def __str__(self):
        return self.name
