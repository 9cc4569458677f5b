"""Files that belong to records."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class Attachment(models.Model):
    """A photo or a paper of a record; before the record is made, of its draft. Served only to who may see either."""

    record = models.ForeignKey(
        "committees.Record",
        on_delete=models.CASCADE,
        null=True,
        related_name="attachments",
        verbose_name=_("record"),
    )
    draft_key = models.UUIDField(_("key of the draft"), null=True, editable=False, db_index=True)
    file = models.FileField(_("file"), upload_to="attachments/%Y/%m/")
    thumbnail = models.FileField(_("small picture"), upload_to="attachments/%Y/%m/", blank=True, editable=False)
    name = models.CharField(_("name of the file"), max_length=120, blank=True)
    media_type = models.CharField(_("type of the file"), max_length=100, blank=True, editable=False)
    size = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    digest = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    caption = models.CharField(_("caption"), max_length=160, blank=True)
    caption_en = models.CharField(_("caption, in English"), max_length=240, blank=True)
    is_photo = models.BooleanField(_("photo"), default=False)
    is_public = models.BooleanField(_("may be shown in public"), default=False)
    shows_children = models.BooleanField(_("shows children who can be recognised"), default=False)
    consent = models.CharField(
        _("consent for the photo"),
        max_length=200,
        blank=True,
        help_text=_("Who gave it, when, and where the paper is kept. No names of children."),
    )
    position = models.PositiveSmallIntegerField(_("position in the list"), default=0)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )

    privacy = classify(
        public="id record caption caption_en position",
        internal="draft_key file thumbnail name media_type size digest is_photo is_public shows_children consent"
        " added_at added_by",
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.CheckConstraint(
                name="committees_attachment_of_a_record_or_a_draft",
                condition=Q(record__isnull=False, draft_key__isnull=True)
                | Q(record__isnull=True, draft_key__isnull=False),
            ),
            models.CheckConstraint(
                name="committees_attachment_added_at_and_added_by",
                condition=Q(added_at__isnull=False, added_by__isnull=False),
            ),
            models.CheckConstraint(
                name="committees_attachment_children_shown_with_consent",
                condition=Q(is_public=False) | Q(shows_children=False) | ~Q(consent=""),
                violation_error_message=_("Children who can be recognised are shown in public only with consent."),
            ),
            models.UniqueConstraint(
                fields=["record", "digest"], condition=~Q(digest=""), name="committees_attachment_once_in_a_record"
            ),
        ]

    def __str__(self):
        return self.caption or self.name or self.file.name
