"""Links by which a leader without an account decides on one record, once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class ApprovalLink(models.Model):
    """Lent by a reviewer for one version of one record, for a short time. Only a keyed hash of its token is kept."""

    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, related_name="approval_links", verbose_name=_("record")
    )
    record_version = models.PositiveIntegerField(_("version of the record"))
    token_hash = models.CharField(_("hash of its token"), max_length=64, unique=True, editable=False)
    meant_for = models.CharField(_("meant for"), max_length=60)
    lent_at = models.DateTimeField(_("lent at"), auto_now_add=True)
    lent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("lent by")
    )
    ends = models.DateTimeField(_("ends at"))
    used = models.DateTimeField(_("used at"), null=True)
    verb = models.CharField(_("what was done by it"), max_length=20, blank=True)

    privacy = classify(
        internal="id record record_version token_hash lent_at lent_by ends used verb", personal="meant_for"
    )

    class Meta:
        verbose_name = _("approval link")
        verbose_name_plural = _("approval links")
        constraints = [
            models.CheckConstraint(
                name="committees_approvallink_lent_at_and_lent_by",
                condition=Q(lent_at__isnull=False, lent_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.record_id}: {self.meant_for}"
