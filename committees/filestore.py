"""Files on the disk: stored under random names, and gone again as soon as no row of the database knows them."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from committees.filetypes import refusal
from committees.models import Attachment

LONGEST_NAME = 120
LONGEST_ENDING = 12
FOLDER = "attachments"
YOUNG = timedelta(days=1)  # a file is on the disk a moment before its row is written


def clean_name(name: str) -> str:
    """The name that the file had on the person's own machine: without its folder, printable, not too long."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if letter.isprintable()).strip(" .")
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = f"{dot}{ending}"[:LONGEST_ENDING]
    return stem[: LONGEST_NAME - len(kept)] + kept


def random_name(attachment: Attachment, field: str, ending: str) -> str:
    """A path that nobody can guess, in the folder of the month."""
    stored: Any = attachment._meta.get_field(field)
    return stored.generate_filename(attachment, f"{secrets.token_hex(16)}.{ending}")


def store(path: str, content: File) -> str:
    return default_storage.save(path, content)


@contextmanager
def no_file_without_its_row(name: str) -> Iterator[list[str]]:
    """Names the files as they are stored; takes them back where the row is not made."""
    stored: list[str] = []
    try:
        yield stored
    except BaseException as error:
        for path in stored:
            with suppress(OSError):
                default_storage.delete(path)
        if isinstance(error, OSError):
            raise refusal("disk", name) from error
        raise


def digest_of(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def remove_later(*paths: str | None) -> None:
    """Remove the files once the transaction is done; what cannot be removed now is swept up later."""
    for path in filter(None, paths):
        transaction.on_commit(partial(default_storage.delete, path), robust=True)


def remove_strays(now: datetime) -> int:
    """Remove files that no row knows, one folder after the other; how many there were."""
    return sum(_strays_removed(folder, now) for folder in _folders(FOLDER))


def _folders(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    yield folder
    for name in default_storage.listdir(folder)[0]:
        yield from _folders(f"{folder}/{name}")


def _strays_removed(folder: str, now: datetime) -> int:
    known: set[str] = set()
    for field in ("file", "thumbnail"):
        paths = Attachment.objects.filter(**{f"{field}__startswith": f"{folder}/"})
        known.update(paths.values_list(field, flat=True))
    count = 0
    for name in default_storage.listdir(folder)[1]:
        path = f"{folder}/{name}"
        if path not in known and default_storage.get_modified_time(path) < now - YOUNG:
            default_storage.delete(path)
            count += 1
    return count
