"""The second step of signing in: a code from the person's phone, or one of the recovery codes they have put away."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.encryption import EncryptedTextField
from committees.privacy import classify


class SecondStep(models.Model):
    """The secret that an account shares with a phone. It exists only once a code from the phone has confirmed it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_step", verbose_name=_("account")
    )
    created_at = models.DateTimeField(_("set up at"), auto_now_add=True)
    secret = EncryptedTextField(_("shared secret"))
    # Codes are good for one half minute each, counted from 1970: none is taken twice.
    last_used = models.BigIntegerField(_("half minute of the last code"), default=0)
    drift = models.SmallIntegerField(_("half minutes that the phone is off"), default=0)
    failures = models.PositiveSmallIntegerField(_("wrong codes in a row"), default=0)
    blocked_until = models.BigIntegerField(_("refused until, in seconds since 1970"), default=0)

    privacy = classify(
        internal="id user created_at last_used drift failures blocked_until",
        protected="secret",
    )

    class Meta:
        verbose_name = _("second step of signing in")
        verbose_name_plural = _("second steps of signing in")

    def __str__(self):
        return str(self.user)


class RecoveryCode(models.Model):
    """A code for the day on which the phone is lost; good once. Only its keyed hash is kept."""

    second_step = models.ForeignKey(
        SecondStep, on_delete=models.CASCADE, related_name="recovery_codes", verbose_name=_("second step")
    )
    code_hash = models.CharField(_("hash of the code"), max_length=64)

    privacy = classify(internal="id second_step", protected="code_hash")

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = [
            models.UniqueConstraint(fields=["second_step", "code_hash"], name="committees_recovery_code_once")
        ]

    def __str__(self):
        return f"{self.second_step} {self.pk}"
