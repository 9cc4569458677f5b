"""What the roof itself keeps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class SavedFilter(models.Model):
    """The filters, columns and order of a list under a name; of one person, or shared with a committee and below."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters", verbose_name=_("owner")
    )
    shared_with = models.ForeignKey(
        "committees.Committee", on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("shared with")
    )
    shelf = models.CharField(_("list"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("what is asked for"), max_length=1000, blank=True)

    privacy = classify(internal="id owner shared_with shelf name query")

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "shelf", "name"],
                name="qinggang_savedfilter_name_once",
                violation_error_message=_("You already have a saved filter of this name."),
            ),
            models.CheckConstraint(name="qinggang_savedfilter_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name
