"""History: what every record and register entry was, version by version; and the log of what was read or tried."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class Version(models.Model):
    """One step in the life of a record or register entry, written by the action that took it. Never changed."""

    subject = models.CharField(_("kind of thing"), max_length=40)
    subject_id = models.CharField(_("which one"), max_length=40)
    number = models.PositiveIntegerField(_("version"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    # Nobody: the portal itself, which raises overdue reviews and asks after plans whose day is over.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    verb = models.CharField(_("what"), max_length=20)
    why = models.CharField(_("why"), max_length=500, blank=True)
    field = models.CharField(_("which field is meant"), max_length=60, blank=True)
    batch = models.UUIDField(_("batch"), null=True)
    state = models.CharField(_("state after it"), max_length=10, blank=True)
    content = models.JSONField(_("content"), null=True, encoder=DjangoJSONEncoder)

    privacy = classify(internal="id subject subject_id number at by verb why field batch state content")

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("history")
        constraints = [
            models.UniqueConstraint(fields=["subject", "subject_id", "number"], name="committees_version_once")
        ]

    def __str__(self):
        return f"{self.subject} {self.subject_id}, {self.number}: {self.verb}"


class Event(models.Model):
    """Something that changed nothing but must leave a trace: a sign-in, a look at a child's file, an export.

    It names things by kind and key without foreign keys, so that it outlives them.
    """

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    by = models.CharField(_("who"), max_length=40, blank=True)
    verb = models.CharField(_("what"), max_length=30)
    subject = models.CharField(_("kind of thing"), max_length=40, blank=True)
    subject_id = models.CharField(_("which one"), max_length=60, blank=True)
    address = models.GenericIPAddressField(_("from where"), null=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    privacy = classify(internal="id at by verb subject subject_id address note")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.verb}"
