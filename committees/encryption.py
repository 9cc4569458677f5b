"""Text that is encrypted in the database, and a keyed hash to find equal values without reading them.

Keys come from FIELD_KEYS alone, newest first: the first encrypts, all decrypt, so that keys can be rotated.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models


class Undecryptable(Exception):
    """A stored value that none of the keys in FIELD_KEYS opens."""


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    return _fernet(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    try:
        return _fernet(tuple(settings.FIELD_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise Undecryptable("A stored value opens with none of the keys in FIELD_KEYS.") from error


def is_current(token: str) -> bool:
    """Whether the first of the keys wrote it, so that the others are not needed for it."""
    try:
        _fernet((settings.FIELD_KEYS[0],)).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def keyed_hash(text: str) -> str:
    """Equal texts give equal hashes, which nobody without the oldest key can compute.

    The oldest key is used because hashes must stay comparable while keys rotate.
    """
    folded = "".join(text.split()).casefold()
    return hmac.new(settings.FIELD_KEYS[-1].encode(), folded.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(models.TextField):
    """Text that is plain in Python and a Fernet token in the database. It cannot be searched or sorted."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value, expression, connection):
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"The field {self.name} is encrypted and cannot be looked up by its value.")
