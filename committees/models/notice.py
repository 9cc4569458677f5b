"""What the portal tells a person, the work it does by itself, and the links by which a leader decides once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class Notice(models.Model):
    """Something a person should know: a record of theirs was returned, one waits for them. Said in their language."""

    class What(models.TextChoices):
        SUBMITTED = "submitted", _("waits for your review")
        RETURNED = "returned", _("was returned to you")
        APPROVED = "approved", _("was approved")
        PUBLISHED = "published", _("was published")
        UNPUBLISHED = "unpublished", _("was withdrawn from the public")
        REOPENED = "reopened", _("was re-opened")
        CANCELLED = "cancelled", _("was cancelled")
        ESCALATED = "escalated", _("was raised to you: it waited too long below")
        PLAN_DUE = "plan_due", _("was planned for a day that is over: did it happen?")
        HANDED_OVER = "handed_over", _("was handed over to you")
        DEPUTY = "deputy", _("you stand in for a reviewer")
        EMERGENCY = "emergency", _("a child's file was read in an emergency")
        EXPORT_ASKED = "export_asked", _("an export of children's data waits for your decision")
        EXPORT_DECIDED = "export_decided", _("your export of children's data was decided on")

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", verbose_name=_("to")
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    what = models.CharField(_("what"), max_length=20, choices=What.choices)
    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, null=True, related_name="notices", verbose_name=_("record")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    why = models.CharField(_("why"), max_length=500, blank=True)
    is_read = models.BooleanField(_("read"), default=False)
    is_mailed = models.BooleanField(_("in an e-mail"), default=False)

    privacy = classify(internal="id to at what record by why is_read is_mailed")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["to", "is_read", "-id"], name="notice_of_a_person")]

    def __str__(self):
        return f"{self.to}: {self.get_what_display()}"
