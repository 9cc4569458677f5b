"""Where the public reads a record."""

from django.db import models


def public_url(record: models.Model) -> str:
    """The public page of a record given as its own kind; empty for kinds that have none."""
    return record.get_public_url() if hasattr(record, "get_public_url") else ""
