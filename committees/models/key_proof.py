"""What shows at the start whether FIELD_KEYS are the keys of this database."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class KeyProof(models.Model):
    """Words that everybody may know, as the keys encrypt and hash them. There is one row; committees.keys writes it."""

    token = models.TextField(_("known words, encrypted"))
    words_hash = models.CharField(_("hash of the known words"), max_length=64)

    privacy = classify(internal="id token", protected="words_hash")

    class Meta:
        verbose_name = _("proof of the keys")
        verbose_name_plural = _("proofs of the keys")

    def __str__(self):
        return str(self.pk)
