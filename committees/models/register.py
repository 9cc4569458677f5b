"""What registers share: things that are kept up rather than reported, with scope, version and history but no review."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.privacy import classify


class Register(models.Model):
    """An entry of a register. `version` grows by one with every change made by an action."""

    is_protected: ClassVar[bool] = False  # about a child: kept by child-data officers alone

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    privacy = classify(internal="id version")

    class Meta:
        abstract = True


class Entered(Register):
    """An entry that is typed on a page of the desk: the key of its draft makes sure that it is made once."""

    draft_key = models.UUIDField(_("key of its draft"), null=True, unique=True, editable=False)

    privacy = classify(internal="draft_key")

    class Meta:
        abstract = True
