"""What somebody has typed but not yet handed in, and files that belong to records."""

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
    record = models.OneToOneField(
        "committees.Record",
        on_delete=models.CASCADE,
        null=True,
        related_name="draft",
        verbose_name=_("record"),
    )
    typed = EncryptedTextField(_("as typed"))
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    privacy = classify(internal="key author committee kind record saved_at", protected="typed")

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self):
        return f"{self.kind} {self.key}"


class Attachment(models.Model):
    """A file that belongs to a record. Served only to who may see the record."""

    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, related_name="attachments", verbose_name=_("record")
    )
    file = models.FileField(_("file"), upload_to="attachments/%Y/%m/")
    caption = models.CharField(_("caption"), max_length=160, blank=True)
    caption_en = models.CharField(_("caption, in English"), max_length=240, blank=True)
    is_photo = models.BooleanField(_("photo"), default=False)
    is_public = models.BooleanField(_("may be shown in public"), default=False)
    position = models.PositiveSmallIntegerField(_("position in the list"), default=0)

    privacy = classify(public="id record caption caption_en position", internal="file is_photo is_public")

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self):
        return self.caption or self.file.name
