"""What hangs on a guardian's consent: the paper it was given on, and the photos in which the child is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from assistance.models.family import Consent
from committees.encryption import EncryptedTextField
from committees.models import Register
from committees.privacy import classify


class ConsentScan(Register):
    """The signed paper of a consent, as a photo or PDF. It lies encrypted in the database, never as a file."""

    is_protected = True
    holders = ("consent",)

    consent = models.OneToOneField(
        Consent,
        on_delete=models.PROTECT,
        related_name="scan",
        verbose_name=_("consent of a guardian"),
        help_text=_("To prove that consent was given."),
    )
    media_type = models.CharField(
        _("type of the file"), max_length=40, editable=False, help_text=_("To open it with the right program.")
    )
    size = models.PositiveIntegerField(
        _("size in bytes"), editable=False, help_text=_("To say how large it is without opening it.")
    )
    added_on = models.DateField(_("added on"), help_text=_("To know which paper is the newer one."))
    # Not editable: the history keeps who added it, not the paper once more.
    content = EncryptedTextField(_("the paper itself"), editable=False, help_text=_("To prove that consent was given."))

    privacy = classify(internal="consent media_type size added_on", protected="content")

    class Meta:
        verbose_name = _("scan of a consent")
        verbose_name_plural = _("scans of consents")

    def __str__(self):
        return str(self.consent)


class ShownChild(Register):
    """That a child can be recognised in a photo, so that the guardian's consent decides whether it is public."""

    is_protected = True
    holders = ("child",)

    attachment = models.ForeignKey(
        "committees.Attachment",
        on_delete=models.CASCADE,
        related_name="shown_children",
        verbose_name=_("photo"),
        help_text=_("To hide the photo when consent is taken back."),
    )
    child = models.ForeignKey(
        Child,
        on_delete=models.PROTECT,
        related_name="shown_in",
        verbose_name=_("child"),
        help_text=_("To find the guardian's consent."),
    )

    privacy = classify(internal="attachment child")

    class Meta:
        verbose_name = _("child in a photo")
        verbose_name_plural = _("children in photos")
        constraints = [
            models.UniqueConstraint(
                fields=["attachment", "child"],
                name="assistance_shownchild_once",
                violation_error_message=_("This child is named for the photo already."),
            )
        ]

    def __str__(self):
        return f"{self.child} · {self.attachment_id}"
