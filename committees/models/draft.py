"""What somebody has typed but not yet handed in."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.encryption import EncryptedTextField
from committees.privacy import classify


class Draft(models.Model):
    """A form as it was left: kept as typed, checked only when it is submitted. Encrypted: it may hold anything."""

    key = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts", verbose_name=_("author")
    )
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="+", verbose_name=_("committee")
    )
    kind = models.CharField(_("kind"), max_length=30)
    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, null=True, related_name="drafts", verbose_name=_("record")
    )
    entry_id = models.BigIntegerField(_("entry of a register"), null=True)
    typed = EncryptedTextField(_("as typed"))
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    privacy = classify(internal="key author committee kind record entry_id saved_at", protected="typed")

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            # Two people who change the same record each keep what they typed.
            models.UniqueConstraint(
                fields=["record", "author"], name="committees_draft_of_a_record_once_for_each_author"
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.key}"
