"""What single kinds of record add to the page of a record, between what was entered and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.module_loading import import_string

from committees.models import Record, User
from qinggang.look.panels import Panel

# By kind: the function that says them, as a dotted path. It takes the reader and the record as its own kind.
EVERYWHERE = "qinggang.children.consent_pages.panels"
PANELS = {
    "aid_batch": "qinggang.aid.pages.panels",
    "pairing": "qinggang.care.pairing_pages.panels",
    "donation": "qinggang.gifts.pages.panels",
}


def panels_of(user: User, record: Record) -> Iterable[Panel]:
    for said in (PANELS.get(record.kind), EVERYWHERE):
        if said:
            yield from import_string(said)(user, record)
