"""The columns by which the leak guard finds a secret in a text without reading it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


def mark_field(name: Any) -> models.CharField:
    """Length and keyed hash of an encrypted field: see assistance.guard.marks."""
    return models.CharField(
        name,
        max_length=67,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("To notice in a text that becomes public that it says who the child is."),
    )
